import { verdict, whenSeen, type RunCheck } from "./check";

/** Envoy answers the load balancer's health check as nginx does: with 200. */
export const healthPath: RunCheck = ({ observation }) =>
  whenSeen(observation.health, ({ path, status, error }) =>
    verdict({
      summary: status === undefined ? `no answer on ${path}` : `${String(status)} on ${path}`,
      numbers: status === undefined ? {} : { status },
      faults:
        status === 200
          ? []
          : [
              `Envoy answers ${status === undefined ? `nothing (${error ?? "no error"})` : String(status)} on ${path}: ` +
                "the load balancer would take its pods for dead; healthPath names another path",
            ],
    }),
  );
