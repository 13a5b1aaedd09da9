import type { PlanContext } from "../context";
import type { PlanFault } from "../migration-plan";
import type { MappedPort } from "../ports";
import { faultIf, type FindFaults } from "./fault";

/** Every port of nginx's Service must mean the same on both sides (stages.md, rule 7). */
export const portFaults: FindFaults = (context) =>
  context.migration.addressMode === "dns"
    ? []
    : context.ports.ports.flatMap((port) => faultsOf(context, port));

const faultsOf = (context: PlanContext, mapped: MappedPort): PlanFault[] => {
  const { service, nginx, envoy } = mapped;
  const what = `port ${service.port} of nginx's Service`;
  if (nginx === undefined) {
    return [
      {
        id: `port-unknown-${service.port}`,
        stage: "adopt",
        message: `${what} leads to ${String(service.targetPort)}, which nginx's container does not have`,
        remedy: "remove the port from the Service, or name the container's port so",
      },
    ];
  }
  if (envoy === undefined) {
    return [unanswered(context, mapped)];
  }
  return [
    ...numeric(context, mapped),
    ...faultIf(typeof service.targetPort === "string" && !isNamed(context, mapped), {
      id: `port-named-twice-${service.port}`,
      stage: "adopt",
      message: `${what} leads to ${String(service.targetPort)}, a second name of a port that Envoy can give one name`,
      remedy: "let both ports of the Service lead to the same name",
    }),
  ];
};

const isNamed = ({ ports }: PlanContext, { service, envoy }: MappedPort): boolean =>
  ports.names.some(
    ({ name, containerPort }) => name === service.targetPort && containerPort === envoy,
  );

const unanswered = ({ nginx: { configuration } }: PlanContext, mapped: MappedPort): PlanFault => {
  const { service, nginx } = mapped;
  const isHttps = nginx === configuration.ports.https;
  return {
    id: `port-without-listener-${service.port}`,
    stage: "adopt",
    message: `port ${service.port} of nginx's Service leads to its port ${String(nginx)}, for which Envoy has no listener`,
    remedy: isHttps
      ? "name a certificate with --default-ssl-certificate, or remove the port from the Service"
      : "remove the port from the Service and from tcp-services or udp-services, or addressMode dns",
  };
};

/** By number a Service asks both pods for the same port; Envoy's container has other ones than nginx's. */
const numeric = (
  { migration, inventory }: PlanContext,
  { service, nginx, envoy }: MappedPort,
): PlanFault[] => {
  const { targetPort = service.port } = service;
  const name = inventory.controller?.ports.find((each) => each.containerPort === nginx)?.name;
  const isOwn = migration.addressMode === "own";
  const works = targetPort === envoy || (isOwn && name !== undefined);
  return faultIf(typeof targetPort === "number" && !works, {
    id: `port-by-number-${service.port}`,
    stage: "adopt",
    message: `port ${service.port} of nginx's Service leads to port ${targetPort} by number: the same number is no port of Envoy's pods`,
    remedy:
      name === undefined
        ? "name the ports of nginx's container (a rolling restart) and let the Service lead to the names, or addressMode dns"
        : `let the Service lead to ${name}, which is the same port (chart: controller.service.targetPorts); or addressMode own`,
  });
};
