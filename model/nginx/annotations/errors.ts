import type { ErrorSettings } from "../effective/settings";
import type { AnnotationSource, Ignored, Parsed } from "./annotation";
import type { Reader } from "./reading";
import { present, readFamily } from "./reading";
import { nameOf } from "./references";
import { annotationTable } from "./table";
import type { Check } from "./values";
import { matching } from "./values";

export const errorsAnnotations = annotationTable(
  {
    scope: "location",
    risk: "Low",
    invalid: "drops the Ingress",
    fidelity: "approximate",
    protective: false,
    emits: ["BackendTrafficPolicy.spec.responseOverride"],
    differs: "",
  },
  {
    "custom-http-errors": {
      meaning:
        "Statuses of the backend whose answers the default backend replaces; it is told the status in X-Code.",
      protective: true,
      differs: "Envoy Gateway answers with a fixed page; no Service is called with X-Code.",
    },
    "default-backend": {
      meaning:
        "Service for when there are no endpoints, and for the statuses of custom-http-errors; its first port.",
      differs: "Neither another Service without endpoints nor one for errors can be named.",
    },
    "disable-proxy-intercept-errors": {
      meaning:
        "Leaves the backend's answers alone though custom-http-errors is set here; the controller's own errors are still replaced.",
      invalid: "takes the default",
      fidelity: "exact",
    },
  },
);

const STATUSES = matching("a list of statuses from 400 to 599", /^(?:[4,5]\d{2},?)*$/);

const SERVICE: Check = {
  name: "the name of a Service",
  allows: (value) => /^[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?$/.test(value),
};

/**
 * Facts: internal/ingress/annotations/{customhttperrors,defaultbackend,disableproxyintercepterrors},
 * and nginx's inheritance of error_page and proxy_intercept_errors in the controller's template.
 */
export const parseErrors = (source: AnnotationSource): Parsed<ErrorSettings> => {
  const { customHttpErrors, interceptErrors } = source.configuration.defaults;
  const everywhere = customHttpErrors.length > 0 && interceptErrors;
  return readFamily<ErrorSettings>({
    source,
    without: { customHttpErrors, intercept: everywhere },
    read: (reader) => {
      const own = statuses(reader);
      const disabled = reader.boolean("disable-proxy-intercept-errors") ?? false;
      return {
        customHttpErrors: own.length > 0 ? own : customHttpErrors,
        ...present({ defaultBackend: defaultBackend(reader, source) }),
        // The template only ever turns it on: what the ConfigMap turns on stays on.
        intercept: (own.length > 0 && !disabled) || everywhere,
      };
    },
  });
};

/** Three parsers of the controller read these: an empty value of one leaves the others alone. */
const DROP = { refused: "drop", empty: "default" } as const;

const KEY = "custom-http-errors";

const statuses = ({ text, ignore }: Reader): readonly number[] => {
  const words = (text(KEY, STATUSES, DROP) ?? "")
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word !== "");
  const fault = faultOf(words);
  if (fault !== undefined) {
    ignore(fault);
    return [];
  }
  return [...new Set(words.map(Number))].sort((a, b) => a - b);
};

/** What the validator lets through: it takes out blanks and lets commas be left out. */
const faultOf = (words: readonly string[]): Ignored | undefined => {
  if (!words.every((word) => /^\d+$/.test(word))) {
    return { key: KEY, reason: "its statuses are not parted by commas" };
  }
  return words.every((word) => Number(word) >= 300 && Number(word) <= 599)
    ? undefined
    : { key: KEY, reason: "nginx refuses its whole configuration with such a status" };
};

const defaultBackend = (
  { text, ignore }: Reader,
  { ingress: { namespace }, inventory }: AnnotationSource,
): string | undefined => {
  const key = "default-backend";
  const name = text(key, SERVICE, DROP);
  if (name === undefined) {
    return undefined;
  }
  const service = `${namespace}/${name}`;
  if (!inventory.services.some((each) => nameOf(each) === service)) {
    ignore({ key, reason: `Service ${service} is not found` });
    return undefined;
  }
  return service;
};
