import type { Answer, Outcome } from "../../http/answer";
import type { HttpRequest } from "../../http/request";
import type { Nginx } from "../effective/nginx";
import { DEFAULT_SERVER } from "../effective/servers";
import { certificateFor } from "../effective/tls";
import { answerServer } from "./answer-server";
import { isBlocked } from "./blocked";
import { clientOf } from "./client";
import { parseHost } from "./host";
import { prepared } from "./prepared";
import { wwwRedirect } from "./redirects";
import { generalHeaders } from "./response-headers";
import { chooseServer, type ChosenServer } from "./servers";
import { normalizeUri } from "./uri";

/**
 * What ingress-nginx does with a request, in nginx's order: TLS, host, server, path, location. A body
 * that is too large is looked at only where a request is passed on. Cookies of session affinity say the
 * endpoint, not the Service, and are not looked at.
 */
export const answerNginx = ({ nginx, request }: { nginx: Nginx; request: HttpRequest }): Answer => {
  const host = parseHost(request.host);
  const chosen = chooseServer(prepared(nginx).names, host ?? DEFAULT_SERVER);
  const asked: Asked = { nginx, request, host, chosen };
  if (request.scheme === "http") {
    return answerHttp(asked);
  }
  const outcome = handshake(asked);
  const { certificates } = nginx;
  const certificate =
    certificateFor({ certificates, host: host ?? DEFAULT_SERVER }) ??
    certificates.get(DEFAULT_SERVER);
  return outcome === undefined
    ? { ...(certificate !== undefined && { certificate }), ...answerHttp(asked) }
    : { guards: [], outcome, responseHeaders: {} };
};

interface Asked {
  readonly nginx: Nginx;
  readonly request: HttpRequest;
  /** Normalised; absent: none that nginx takes. */
  readonly host: string | undefined;
  readonly chosen: ChosenServer;
}

/** TLS that is passed through, by a host's own name, or refused for unknown names. */
const handshake = ({ nginx, host, chosen }: Asked): Outcome | undefined => {
  if (chosen.type !== "server") {
    return undefined;
  }
  const { tls } = nginx.configuration;
  const { server } = chosen;
  const upstream = nginx.upstreams.get(server.passthrough?.value ?? "");
  if (tls.passthrough && upstream !== undefined && server.host === host) {
    const { service, port } = upstream;
    return { type: "passthrough", backends: [{ service, port, share: 1 }] };
  }
  const isUnknown = server.host === DEFAULT_SERVER;
  return isUnknown && tls.unknownHosts === "reject" ? { type: "closed" } : undefined;
};

const answerHttp = ({ nginx, request, host, chosen }: Asked): Answer => {
  const { configuration } = nginx;
  const { mergeSlashes } = configuration;
  const uri = normalizeUri({ target: request.target, mergeSlashes });
  const own = (outcome: Outcome): Answer => ({
    guards: [],
    outcome,
    responseHeaders: generalHeaders(configuration),
  });
  if (host === undefined || uri === undefined) {
    return own({ type: "response", status: 400 });
  }
  if (REFUSED_METHODS.includes(request.method)) {
    return own({ type: "response", status: 405 });
  }
  const client = clientOf({ request, configuration });
  switch (chosen.type) {
    case "server":
      return answerServer({ nginx, request, client, uri, host, server: chosen.server });
    case "redirect":
      return own(redirected({ nginx, client, request, to: chosen.to }));
    case "unknown":
      return own(chosen);
  }
};

/** By every server (ngx_http_process_request_header in nginx's src/http/ngx_http_request.c). */
const REFUSED_METHODS = ["TRACE", "CONNECT"];

/** The server block of a redirect has the lists of blocked clients too. */
const redirected = (options: Parameters<typeof wwwRedirect>[0]): Outcome => {
  switch (isBlocked(options)) {
    case true:
      return { type: "response", status: 403 };
    case false:
      return wwwRedirect(options);
    case "unknown":
      return { type: "unknown", reason: "RE2 cannot run a list of blocked clients" };
  }
};
