import type { Answer, Guard, HeaderEdits } from "../../model/http/answer";
import type { HttpRequest } from "../../model/http/request";
import type { Observed } from "../../model/probe/observed";

/**
 * What a client gets from a proxy that does as its interpreter says, before a backend that echoes.
 *
 * @param passes whether a request passes a guard; default: none that asks for credentials.
 */
export const playedAnswer = ({
  answer: { certificate, guards, outcome, responseHeaders },
  request,
  passes = passesWithout,
}: {
  answer: Answer;
  request: HttpRequest;
  passes?: (guard: Guard, request: HttpRequest) => boolean;
}): Observed => {
  const shown = certificate === undefined ? {} : { certificate };
  const headers = edited({}, responseHeaders);
  const refusing = guards.find((guard) => !passes(guard, request));
  if (refusing !== undefined) {
    return { ...shown, status: REFUSAL[refusing.kind], headers };
  }
  switch (outcome.type) {
    case "response": {
      const { status, location } = outcome;
      return { ...shown, status, headers, ...(location !== undefined && { location }) };
    }
    case "upstream": {
      const { backends, method, target, host, protocol, tls } = outcome;
      const fields = request.headers.map(([name, value]) => [name.toLowerCase(), value] as const);
      return {
        ...shown,
        status: 200,
        headers,
        seen: {
          ...{ backend: backends[0]?.service ?? "", method, target, host, protocol },
          headers: edited(Object.fromEntries(fields), outcome.headers),
          ...(tls?.sni !== undefined && { serverName: tls.sni }),
          bodyBytes: 0,
        },
      };
    }
    default:
      return { ...shown, closed: outcome.type, headers: {} };
  }
};

const edited = (
  fields: Readonly<Record<string, string>>,
  edits: HeaderEdits,
): Record<string, string> => {
  const changes = Object.entries(edits).map(
    ([name, value]) => [name.toLowerCase(), value] as const,
  );
  const all: [string, string | null][] = Object.entries({
    ...fields,
    ...Object.fromEntries(changes),
  });
  return Object.fromEntries(all.filter((field): field is [string, string] => field[1] !== null));
};

const passesWithout = (guard: Guard): boolean =>
  !["basicAuth", "externalAuth", "anyOf"].includes(guard.kind) &&
  !(guard.kind === "clientCertificate" && guard.mode === "required");

const REFUSAL: Readonly<Record<Guard["kind"], number>> = {
  basicAuth: 401,
  externalAuth: 401,
  clientCertificate: 400,
  rateLimit: 503,
  connectionLimit: 503,
  bodySize: 413,
  webApplicationFirewall: 403,
  anyOf: 401,
};
