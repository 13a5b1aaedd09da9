import type { Location, Server } from "../../effective/nginx";
import { answerFilters } from "../filters";
import { locationName } from "../names";
import type { PlannedLocation, PlannedRule } from "../planned";

/**
 * Paths with a slash at their end to which nginx redirects those without it, by location: one of each
 * block `/foo/`, unless a block is exactly `/foo` (`auto_redirect` of ngx_http_core_module).
 */
export const slashPaths = ({
  paths,
  locations,
}: Pick<Server, "paths" | "locations">): ReadonlyMap<Location, string[]> => {
  const taken = new Set(
    locations.flatMap(({ blocks }) =>
      blocks.flatMap(({ match, text }) => (match === "exact" ? [text] : [])),
    ),
  );
  const redirected = ({ blocks }: Location): string[] =>
    [...new Set(blocks.map(({ text }) => text))]
      .filter((text) => text.length > 1 && text.endsWith("/"))
      .filter((text) => !taken.has(withoutSlash(text)));
  return new Map(paths === "regex" ? [] : locations.map((each) => [each, redirected(each)]));
};

/** Those redirects. They come before a redirect to HTTPS. */
export const slashRedirects = ({
  server,
  locations,
}: {
  server: Pick<Server, "paths" | "locations" | "denied">;
  locations: readonly PlannedLocation[];
}): PlannedRule[] => {
  const paths = slashPaths(server);
  return server.denied !== undefined
    ? []
    : locations.filter(proxies).flatMap(({ context: { location, namespace }, parts }) =>
        (paths.get(location) ?? []).map((path) => ({
          name: `${locationName(location)}-slash`,
          entry: "both",
          namespace,
          matches: [{ path: { type: "Exact", value: withoutSlash(path) } }],
          filters: [
            ...answerFilters(parts),
            {
              type: "RequestRedirect",
              requestRedirect: {
                path: { type: "ReplaceFullPath", replaceFullPath: path },
                statusCode: 301,
              },
            },
          ],
          backendRefs: [],
        })),
      );
};

/** nginx has no such redirect where it denies the location. */
const proxies = ({ context: { location }, fate }: PlannedLocation): boolean =>
  location.denied === undefined && fate === "open";

const withoutSlash = (path: string): string => path.slice(0, -1);
