import { z } from "zod";
import { type Condition, withConditions } from "./conditions";
import { headerMap, type Match, matchFields, matchSchema, toMatch } from "./matches";
import { duration, exactHostname, fieldName, headerValue, port, text, whole } from "./primitives";

const service = text({
  what: "a Service",
  allowed: "namespace/service:port, such as shop/web:8080",
  test: (value) => {
    const parts =
      /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?\/[a-z]([-a-z0-9]{0,61}[a-z0-9])?:(\d+)$/.exec(value);
    return parts !== null && port.safeParse(Number(parts[3])).success;
  },
});

const backendSchema = z.union([
  service.transform((value) => ({ service: value, weight: 1 })),
  z.strictObject({
    service: service.describe("namespace/service:port"),
    weight: whole(0, 1_000_000)
      .default(1)
      .describe("share of the requests, in relation to the others"),
  }),
]);

const timeoutsSchema = z.strictObject({
  request: duration
    .exactOptional()
    .describe("longest time until the answer is complete, 0s for no limit (the default)"),
  idle: duration
    .exactOptional()
    .describe(
      "longest silence in either direction; default 60s, or `request` where that is longer",
    ),
  connect: duration.exactOptional().describe("longest wait for a connection to a pod; default 5s"),
});

const headerChangesSchema = z.strictObject({
  set: headerMap(headerValue).default({}).describe("headers to set, replacing what is there"),
  add: headerMap(headerValue).default({}).describe("headers to add to what is there"),
  remove: z.array(fieldName.toLowerCase()).max(16).default([]).describe("headers to remove"),
});

const NO_CHANGES = { set: {}, add: {}, remove: [] };

