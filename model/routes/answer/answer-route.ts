import type { Answer, HeaderEdits, Outcome } from "../../http/answer";
import { authorize } from "./authorization";
import type { BackendWorld, ResolvedBackend } from "./backends";
import type { ClientSettings } from "./client-settings";
import type { CompiledRoute, RuleAction } from "./compiled-route";
import { corsFields, corsOf, isPreflight, preflightFields } from "./cors";
import { forward } from "./forward";
import { bodyGuards, identityGuards, sortGuards } from "./guards";
import { editsByRoute } from "./header-mutations";
import type { Incoming } from "./incoming";
import { rateLimitGuards } from "./rate-limits";
import { redirectOf } from "./redirect";
import type { RuleFilters } from "./rule-filters";

/** An answer as far as its route decides it. */
export type RouteAnswer = Pick<Answer, "guards" | "outcome" | "responseHeaders">;

interface Question {
  readonly request: Incoming;
  readonly sent: ReadonlySet<string>;
  readonly route: CompiledRoute;
  readonly client: ClientSettings;
  readonly world: BackendWorld;
}

/**
 * What a route does with a request, filter by filter in Envoy Gateway's order: CORS, authorisation by
 * another service, passwords, bodies, addresses, rate limits, and only then its own action, which may also be a
 * redirect (internal/xds/translator/httpfilters.go).
 */
export const answerRoute = (question: Question): RouteAnswer => {
  const { request, route, world } = question;
  const { filters, security, traffic, fault } = route.action;
  const action = actionOf(route.action);
  const cors =
    filters === "invalid" || fault !== undefined || action.type !== "forward"
      ? undefined
      : corsOf(filters.cors, security?.spec.cors);
  if (cors && isPreflight(request)) {
    return { guards: [], outcome: respond(200), responseHeaders: preflightFields(cors, request) };
  }
  const responseHeaders = {
    ...(filters === "invalid" ? {} : editsByRoute(filters.responseHeaders, request)),
    ...(cors && corsFields(cors, request)),
  };
  if (fault !== undefined) {
    return { guards: [], outcome: respond(500), responseHeaders };
  }
  const verdict = security?.spec.authorization
    ? authorize(security.spec.authorization, request)
    : "allowed";
  const guards = [...identityGuards(security, world), ...bodyGuards(traffic)];
  if (verdict === "denied") {
    return { guards: sortGuards(guards), outcome: respond(403), responseHeaders };
  }
  const unknown = verdict === "unknown" ? "authorisation by claims" : unknownCheck(route.action);
  return {
    guards: sortGuards([...guards, ...rateLimitGuards(traffic?.rateLimit, request)]),
    ...(unknown === undefined
      ? located(outcomeOf(question, action), responseHeaders)
      : { outcome: { type: "unknown", reason: unknown }, responseHeaders }),
  };
};

/** A `Location` that a rule sets is the answer's. */
const located = (
  outcome: Outcome,
  { location, ...responseHeaders }: HeaderEdits,
): Pick<RouteAnswer, "outcome" | "responseHeaders"> =>
  outcome.type === "response"
    ? {
        outcome: { ...outcome, ...(typeof location === "string" && { location }) },
        responseHeaders,
      }
    : {
        outcome,
        responseHeaders:
          location === undefined ? responseHeaders : { location, ...responseHeaders },
      };

const respond = (status: number): Outcome => ({ type: "response", status });

/** Checks for which an answer has no guard. */
const unknownCheck = ({ security }: RuleAction): string | undefined => {
  const { jwt, oidc, apiKeyAuth } = security?.spec ?? {};
  return (jwt ?? oidc ?? apiKeyAuth) ? "authentication by token or key" : undefined;
};

type Action =
  | { readonly type: "respond"; readonly status: number }
  | {
      readonly type: "redirect";
      readonly filters: RuleFilters;
      readonly redirect: NonNullable<RuleFilters["redirect"]>;
    }
  | { readonly type: "forward"; readonly filters: RuleFilters; readonly first: ResolvedBackend };

/**
 * What a rule comes to: 500 for what is invalid, 503 where no endpoint is ready
 * (internal/gatewayapi/route.go, processHTTPRouteRules).
 */
const actionOf = ({ filters, backends, mirrors }: RuleAction): Action => {
  const isInvalid = mirrors.some(({ state }) => state === "invalid");
  if (filters === "invalid" || isInvalid) {
    return { type: "respond", status: 500 };
  }
  const { directStatus, redirect } = filters;
  if (directStatus !== undefined) {
    return { type: "respond", status: directStatus };
  }
  if (redirect) {
    return { type: "redirect", filters, redirect };
  }
  const first = backends.find(({ backend }) => backend.state === "serving")?.backend;
  if (first) {
    return { type: "forward", filters, first };
  }
  const isEmpty = backends.length > 0 && backends.every(({ backend }) => backend.state === "empty");
  return { type: "respond", status: isEmpty ? 503 : 500 };
};

const outcomeOf = ({ request, sent, route, client }: Question, action: Action): Outcome => {
  switch (action.type) {
    case "respond":
      return respond(action.status);
    case "redirect":
      return redirectOf({
        request,
        redirect: action.redirect,
        matched: route.match.path,
        port: route.listener.port,
      });
    case "forward":
      return forward({ ...action, request, sent, route, client });
  }
};
