import type { Answer, Guard, Outcome } from "../../http/answer";
import type { Block } from "../effective/nginx";
import { isRefused } from "./access";
import { corsEffect } from "./cors";
import type { LocatedExchange } from "./exchange";
import { forward } from "./forward";
import { accessGuards, contentGuards, limitGuards, sortGuards } from "./guards";
import { fixedRedirect, httpsRedirect } from "./redirects";
import { hiddenHeaders, locationHeaders } from "./response-headers";
import { rewrite, type Rewritten } from "./rewrite";
import { locationSnippetEffects } from "./snippets";

type Located = LocatedExchange & { readonly block: Block };

/**
 * What a location does with a request, phase by phase: `return` and `rewrite`, redirect to HTTPS,
 * endpoints, limits, addresses, credentials, backend.
 */
export const answerLocation = (exchange: Located): Answer => {
  const responseHeaders = locationHeaders(exchange);
  const own = (outcome: Outcome, guards: readonly Guard[] = []): Answer => ({
    guards: sortGuards(guards),
    outcome,
    responseHeaders,
  });
  const direct = directOutcome(exchange);
  if (direct !== undefined) {
    return own(direct);
  }
  const rewritten = rewrittenTarget(exchange);
  if (rewritten?.type === "redirect") {
    return own({ type: "response", status: 302, location: rewritten.location });
  }
  const secured = httpsRedirect(exchange);
  if (secured !== undefined) {
    return own(secured);
  }
  const backend = backendOf(exchange);
  if (backend === "none") {
    return own({ type: "response", status: 503 });
  }
  const limits = limitGuards(exchange);
  if (isRefused(exchange)) {
    return own({ type: "response", status: 403 }, limits);
  }
  const guards = [...limits, ...accessGuards(exchange), ...contentGuards(exchange)];
  if (backend === "page") {
    return own({ type: "response", status: 404 }, guards);
  }
  const answer = own(forward({ exchange, upstream: backend, rewritten }), guards);
  const hidden = hiddenHeaders(exchange.nginx.configuration);
  return { ...answer, responseHeaders: { ...hidden, ...responseHeaders } };
};

/** What the rewrite module decides before anything else: denied, preflight, snippet, redirect. */
const directOutcome = (exchange: Located): Outcome | undefined => {
  if (exchange.location.denied !== undefined) {
    return { type: "response", status: 503 };
  }
  if (corsEffect(exchange)?.preflight === true) {
    return { type: "response", status: 204 };
  }
  const snippet = locationSnippetEffects(exchange);
  if (snippet === undefined) {
    return { type: "unknown", reason: "the location has a snippet that is not understood whole" };
  }
  return snippet.response ? { type: "response", ...snippet.response } : fixedRedirect(exchange);
};

const rewrittenTarget = ({ block, uri }: Located): Rewritten | undefined =>
  block.rewriteTarget === undefined
    ? undefined
    : rewrite({ text: block.text, rewriteTarget: block.rewriteTarget, uri });

/** Without endpoints Lua answers 503 before limits and credentials are looked at (balancer.lua). */
const backendOf = ({ nginx: { upstreams }, location: { backend } }: Located) => {
  if (backend.type === "default page") {
    return "page";
  }
  const upstream = upstreams.get(backend.id);
  return upstream === undefined || upstream.endpoints === "none" ? "none" : upstream;
};
