import { backendRefs, isServed } from "./backends";
import { canaryVariants } from "./canary";
import type { DirectResponse, RuleContext, RuleMatch, RuleParts } from "./emission";
import { proxyFilters } from "./filters";
import { httpsRedirect, redirectsToHttps } from "./https-redirect";
import { locationName } from "./names";
import type { LocationPath } from "./paths/location-path";
import type { Entry, Fate, PlannedRule } from "./planned";
import { DEFAULT_PAGE, FORBIDDEN, responseReference, UNAVAILABLE } from "./responses";

/** What the rules of a location are made from. */
export interface LocationInput {
  readonly context: RuleContext;
  readonly parts: RuleParts;
  readonly path: LocationPath;
  readonly fate: Fate;
}

/** The rules of a location: one, and more for redirects to HTTPS and for canaries. */
export const locationRules = (input: LocationInput): PlannedRule[] => {
  const { path, fate } = input;
  // An accepted loss of a path leaves its requests to the other rules.
  const isLost = path.type === "refused" && fate === "open";
  if (path.type === "unreachable" || fate === "heldBack" || isLost) {
    return [];
  }
  const matches: RuleMatch[] = [{ path: path.path }];
  const response = fate === "denied" ? FORBIDDEN : ownResponse(input);
  return response === undefined
    ? proxyRules(input, matches)
    : [answering({ input, matches, response })];
};

/** What nginx answers without a backend, before any redirect to HTTPS. */
const ownResponse = ({
  context: { location, upstream },
  parts,
}: LocationInput): DirectResponse | undefined => {
  if (location.denied !== undefined) {
    return UNAVAILABLE;
  }
  return (
    parts.response ??
    (location.backend.type === "default page" && !upstream ? DEFAULT_PAGE : undefined)
  );
};

const answering = ({
  input: { context },
  matches,
  response,
  entry = "both",
}: {
  input: LocationInput;
  matches: readonly RuleMatch[];
  response: DirectResponse;
  entry?: Entry;
}): PlannedRule => ({
  name: locationName(context.location),
  entry,
  namespace: context.namespace,
  matches,
  filters: [responseReference(response)],
  backendRefs: [],
  response,
});

const proxyRules = (input: LocationInput, matches: readonly RuleMatch[]): PlannedRule[] => {
  const { server, location, nginx } = input.context;
  const { configuration } = nginx;
  return redirectsToHttps({ server, location, configuration })
    ? [
        ...served({ input, matches, entry: "https" }),
        {
          name: `${locationName(location)}-to-https`,
          entry: "http",
          namespace: input.context.namespace,
          matches,
          filters: [httpsRedirect(configuration.redirectStatus)],
          backendRefs: [],
        },
      ]
    : served({ input, matches, entry: "both" });
};

const served = ({
  input,
  matches,
  entry,
}: {
  input: LocationInput;
  matches: readonly RuleMatch[];
  entry: Entry;
}): PlannedRule[] => {
  const { context, parts } = input;
  const { upstream, namespace } = context;
  if (upstream === undefined || !isServed(upstream)) {
    return [answering({ input, matches, response: UNAVAILABLE, entry })];
  }
  return canaryVariants({ context, upstream }).map(({ suffix, shares, headers, filters }) => ({
    name: `${locationName(context.location)}${suffix}`,
    entry,
    namespace,
    matches: headers.length === 0 ? matches : matches.map((match) => ({ ...match, headers })),
    filters: [...proxyFilters(parts), ...filters],
    backendRefs: backendRefs({ shares, backends: parts.backends, namespace }),
    ...(parts.sessionPersistence !== undefined && {
      sessionPersistence: parts.sessionPersistence,
    }),
  }));
};
