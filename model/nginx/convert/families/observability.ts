import type { Finding } from "../../findings/finding";
import type { Family, RuleContext } from "../emission";
import { annotationFinding, type Loss } from "./finding";

/** enable-access-log, opentelemetry-*: the Gateway logs and traces for all routes alike. */
export const observability: Family = (context) => {
  const { accessLog, openTelemetry, trustIncomingSpan, operationName } =
    context.location.settings.observability;
  const { configuration } = context.nginx;
  const isTraced = openTelemetry ?? configuration.openTelemetry.enabled;
  const losses: Readonly<Record<string, Loss | false>> = {
    "enable-access-log": !accessLog &&
      configuration.defaults.accessLog && {
        severity: "note",
        value: "false",
        differences: operation("writes no log of this location", "logs as for the whole Gateway"),
        remedy: "Set matches in the access log of the EnvoyProxy, if the log grows too large.",
      },
    "enable-opentelemetry": openTelemetry !== undefined && {
      severity: "note",
      value: String(openTelemetry),
      differences: operation(
        openTelemetry ? "traces this location" : "does not trace this location",
        "traces as the EnvoyProxy says for the whole Gateway",
      ),
      remedy:
        "Set tracing in the EnvoyProxy, and telemetry in a BackendTrafficPolicy of the route.",
    },
    "opentelemetry-trust-incoming-span": isTraced &&
      trustIncomingSpan === false && {
        severity: "note",
        value: "false",
        differences: operation("begins a new trace", "continues the client's trace"),
        remedy: "Remove traceparent with earlyRequestHeaders of the ClientTrafficPolicy.",
      },
    "opentelemetry-operation-name": isTraced &&
      operationName !== undefined && {
        severity: "note",
        value: operationName,
        differences: operation(`names spans ${operationName}`, "names them by itself"),
        remedy: "Set spanName in the tracing of a BackendTrafficPolicy of the route.",
      },
  };
  return { findings: findingsOf(context, losses) };
};

const operation = (nginx: string, envoy: string): Loss["differences"] => [
  { field: "operation", when: "always", nginx, envoy },
];

const findingsOf = (
  context: RuleContext,
  losses: Readonly<Record<string, Loss | false>>,
): Finding[] =>
  Object.entries(losses).flatMap(([key, loss]) =>
    loss === false ? [] : [annotationFinding({ context, key, ...loss })],
  );
