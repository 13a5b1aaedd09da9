import type { Answer, Forwarded, HeaderEdits } from "../../model/http/answer";
import type { Field } from "../../model/http/fields";
import type { HttpRequest } from "../../model/http/request";
import type { Known } from "./case";
import { OF_THE_CONNECTION } from "../../model/probe/compare";
import { refusedBy } from "../../model/probe/guards";
import type { Observed, Seen } from "../../model/probe/observed";

/** What a comparison needs to know of the stand. */
export interface Knowledge {
  /** Which server is behind a Service, by `namespace/name`. */
  readonly backends: ReadonlyMap<string, Known["backend"]>;
  /** `namespace/name` of the Secret with a certificate, by its sha256. */
  readonly certificates: ReadonlyMap<string, string>;
}

/** A part of what was observed that is not as it was said to be. */
export interface Fault {
  readonly field: Field;
  /** What was predicted and what was observed, for people. */
  readonly text: string;
}

/** In what an answer that was observed differs from the one that an interpreter gave. */
export function unexpected({
  answer,
  observed,
  request,
  failing,
  knowledge,
}: {
  answer: Answer;
  observed: Observed;
  request: HttpRequest;
  /** The backend fails on purpose. */
  failing: boolean;
  knowledge: Knowledge;
}): Fault[] {
  const { outcome } = answer;
  const certificate = wrongCertificate({ answer, observed, knowledge });
  if (outcome.type === "unknown" || refusedBy(answer, observed).length > 0) {
    return certificate;
  }
  if (outcome.type === "closed" || observed.closed !== undefined) {
    const ended = observed.closed === undefined ? "answered" : "closed";
    return outcome.type === ended ? [] : [fault("outcome", outcome.type, observed.closed ?? ended)];
  }
  switch (outcome.type) {
    case "passthrough":
      return [];
    case "response":
      return [
        ...certificate,
        ...wrongResponse(outcome, observed),
        ...wrongHeaders("responseHeaders", answer.responseHeaders, observed.headers),
      ];
    case "upstream":
      if (failing) {
        return observed.seen === undefined ? certificate : [fault("outcome", "failure", "success")];
      }
      return [
        ...certificate,
        ...wrongUpstream({ answer, outcome, observed, request, knowledge }),
        ...wrongHeaders("responseHeaders", answer.responseHeaders, observed.headers),
      ];
  }
}

const fault = (field: Field, predicted: unknown, observed: unknown): Fault => ({
  field,
  text: `${field}: predicted ${show(predicted)}, observed ${show(observed)}`,
});

const show = (value: unknown): string => (value === undefined ? "nothing" : JSON.stringify(value));

function wrongCertificate({
  answer: { certificate },
  observed,
  knowledge,
}: {
  answer: Answer;
  observed: Observed;
  knowledge: Knowledge;
}): Fault[] {
  if (certificate === undefined || observed.certificate === undefined) {
    return [];
  }
  const shown = knowledge.certificates.get(observed.certificate) ?? "placeholder";
  return shown === certificate ? [] : [fault("certificate", certificate, shown)];
}

const wrongResponse = (
  { status, location }: { status: number; location?: string },
  observed: Observed,
): Fault[] => [
  ...(observed.seen === undefined ? [] : [fault("outcome", status, observed.seen.backend)]),
  ...(observed.status === status ? [] : [fault("status", status, observed.status)]),
  ...(observed.location === location ? [] : [fault("location", location, observed.location)]),
];

function wrongUpstream({
  answer,
  outcome,
  observed: { seen, status },
  request,
  knowledge,
}: {
  answer: Answer;
  outcome: Forwarded;
  observed: Observed;
  request: HttpRequest;
  knowledge: Knowledge;
}): Fault[] {
  if (seen === undefined) {
    return [fault("outcome", "a backend", status)];
  }
  if (outcome.replacedStatuses.includes(Number(seen.headers["x-code"]))) {
    // What is seen is the request for the page in place of the backend's answer.
    return [];
  }
  const backends = outcome.backends.map(
    ({ service }) => knowledge.backends.get(service) ?? service,
  );
  const parts = [
    ["upstream.method", outcome.method, seen.method],
    ["upstream.target", outcome.target, seen.target],
    ["upstream.host", outcome.host, seen.host],
    ["upstream.protocol", outcome.protocol, protocolOf(seen)],
    ["upstream.tls", outcome.tls?.sni, seen.serverName],
  ] as const;
  return [
    ...(backends.some((backend) => backend === seen.backend)
      ? []
      : [fault("backends", backends, seen.backend)]),
    ...parts.flatMap(([field, predicted, found]) =>
      predicted === found ? [] : [fault(field, predicted, found)],
    ),
    ...wrongHeaders("upstream.headers", sent({ answer, request, outcome }), seen.headers),
  ];
}

