import { canonical } from "../canonical";
import type { Answer, Forwarded, Guard, HeaderEdits, Outcome, WeightedBackend } from "./answer";
import { FIELDS, type Field } from "./fields";

/** What is compared of an answer. */
type Parts = Partial<Record<Field, unknown>>;

/**
 * The parts in which two answers to the same request differ, in the order of `FIELDS`. Compared is what
 * a client or a backend can tell: not the order of what has none, nor spaces in a list of addresses.
 *
 * Outcomes of different types have no part to compare. Where both proxies refuse a request by
 * themselves (400 and up), what had to be passed before is not compared: nobody gets in either way.
 */
export const differences = (a: Answer, b: Answer): Field[] => {
  const [one, other] = [partsOf(a, b), partsOf(b, a)];
  return FIELDS.filter((field) => textOf(one[field]) !== textOf(other[field]));
};

const partsOf = (
  { certificate, guards, outcome, responseHeaders }: Answer,
  { outcome: other }: Answer,
): Parts => ({
  certificate,
  outcome: outcome.type === "unknown" ? outcome : outcome.type,
  responseHeaders: lowerCase(responseHeaders),
  ...(outcome.type === other.type && outcomeParts(outcome)),
  ...(!(isRefusal(outcome) && isRefusal(other)) && guardParts(guards)),
});

const isRefusal = (outcome: Outcome): boolean =>
  outcome.type === "response" && outcome.status >= 400;

const outcomeParts = (outcome: Outcome): Parts => {
  switch (outcome.type) {
    case "response":
      return { status: outcome.status, location: outcome.location };
    case "passthrough":
      return { backends: shares(outcome.backends) };
    case "upstream":
      return forwardedParts(outcome);
    default:
      return {};
  }
};

/** Complete by its type: a new property of a forwarded request needs its field here. */
const FORWARDED_FIELDS = {
  backends: "backends",
  method: "upstream.method",
  target: "upstream.target",
  host: "upstream.host",
  headers: "upstream.headers",
  protocol: "upstream.protocol",
  tls: "upstream.tls",
  limits: "upstream.limits",
  affinity: "upstream.affinity",
  mirrors: "upstream.mirrors",
  replacedStatuses: "upstream.replacedStatuses",
} as const satisfies Record<keyof Omit<Forwarded, "type">, Field>;

const forwardedParts = (forwarded: Forwarded): Parts => {
  const normal: Partial<Record<keyof Forwarded, unknown>> = {
    ...forwarded,
    backends: shares(forwarded.backends),
    headers: addressLists(lowerCase(forwarded.headers)),
    mirrors: [...forwarded.mirrors].sort(),
    replacedStatuses: [...forwarded.replacedStatuses].sort((a, b) => a - b),
  };
  return Object.fromEntries(
    Object.entries(FORWARDED_FIELDS).map(([property, field]) => [
      field,
      normal[property as keyof typeof FORWARDED_FIELDS],
    ]),
  );
};

/** Guards by the field of their kind, the order inside a kind being none. */
const guardParts = (guards: readonly Guard[]): Parts => {
  const parts: Parts = {};
  for (const kind of new Set(guards.map((guard) => guard.kind))) {
    parts[`guard.${kind}`] = guards
      .filter((guard) => guard.kind === kind)
      .map(normalGuard)
      .map(textOf)
      .sort();
  }
  return parts;
};

const normalGuard = (guard: Guard): unknown => {
  switch (guard.kind) {
    case "externalAuth":
      return { ...guard, copiedHeaders: [...guard.copiedHeaders].sort() };
    case "anyOf":
      return {
        ...guard,
        addresses: [...guard.addresses].sort(),
        guards: guard.guards.map(normalGuard).map(textOf).sort(),
      };
    default:
      return guard;
  }
};

/** Shares are sums of fractions: what is beyond a millionth is no difference. */
const shares = (backends: readonly WeightedBackend[]): string[] =>
  backends
    .filter(({ share }) => share > 0)
    .map(({ service, port, share }) => `${service}:${port} ${share.toFixed(6)}`)
    .sort();

const lowerCase = (edits: HeaderEdits): HeaderEdits =>
  Object.fromEntries(Object.entries(edits).map(([name, value]) => [name.toLowerCase(), value]));

/** nginx puts a space after each comma of the chain of addresses, Envoy none. */
const addressLists = (edits: HeaderEdits): HeaderEdits =>
  Object.fromEntries(
    Object.entries(edits).map(([name, value]) => [
      name,
      name.endsWith("forwarded-for") && value !== null ? value.replace(/\s*,\s*/g, ",") : value,
    ]),
  );

/** The same text for equal data; what is undefined is absent. */
const textOf = (data: unknown): string => JSON.stringify(canonical({ data }));
