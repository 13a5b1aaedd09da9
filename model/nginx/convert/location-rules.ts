import type { HTTPRouteFilterSpec, HTTPRouteSpecRuleFilter } from "../../../kubernetes/types";
import { type KubernetesObject, stackLabels } from "../../kubernetes-object";
import { backendRefs, isServed } from "./backends";
import { canaryVariants } from "./canary";
import type { DirectResponse, MergedParts, RuleContext } from "./emission";
import { serverResponse } from "./families/snippets";
import { answerFilters, proxyFilters } from "./filters";
import { FORWARDED_AS_HTTP, httpsRedirect, redirectsToHttps } from "./https-redirect";
import { hostName, locationName } from "./names";
import type { PathedBlock, PathMatch } from "./paths/location-path";
import { type Entry, type Fate, type PlannedRule, withHeader } from "./planned";
import {
  DEFAULT_PAGE,
  filterReference,
  FORBIDDEN,
  responseReference,
  UNAVAILABLE,
} from "./responses";

/** What the rules of a location are made from. */
export interface LocationInput {
  readonly context: RuleContext;
  readonly parts: MergedParts;
  readonly paths: readonly PathedBlock[];
  readonly fate: Fate;
  /** Whether nginx has a certificate for the names that the rules are for. */
  readonly secure: boolean;
}

/** The rules of a location: one for each of its paths, and more for redirects and canaries. */
export const locationRules = ({ paths, ...input }: LocationInput): PlannedRule[] =>
  input.fate === "heldBack"
    ? []
    : paths.flatMap(({ path, rewrite }, index) => {
        // An accepted loss of a path leaves its requests to the other rules.
        const isLost = path.type === "refused" && input.fate === "open";
        const name = blockName(input.context, index);
        return path.type === "unreachable" || isLost
          ? []
          : blockRules({ ...input, name, match: path.path, ...(rewrite && { rewrite }) });
      });

/** The objects that rewrites by an expression need. */
export const rewriteFilters = ({
  context,
  paths,
}: Pick<LocationInput, "context" | "paths">): KubernetesObject<HTTPRouteFilterSpec>[] =>
  paths.flatMap(({ rewrite }, index) =>
    rewrite?.type === "expression"
      ? [
          {
            apiVersion: "gateway.envoyproxy.io/v1alpha1",
            kind: "HTTPRouteFilter",
            metadata: {
              name: rewriteName(context, blockName(context, index)),
              namespace: context.namespace,
              labels: stackLabels(context.target.stack),
            },
            spec: { urlRewrite: rewrite.urlRewrite },
          },
        ]
      : [],
  );

const blockName = ({ location }: RuleContext, index: number): string =>
  `${locationName(location)}${index === 0 ? "" : `-${index + 1}`}`;

const rewriteName = ({ server }: RuleContext, block: string): string =>
  `${hostName(server.host)}.${block}.rewrite`;

interface BlockInput extends Omit<LocationInput, "paths"> {
  readonly name: string;
  readonly match: PathMatch;
  readonly rewrite?: NonNullable<PathedBlock["rewrite"]>;
}

const blockRules = (input: BlockInput): PlannedRule[] => {
  const response = input.fate === "denied" ? FORBIDDEN : firstResponse(input);
  return response === undefined ? laterRules(input) : [answering(input, response)];
};

/** What nginx answers before any redirect to HTTPS. */
const firstResponse = ({ context, parts, rewrite }: BlockInput): DirectResponse | undefined => {
  if (context.server.denied !== undefined) {
    return FORBIDDEN;
  }
  if (context.location.denied !== undefined) {
    return serverResponse(context) ?? UNAVAILABLE;
  }
  return rewrite?.type === "redirect" ? { status: 302, location: rewrite.url } : parts.response;
};

/** The rules of a location that proxies, with its redirect to HTTPS, which all of a host share. */
const laterRules = (input: BlockInput): PlannedRule[] => {
  const { context, match, secure } = input;
  const { configuration } = context.nginx;
  if (!redirectsToHttps({ location: context.location, secure, configuration })) {
    return served(input, "both");
  }
  const filters = answerFilters(input.parts);
  const usesPort = context.location.settings.routing.usePortInRedirects;
  const redirect: PlannedRule = {
    name: filters.length === 0 && !usesPort ? "to-https" : `${input.name}-to-https`,
    entry: "http",
    namespace: context.namespace,
    matches: [{ path: match }],
    filters: [
      ...filters,
      httpsRedirect({
        status: configuration.redirectStatus,
        ...(usesPort && { port: configuration.ports.https }),
      }),
    ],
    backendRefs: [],
  };
  return configuration.clientAddress.useForwardedHeaders
    ? [...served(input, "both"), withHeader({ ...redirect, entry: "both" }, FORWARDED_AS_HTTP)]
    : [...served(input, "https"), redirect];
};

/** The rules that send to the backend, or what nginx answers where it has none. */
const served = (input: BlockInput, entry: Entry): PlannedRule[] => {
  const { context, parts, name, match } = input;
  const { upstream, namespace } = context;
  if (upstream === undefined) {
    return [answering(input, DEFAULT_PAGE, entry)];
  }
  if (!isServed(upstream)) {
    return [answering(input, UNAVAILABLE, entry)];
  }
  return canaryVariants({ context, upstream }).map(({ suffix, shares, headers, filters }) => ({
    name: `${name}${suffix}`,
    entry,
    namespace,
    matches: [{ path: match, ...(headers.length > 0 && { headers }) }],
    filters: [
      ...proxyFilters({ ...parts, filters: [...parts.filters, ...rewriting(input)] }),
      ...filters,
    ],
    backendRefs: backendRefs({ shares, backends: parts.backends, namespace }),
    ...(parts.sessionPersistence !== undefined && {
      sessionPersistence: parts.sessionPersistence,
    }),
  }));
};

const rewriting = ({ rewrite, context, name }: BlockInput): HTTPRouteSpecRuleFilter[] => {
  switch (rewrite?.type) {
    case "text":
      return [
        {
          type: "URLRewrite",
          urlRewrite: { path: { type: "ReplaceFullPath", replaceFullPath: rewrite.text } },
        },
      ];
    case "expression":
      return [filterReference(rewriteName(context, name))];
    default:
      return [];
  }
};

const answering = (
  { context, parts, name, match }: BlockInput,
  response: DirectResponse,
  entry: Entry = "both",
): PlannedRule => ({
  name,
  entry,
  namespace: context.namespace,
  matches: [{ path: match }],
  filters: [...answerFilters(parts), responseReference(response)],
  backendRefs: [],
  response,
});