function protocolOf({ protocol, backend }: Seen): Forwarded["protocol"] {
  const tls = backend.startsWith("tls");
  if (protocol === "HTTP/2.0") {
    return tls ? "h2" : "h2c";
  }
  return tls ? "https" : protocol === "HTTP/1.0" ? "http/1.0" : "http/1.1";
}

/** What a backend gets: the client's fields as they were sent, the proxy's edits, the auth service's. */
const sent = ({
  answer: { guards },
  request,
  outcome,
}: {
  answer: Answer;
  request: HttpRequest;
  outcome: Forwarded;
}): HeaderEdits => ({
  ...Object.fromEntries(request.headers.map(([name, value]) => [name.toLowerCase(), value])),
  ...outcome.headers,
  ...Object.fromEntries(
    guards.flatMap((guard) =>
      guard.kind === "externalAuth" ? guard.copiedHeaders.map((name) => [name, "{copied}"]) : [],
    ),
  ),
});

/** Templates stand for values that only run time knows: those must be there. */
function wrongHeaders(
  field: "upstream.headers" | "responseHeaders",
  predicted: Readonly<Record<string, string | null>>,
  found: Readonly<Record<string, string>>,
): Fault[] {
  const wrong = Object.entries(predicted).flatMap(([name, value]) => {
    const present = found[name];
    return isAs(value, present) || OF_THE_CONNECTION.has(name)
      ? []
      : [fault(field, { [name]: value }, present)];
  });
  // Answers have fields of the backend too, which nobody predicts.
  const more =
    field === "responseHeaders"
      ? []
      : Object.keys(found).filter(
          (name) => !(name in predicted) && name !== "host" && !OF_THE_CONNECTION.has(name),
        );
  return [...wrong, ...more.map((name) => fault(field, { [name]: null }, found[name]))];
}

function isAs(predicted: string | null, found: string | undefined): boolean {
  if (predicted === null || found === undefined) {
    return (predicted ?? undefined) === found;
  }
  return /[{$%]/.test(predicted) || listed(predicted) === listed(found);
}

/** Spaces in a list say nothing. */
const listed = (value: string): string => value.replaceAll(/,\s+/g, ",");

/** In what an answer differs from what the case says of it. */
export function contrary({
  known: { headers = {}, responseHeaders = {}, ...plain },
  denied,
  observed,
}: {
  known: Known;
  denied: boolean;
  observed: Observed;
}): Fault[] {
  const { status, location, seen } = observed;
  const found = {
    status,
    location,
    target: seen?.target,
    host: seen?.host,
    backend: seen?.backend,
  };
  const fieldOf = {
    status: "status",
    location: "location",
    target: "upstream.target",
    host: "upstream.host",
    backend: "backends",
  } as const;
  const parts = Object.keys(plain) as (keyof typeof plain)[];
  return [
    ...parts.flatMap((part) =>
      found[part] === plain[part] ? [] : [fault(fieldOf[part], plain[part], found[part])],
    ),
    ...knownHeaders("upstream.headers", headers, seen?.headers ?? {}),
    ...knownHeaders("responseHeaders", responseHeaders, observed.headers),
    ...(denied && seen !== undefined ? [fault("outcome", "denied", seen.backend)] : []),
  ];
}

const knownHeaders = (
  field: Field,
  known: Readonly<Record<string, string | null>>,
  found: Readonly<Record<string, string>>,
): Fault[] =>
  Object.entries(known).flatMap(([name, value]) =>
    (value ?? undefined) === found[name] ? [] : [fault(field, { [name]: value }, found[name])],
  );
