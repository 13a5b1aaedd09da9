import type { SecurityPolicySpec } from "../../../kubernetes/types";
import { seconds } from "../duration";
import { type Incoming, valueOf } from "./incoming";
import type { RuleFilters } from "./rule-filters";

/** Who may ask from other origins, in one form for the filter and the policy. */
export interface Cors {
  readonly origins: readonly string[];
  readonly methods: readonly string[];
  readonly headers: readonly string[];
  readonly exposed: readonly string[];
  readonly maxAgeSeconds: number | undefined;
  readonly credentials: boolean;
}

/** The CORS settings of a rule; a filter of the route comes before the policy (cors.go, patchRoute). */
export const corsOf = (
  filter: RuleFilters["cors"],
  policy: SecurityPolicySpec["cors"],
): Cors | undefined => {
  if (filter) {
    return {
      origins: filter.allowOrigins ?? [],
      methods: filter.allowMethods ?? [],
      headers: filter.allowHeaders ?? [],
      exposed: filter.exposeHeaders ?? [],
      // The API server fills it in.
      maxAgeSeconds: filter.maxAge ?? 5,
      credentials: filter.allowCredentials ?? false,
    };
  }
  return (
    policy && {
      origins: policy.allowOrigins ?? [],
      methods: policy.allowMethods ?? [],
      headers: policy.allowHeaders ?? [],
      exposed: policy.exposeHeaders ?? [],
      maxAgeSeconds: policy.maxAge === undefined ? undefined : seconds(policy.maxAge),
      credentials: policy.allowCredentials ?? false,
    }
  );
};

/** Whether a browser asks before its request: Envoy answers that with 200 whatever the origin (run). */
export const isPreflight = (request: Incoming): boolean =>
  request.method === "OPTIONS" &&
  valueOf(request, "origin") !== undefined &&
  valueOf(request, "access-control-request-method") !== undefined;

/** Fields of the answer to a preflight. */
export const preflightFields = (cors: Cors, request: Incoming): Record<string, string> => ({
  ...allowFields(cors, request),
  ...field(
    "access-control-allow-methods",
    listed(cors, cors.methods, valueOf(request, ACR_METHOD)),
  ),
  ...field(
    "access-control-allow-headers",
    listed(cors, cors.headers, valueOf(request, ACR_HEADERS)),
  ),
  ...field("access-control-max-age", cors.maxAgeSeconds?.toFixed(0)),
});

const ACR_METHOD = "access-control-request-method";
const ACR_HEADERS = "access-control-request-headers";

/** Fields of the answer to an actual request; none without an allowed origin. */
export const corsFields = (cors: Cors, request: Incoming): Record<string, string> => ({
  ...allowFields(cors, request),
});

const allowFields = (cors: Cors, request: Incoming): Record<string, string> => {
  const origin = valueOf(request, "origin");
  return origin === undefined || !cors.origins.some((pattern) => takes(pattern, origin))
    ? {}
    : {
        "access-control-allow-origin": origin,
        ...(cors.credentials && { "access-control-allow-credentials": "true" }),
        ...field("access-control-expose-headers", cors.exposed.join(", ")),
      };
};

/** `*` with credentials would be no answer to a browser: Envoy gives back what was asked for. */
const listed = (
  { credentials }: Cors,
  values: readonly string[],
  asked: string | undefined,
): string | undefined => {
  if (!values.includes("*")) {
    return values.join(", ");
  }
  return credentials ? asked : "*";
};

const field = (name: string, value: string | undefined): Record<string, string> =>
  value === undefined || value === "" ? {} : { [name]: value };

/** `*` stands for any text, also in part of an origin. */
const takes = (pattern: string, origin: string): boolean =>
  new RegExp(
    `^${pattern
      .split("*")
      .map((text) => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"))
      .join(".*")}$`,
  ).test(origin);
