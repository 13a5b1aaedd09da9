import type { ObservabilitySettings } from "../effective/settings";
import type { AnnotationSource, Parsed } from "./annotation";
import type { Reader } from "./reading";
import { present, readFamily } from "./reading";
import { annotationTable } from "./table";
import { matching } from "./values";

export const observabilityAnnotations = annotationTable(
  {
    scope: "location",
    risk: "Low",
    invalid: "takes the default",
    fidelity: "approximate",
    protective: false,
    emits: [],
    differs: "",
  },
  {
    "enable-access-log": {
      meaning: "Whether requests are logged; by default yes.",
      differs: "The access log is the EnvoyProxy's, for all routes.",
    },
    "enable-rewrite-log": {
      meaning: "Logs rewrites, for debugging.",
      fidelity: "no-op",
    },
    "enable-opentelemetry": {
      meaning: "Turns tracing on or off here.",
      emits: ["BackendTrafficPolicy.spec.telemetry.tracing"],
      differs: "Where traces go is the EnvoyProxy's.",
    },
    "opentelemetry-trust-incoming-span": {
      meaning: "Whether the client's trace is continued, where tracing is turned on here.",
      differs: "Envoy always continues it.",
    },
    "opentelemetry-operation-name": {
      meaning: "Name of the span, where tracing is turned on here.",
      risk: "Medium",
      invalid: "drops the Ingress",
      emits: ["BackendTrafficPolicy.spec.telemetry.tracing.spanName"],
      differs: "Where traces go is the EnvoyProxy's.",
    },
  },
);

const OPERATION = matching("made of letters, digits, - and _", /^[A-Za-z0-9_-]*$/);

/** Facts: internal/ingress/annotations/{log,opentelemetry}. */
export const parseObservability = (source: AnnotationSource): Parsed<ObservabilitySettings> => {
  const { accessLog } = source.configuration.defaults;
  return readFamily<ObservabilitySettings>({
    source,
    without: { accessLog, rewriteLog: false },
    read: (reader) => ({
      // A log that the ConfigMap turns off cannot be turned on here.
      accessLog: (reader.boolean("enable-access-log") ?? true) && accessLog,
      rewriteLog: reader.boolean("enable-rewrite-log") ?? false,
      ...tracing(reader),
    }),
  });
};

/** What is said of the trace is read only where this Ingress turns tracing on. */
const tracing = ({ boolean, text }: Reader): Partial<ObservabilitySettings> => {
  const openTelemetry = boolean("enable-opentelemetry");
  return openTelemetry !== true
    ? present({ openTelemetry })
    : present({
        openTelemetry,
        trustIncomingSpan: boolean("opentelemetry-trust-incoming-span"),
        operationName: text("opentelemetry-operation-name", OPERATION, {
          refused: "drop",
          empty: "default",
        }),
      });
};
