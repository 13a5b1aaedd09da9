import type { Answer, Outcome } from "../../http/answer";
import { DEFAULT_SERVER } from "../effective/servers";
import { isWithin } from "./addresses";
import { answerLocation } from "./answer-location";
import { isBlocked } from "./blocked";
import type { Exchange } from "./exchange";
import { expressionOf } from "./expression";
import { certificateGuard, sortGuards } from "./guards";
import { chooseLocation } from "./locations";
import { prepared } from "./prepared";
import { appRootRedirect, slashRedirect } from "./redirects";
import { generalHeaders, locationHeaders } from "./response-headers";
import { serverSnippetEffects } from "./snippets";

/** What the server of a host does with a request, by itself or through a location. */
export const answerServer = (exchange: Exchange): Answer => {
  const { server, request } = exchange;
  const certificate = certificateGuard({ server, scheme: request.scheme });
  const outcome = serverOutcome(exchange) ?? ownPath(exchange);
  const answer = outcome === undefined ? locate(exchange) : withoutLocation(exchange, outcome);
  return { ...answer, guards: sortGuards([...certificate, ...answer.guards]) };
};

const withoutLocation = (exchange: Exchange, outcome: Outcome): Answer => ({
  guards: [],
  outcome,
  responseHeaders: generalHeaders(exchange.nginx.configuration, exchange),
});

const FORBIDDEN: Outcome = { type: "response", status: 403 };

/** What the server block itself answers, before a location is looked for. */
const serverOutcome = (exchange: Exchange): Outcome | undefined => {
  const blocked = isBlocked(exchange);
  const nameless = isNameless(exchange);
  const snippet = serverSnippetEffects(exchange);
  if (blocked === true || nameless === true || exchange.server.denied !== undefined) {
    return FORBIDDEN;
  }
  if (blocked === "unknown" || nameless === "unknown") {
    return { type: "unknown", reason: "RE2 cannot run an expression of the server" };
  }
  if (snippet === undefined) {
    return { type: "unknown", reason: "the server has a snippet that is not understood whole" };
  }
  return snippet.response ? { type: "response", ...snippet.response } : appRootRedirect(exchange);
};

/** auth-tls-match-cn where there is no certificate: over plain HTTP the name is empty. */
const isNameless = ({ server, request }: Exchange): boolean | "unknown" => {
  const { matchCn } = server.clientCertificate?.value ?? {};
  if (matchCn === undefined || request.scheme === "https") {
    return false;
  }
  const expression = expressionOf({ source: matchCn, caseless: false });
  return expression.type === "unsupported" ? "unknown" : expression.groups("") === undefined;
};

/** Paths that the controller itself has on the server for unknown hosts (end of nginx.tmpl). */
const ownPath = ({ nginx, server, uri, client }: Exchange): Outcome | undefined => {
  if (server.host !== DEFAULT_SERVER || server.paths === "regex") {
    return undefined;
  }
  const { health, statusAllow } = nginx.configuration.ownPaths;
  if (uri.path.startsWith(health)) {
    return { type: "response", status: 200 };
  }
  if (uri.path.startsWith("/nginx_status")) {
    return isWithin(client.address, statusAllow) ? { type: "response", status: 200 } : FORBIDDEN;
  }
  return undefined;
};

const locate = (exchange: Exchange): Answer => {
  const { nginx, server, uri } = exchange;
  const chosen = chooseLocation(prepared(nginx).pathsOf(server), uri.path);
  switch (chosen.type) {
    case "location":
      return answerLocation({ ...exchange, location: chosen.location, block: chosen.block });
    case "slash": {
      const located = { ...exchange, location: chosen.location };
      return {
        guards: [],
        outcome: slashRedirect(located, chosen.path),
        responseHeaders: locationHeaders(located),
      };
    }
    case "none":
      return withoutLocation(exchange, { type: "response", status: 404 });
    case "unknown":
      return withoutLocation(exchange, chosen);
  }
};