const newPath = text({
  what: "a path",
  allowed: "an absolute path of at most 1024 characters, without ? or #",
  test: (value) => value.length <= 1024 && /^\/[^\s?#]*$/.test(value),
});

const replacement = {
  prefix: newPath.exactOptional().describe("replaces the matched prefix"),
  path: newPath.exactOptional().describe("replaces the whole path"),
};

const rewriteSchema = z.strictObject({
  ...replacement,
  host: exactHostname.exactOptional().describe("Host header that the backend sees"),
});

const redirectSchema = z.strictObject({
  scheme: z.enum(["http", "https"]).exactOptional().describe("default: as requested"),
  host: exactHostname.exactOptional().describe("default: as requested"),
  port: port.exactOptional().describe("default: the scheme's, else the listener's"),
  ...replacement,
  status: z.literal([301, 302, 303, 307, 308]).default(302).describe("HTTP status of the answer"),
});

/** Fields of a rule: short (the fields of one match, `backend`) or long (`matches`, `backends`). */
export const ruleFields = {
  ...matchFields,
  matches: z
    .array(matchSchema)
    .min(1)
    .exactOptional()
    .describe(
      "what requests must look like, one of these; instead of path, method, headers, query",
    ),
  backend: backendSchema.exactOptional().describe("where requests go: namespace/service:port"),
  backends: z
    .array(backendSchema)
    .max(16)
    .exactOptional()
    .describe("where requests go, by weight; instead of backend"),
  timeouts: timeoutsSchema.exactOptional().describe("time limits of a request"),
  requestHeaders: headerChangesSchema
    .refine(({ set, add }) => !("host" in set || "host" in add), {
      error: "cannot change the Host header: Envoy Gateway answers 500",
      params: { remedy: "rewrite.host" },
    })
    .exactOptional()
    .describe("changes to the request headers"),
  responseHeaders: headerChangesSchema.exactOptional().describe("changes to the response headers"),
  rewrite: rewriteSchema.exactOptional().describe("what of the URL the backend sees differently"),
  redirect: redirectSchema
    .refine((redirect) => Object.keys(redirect).some((key) => key !== "status"), {
      error: "leads to the same URL again",
      params: { remedy: "at least one of scheme, host, port, prefix, path" },
    })
    .exactOptional()
    .describe("answer with a redirect instead of a backend"),
};

type RuleInput = z.output<z.ZodObject<typeof ruleFields>>;

const isEmpty = (...maps: (object | undefined)[]) =>
  maps.every((map) => map === undefined || Object.keys(map).length === 0);

const backendsOf = ({ backend, backends }: Partial<RuleInput>) =>
  backends ?? (backend ? [backend] : []);

const replacesPrefix = ({ rewrite, redirect }: Partial<RuleInput>) =>
  (rewrite?.prefix ?? redirect?.prefix) !== undefined;

const isPrefix = ({ path }: Match) => "prefix" in path;

const matchesOf = (rule: Partial<RuleInput>): Match[] => rule.matches ?? [toMatch(rule)];

/** What must hold between the fields of a rule. */
export const ruleConditions: Condition<Partial<RuleInput>>[] = [
  {
    reads: ["matches", "path", "method", "headers", "query"],
    at: "matches",
    holds: ({ matches, path, method, headers, query }) =>
      !matches || !(path ?? method ?? headers ?? query),
    fault: "stands beside path, method, headers or query",
    remedy: "move those into an entry of matches",
  },
  {
    reads: ["backend", "backends"],
    at: "backends",
    holds: ({ backend, backends }) => !(backend && backends),
    fault: "stands beside backend",
    remedy: "one of the two",
  },
  {
    reads: ["backend", "backends", "redirect"],
    holds: (rule) => backendsOf(rule).length > 0 || rule.redirect !== undefined,
    fault: "has neither a backend nor a redirect",
    remedy: "backend: namespace/service:port, or redirect",
  },
  {
    reads: ["backend", "backends", "redirect"],
    at: "redirect",
    holds: (rule) => !(backendsOf(rule).length > 0 && rule.redirect),
    fault: "stands beside a backend",
    remedy: "a rule has backends or a redirect; use two rules",
  },
  {
    reads: ["redirect", "rewrite", "timeouts", "requestHeaders"],
    at: "redirect",
    holds: ({ redirect, rewrite, timeouts, requestHeaders }) =>
      !redirect ||
      isEmpty(rewrite, timeouts, requestHeaders?.set, requestHeaders?.add, requestHeaders?.remove),
    fault: "stands beside rewrite, timeouts or requestHeaders, which need a backend",
    remedy: "remove those, or the redirect",
  },
  {
    reads: ["backend", "backends"],
    holds: (rule) => {
      const backends = backendsOf(rule);
      return backends.length === 0 || backends.some(({ weight }) => weight > 0);
    },
    fault: "has weights that sum to zero: every request would be answered 500",
    remedy: "at least one weight above 0",
  },
  {
    reads: ["rewrite"],
    at: "rewrite",
    holds: ({ rewrite }) => !(rewrite?.prefix && rewrite.path),
    fault: "has both prefix and path",
    remedy: "one of the two",
  },
  {
    reads: ["redirect"],
    at: "redirect",
    holds: ({ redirect }) => !(redirect?.prefix && redirect.path),
    fault: "has both prefix and path",
    remedy: "one of the two",
  },
  {
    reads: ["rewrite", "redirect", "matches", "path"],
    holds: (rule) =>
      !replacesPrefix(rule) || (matchesOf(rule).length === 1 && matchesOf(rule).every(isPrefix)),
    fault: "replaces a prefix without exactly one match by prefix",
    remedy: "one match with a prefix path, or replace the whole path (path)",
  },
];

/** A Service port and its share of the requests. */
export type Backend = z.output<typeof backendSchema>;
/** Time limits of a request; what is left out is as the Gateway's baseline says. */
export type Timeouts = z.output<typeof timeoutsSchema>;
/** Header changes; names in lower case. */
export type HeaderChanges = z.output<typeof headerChangesSchema>;
/** What of the URL the backend sees differently: at most one of `prefix` and `path`. */
export type Rewrite = z.output<typeof rewriteSchema>;
/** Answer with a redirect: at most one of `prefix` and `path`. */
export type Redirect = z.output<typeof redirectSchema>;

/** One rule in its long form: either backends or a redirect. */
export interface Rule {
  matches: Match[];
  backends: Backend[];
  timeouts: Timeouts;
  requestHeaders: HeaderChanges;
  responseHeaders: HeaderChanges;
  rewrite?: Rewrite;
  redirect?: Redirect;
}

/** Long form of a rule. */
export const toRule = (rule: Partial<RuleInput>): Rule => ({
  matches: matchesOf(rule),
  backends: backendsOf(rule),
  timeouts: rule.timeouts ?? {},
  requestHeaders: rule.requestHeaders ?? NO_CHANGES,
  responseHeaders: rule.responseHeaders ?? NO_CHANGES,
  ...(rule.rewrite && { rewrite: rule.rewrite }),
  ...(rule.redirect && { redirect: rule.redirect }),
});

/** One entry of a route's `rules`. */
export const ruleSchema = withConditions(z.strictObject(ruleFields), ruleConditions).transform(
  toRule,
);
