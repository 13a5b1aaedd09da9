import { stackLabels } from "../../kubernetes-object";
import { between, type Stage } from "../stage";
import type { PlanContext } from "./context";
import type { PlannedResource } from "./migration-plan";
import { type ServicePort } from "./ports";
import { created, SKIP_AWAIT } from "./resource";

/** Name of the Service of nginx's pods alone. */
export const anchorName = ({ name }: Pick<PlanContext, "name">): string => `${name}-anchor`;

/** Ports by which the anchor is reached at nginx's own HTTP and HTTPS. */
export const ANCHOR_PORTS = { http: 80, https: 443 } as const;

/**
 * A Service of nginx's pods that stays while the entry Service changes: what is passed to nginx goes
 * through it, and connections that are kept to nginx stay known where a network plugin forgets those of
 * pods that no Service has.
 */
export const anchorResources = (context: PlanContext, stage: Stage): PlannedResource[] =>
  between({ stage, from: "routes", to: "idle" }) && context.inventory.controller !== undefined
    ? [
        created("services", {
          apiVersion: "v1",
          kind: "Service",
          metadata: {
            name: anchorName(context),
            namespace: context.namespace,
            labels: stackLabels(context.target.stack),
            // From `idle` on nginx has no pods.
            annotations: SKIP_AWAIT,
          },
          spec: {
            type: "ClusterIP",
            selector: context.selectors.nginx,
            ports: anchorPorts(context),
          },
        }),
      ]
    : [];

/** nginx's HTTP and HTTPS under their usual numbers, and all else that its Service has. */
const anchorPorts = ({ nginx, ports }: PlanContext): ServicePort[] => {
  const own = nginx.configuration.ports;
  const usual = (["http", "https"] as const).map((name): ServicePort => {
    const port = ANCHOR_PORTS[name];
    const same = ports.ports.find((each) => each.nginx === own[name])?.service;
    return { name, port, protocol: "TCP", targetPort: same?.targetPort ?? own[name] };
  });
  const others = ports.ports
    .map(({ service }) => service)
    .filter(({ port }) => usual.every((each) => each.port !== port))
    .map(({ name, port, protocol = "TCP", targetPort = port }) => ({
      name: name ?? `port-${port}`,
      port,
      protocol,
      targetPort,
    }));
  const isFree = ({ name }: ServicePort) => usual.every((each) => each.name !== name);
  return [...usual, ...others.filter(isFree)];
};
