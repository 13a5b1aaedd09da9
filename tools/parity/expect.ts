import type { Answer, Forwarded, Guard } from "../../model/http/answer";
import type { Known } from "./case";
import type { Observed, Seen } from "./send";

/** What a comparison needs to know of the stand. */
export interface Knowledge {
  /** Which server is behind a Service, by `namespace/name`. */
  readonly backends: ReadonlyMap<string, Known["backend"]>;
  /** `namespace/name` of the Secret with a certificate, by its sha256. */
  readonly certificates: ReadonlyMap<string, string>;
}

/** In what an answer that was observed differs from the one that an interpreter gave: texts for people. */
export function unexpected({
  answer,
  observed,
  knowledge,
}: {
  answer: Answer;
  observed: Observed;
  knowledge: Knowledge;
}): string[] {
  const { outcome } = answer;
  if (outcome.type === "unknown") {
    return [];
  }
  if (outcome.type === "closed" || observed.closed !== undefined) {
    const closed = observed.closed === undefined ? "an answer" : `none: ${observed.closed}`;
    return outcome.type === "closed" && observed.closed !== undefined
      ? []
      : [differs("outcome", outcome.type, closed)];
  }
  if (outcome.type === "passthrough") {
    return [];
  }
  const certificate = wrongCertificate({ answer, observed, knowledge });
  const denied = outcome.type === "upstream" && deniedByGuard(answer.guards, observed);
  return denied
    ? certificate
    : [
        ...certificate,
        ...(outcome.type === "response"
          ? wrongResponse(outcome, observed)
          : wrongUpstream({ outcome, observed, knowledge })),
        ...wrongHeaders("response header", answer.responseHeaders, observed.headers),
      ];
}

const differs = (what: string, predicted: unknown, observed: unknown): string =>
  `${what}: predicted ${show(predicted)}, observed ${show(observed)}`;

const show = (value: unknown): string => JSON.stringify(value) ?? "nothing";

function wrongCertificate({
  answer,
  observed,
  knowledge,
}: Parameters<typeof unexpected>[0]): string[] {
  const { certificate } = answer;
  if (certificate === undefined || observed.certificate === undefined) {
    return [];
  }
  const shown = knowledge.certificates.get(observed.certificate) ?? "placeholder";
  return shown === certificate ? [] : [differs("certificate", certificate, shown)];
}

/** Statuses with which a guard refuses. */
const REFUSALS: Readonly<Record<Guard["kind"], readonly number[]>> = {
  basicAuth: [401],
  externalAuth: [302, 401, 403, 500],
  clientCertificate: [302, 400, 403, 495, 496],
  rateLimit: [429, 503],
  connectionLimit: [429, 503],
  bodySize: [413],
  webApplicationFirewall: [403],
  anyOf: [401, 403],
};

/** A guard depends on what no interpreter knows: it may refuse, with a status of its own. */
function deniedByGuard(guards: readonly Guard[], { seen, status = 0 }: Observed): boolean {
  return seen === undefined && guards.some(({ kind }) => REFUSALS[kind].includes(status));
}

function wrongResponse(
  { status, location }: { status: number; location?: string },
  observed: Observed,
): string[] {
  return [
    ...(observed.seen === undefined ? [] : [differs("outcome", status, observed.seen.backend)]),
    ...(observed.status === status ? [] : [differs("status", status, observed.status)]),
    ...(observed.location === location ? [] : [differs("location", location, observed.location)]),
  ];
}

function wrongUpstream({
  outcome,
  observed: { seen, status },
  knowledge,
}: {
  outcome: Forwarded;
  observed: Observed;
  knowledge: Knowledge;
}): string[] {
  if (seen === undefined) {
    return [differs("outcome", "a backend", status)];
  }
  const allowed = outcome.backends.map(({ service }) => knowledge.backends.get(service) ?? service);
  const fields = [
    ["method", outcome.method, seen.method],
    ["target", outcome.target, seen.target],
    ["host", outcome.host, seen.host],
    ["protocol", outcome.protocol, protocolOf(seen)],
    ["server name", outcome.tls?.sni, seen.serverName],
  ] as const;
  return [
    ...(allowed.includes(seen.backend) ? [] : [differs("backends", allowed, seen.backend)]),
    ...fields.flatMap(([what, predicted, found]) =>
      predicted === found ? [] : [differs(what, predicted, found)],
    ),
    ...wrongHeaders("request header", outcome.headers, seen.headers),
  ];
}

function protocolOf({ protocol, backend }: Seen): Forwarded["protocol"] {
  const tls = backend === "tls";
  if (protocol === "HTTP/2.0") {
    return tls ? "h2" : "h2c";
  }
  return tls ? "https" : protocol === "HTTP/1.0" ? "http/1.0" : "http/1.1";
}

/** Templates stand for values that only run time knows: those must be there. */
function wrongHeaders(
  what: string,
  predicted: Readonly<Record<string, string | null>>,
  found: Readonly<Record<string, string>>,
): string[] {
  return Object.entries(predicted).flatMap(([name, value]) => {
    const present = found[name];
    const right =
      value === null
        ? present === undefined
        : /[{$%]/.test(value)
          ? present !== undefined
          : present === value;
    return right ? [] : [differs(`${what} ${name}`, value, present)];
  });
}

/** In what an answer differs from what the case says of it. */
export function contrary({
  known,
  denied,
  observed,
}: {
  known: Known;
  denied: boolean;
  observed: Observed;
}): string[] {
  const { headers = {}, responseHeaders = {}, ...plain } = known;
  const found: Readonly<Record<string, unknown>> = {
    status: observed.status,
    location: observed.location,
    target: observed.seen?.target,
    host: observed.seen?.host,
    backend: observed.seen?.backend,
  };
  return [
    ...Object.entries(plain).flatMap(([what, wanted]) =>
      found[what] === wanted ? [] : [differs(what, wanted, found[what])],
    ),
    ...wrongHeaders("request header", headers, observed.seen?.headers ?? {}),
    ...wrongHeaders("response header", responseHeaders, observed.headers),
    ...(denied && observed.seen !== undefined
      ? [differs("outcome", "denied", observed.seen.backend)]
      : []),
  ];
}
