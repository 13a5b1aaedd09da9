import { RE2JS } from "re2js";
import { z } from "zod";
import { oneOf } from "./one-of";
import { fieldName, headerValue, text } from "./primitives";

const isRe2 = (pattern: string): boolean => {
  try {
    RE2JS.compile(pattern);
    return true;
  } catch {
    return false;
  }
};

/** Envoy matches with RE2 and against the whole value: path, header or parameter. */
const regex = (limit: number) =>
  text({
    what: "a regular expression that Envoy accepts",
    allowed: `RE2 syntax (no look-around, no back-reference), 1 to ${limit} characters; it must match the whole value`,
    test: (value) => value.length > 0 && value.length <= limit && isRe2(value),
  });

/** The HTTPRoute CRD's rules for literal paths; `%2F` never matches, since it would not be a separator. */
const literalPath = text({
  what: "a path",
  allowed:
    "an absolute path of at most 1024 URL characters, without //, /./, /../, %2F, ? or #; other characters as a regex",
  test: (value) =>
    value.length <= 1024 &&
    /^\/(?:[-A-Za-z0-9/._~!$&'()*+,;=:@]|%[0-9a-fA-F]{2})*$/.test(value) &&
    !/\/\/|\/\.\.?(\/|$)|%2f/i.test(value),
});

/** `/shop/` and `/shop` are the same prefix: by path segments, in Gateway API. */
const prefix = literalPath.transform((value) => (value === "/" ? value : value.replace(/\/$/, "")));

const pathSchema = z.union([
  prefix.transform((value) => ({ prefix: value })),
  oneOf({
    exact: literalPath.describe("this path only"),
    prefix: prefix.describe("this path and all below it, by whole segments"),
    regex: regex(1024).describe("RE2 expression for the whole path"),
  }),
]);

const queryValue = text({
  what: "a parameter value",
  allowed: "1 to 1024 characters",
  test: (value) => value.length > 0 && value.length <= 1024,
});

/** Header names mean the same in any case: the configuration keeps them in lower case. */
const lowerCaseKeys = <Value>(fields: Record<string, Value>): Record<string, Value> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name.toLowerCase(), value]));

const namedOnce = (fields: Record<string, unknown>) =>
  Object.keys(lowerCaseKeys(fields)).length === Object.keys(fields).length;

/** Map of at most 16 header names, whatever their case, to `value`. */
export const headerMap = <Value extends z.ZodType>(value: Value) =>
  z
    .record(fieldName, value)
    .refine((fields) => Object.keys(fields).length <= 16, {
      error: "has more than 16 entries",
      params: { remedy: "at most 16, the limit of the Gateway API" },
    })
    .refine(namedOnce, {
      error: "names a header twice",
      params: { remedy: "each header once: case makes no difference" },
    })
    .transform(lowerCaseKeys);

const headersSchema = headerMap(
  z.union([
    headerValue,
    z.strictObject({
      regex: regex(4096)
        .refine((value) => headerValue.safeParse(value).success, {
          error: "is not a header value",
          params: { remedy: "printable ASCII, single spaces only between other characters" },
        })
        .describe("RE2 expression for the whole value"),
    }),
  ]),
).refine((headers) => Object.keys(headers).every((name) => !name.includes("_")), {
  error: "can never match: the Gateway drops request headers with an underscore",
  params: { remedy: "a header name without _" },
});

const querySchema = z
  .record(
    fieldName,
    z.union([
      queryValue,
      z.strictObject({ regex: regex(1024).describe("RE2 expression for the whole value") }),
    ]),
  )
  .refine((query) => Object.keys(query).length <= 16, {
    error: "has more than 16 entries",
    params: { remedy: "at most 16, the limit of the Gateway API" },
  });

/** The fields of a match, all optional: what is left out holds for every request. */
export const matchFields = {
  path: pathSchema
    .exactOptional()
    .describe('path: a bare string is a prefix; else {exact}, {prefix} or {regex}; default "/"'),
  method: z
    .enum(["GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH"])
    .exactOptional()
    .describe("HTTP method; default any"),
  headers: headersSchema
    .exactOptional()
    .describe("request headers by name: the exact value, or {regex}"),
  query: querySchema
    .exactOptional()
    .describe("query parameters by name: the exact value, or {regex}"),
};

/** Path of a match: by exactly one of the three kinds. */
export type PathMatch = z.output<typeof pathSchema>;
/** Method of a match. */
export type Method = z.output<typeof matchFields.method>;
/** Value of a header or parameter: exact, or by regular expression. */
export type ValueMatch = string | { regex: string };

/** What a request must look like; header names in lower case. */
export interface Match {
  path: PathMatch;
  method?: Method;
  headers: Record<string, ValueMatch>;
  query: Record<string, ValueMatch>;
}

/** Completes a match: every path, no header, no parameter. */
export const toMatch = ({ path, method, headers, query }: Partial<Match>): Match => ({
  path: path ?? { prefix: "/" },
  ...(method && { method }),
  headers: headers ?? {},
  query: query ?? {},
});

export const matchSchema = z.strictObject(matchFields).transform(toMatch);
