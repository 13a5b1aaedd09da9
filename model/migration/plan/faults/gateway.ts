import { anchorName } from "../anchor";
import type { PlanContext } from "../context";
import { faultIf, type FindFaults } from "./fault";

/** Longest name of a migration: names of Services are made from it. */
const MOST_OF_NAME = 50;

/** What Envoy Gateway and the names of objects need. */
export const gatewayFaults: FindFaults = (context) => {
  const { name, namespace, controller } = context;
  const taken = takenNames(context);
  return [
    ...faultIf(!/^[a-z]/.test(name) || name.length > MOST_OF_NAME, {
      id: "name",
      stage: "install",
      message: `migration ${name} cannot have this name: its Gateway's Service has it too`,
      remedy: `a name that begins with a letter and has at most ${MOST_OF_NAME} characters`,
    }),
    ...faultIf(taken.length > 0, {
      id: "name-taken",
      stage: "install",
      message: `namespace ${namespace} has a Service ${taken.join(", ")} already`,
      remedy: "give the migration another name: it is that of the Gateway and of its Service",
    }),
    ...faultIf(needsBackends(context) && !controller.extensions.includes("backend"), {
      id: "backend-extension",
      stage: "routes",
      message: "routes need Backends, which Envoy Gateway has switched off",
      remedy: "controller.extensions: [backend]",
    }),
  ];
};

/** Services of others that have a name of ours; those that an earlier stage made carry our label. */
const takenNames = (context: PlanContext): string[] => {
  const { name, namespace, inventory } = context;
  const others = [
    ...inventory.services.map((service) => ({ ...service, labels: {} })),
    ...(inventory.controller?.services ?? []),
  ].filter((service) => service.namespace === namespace && !isOurs(service));
  const own = [name, anchorName(context)];
  return own.filter((each) => others.some((service) => service.name === each));
};

const isOurs = ({ labels }: { readonly labels: Readonly<Record<string, string>> }): boolean =>
  labels["app.kubernetes.io/managed-by"] === "envoy-edge";

/** Hosts that stay on nginx are passed to it by one, too. */
const needsBackends = ({ conversion }: PlanContext): boolean =>
  conversion.heldBack.length > 0 || conversion.objects.some(({ kind }) => kind === "Backend");
