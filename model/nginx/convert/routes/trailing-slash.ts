import type { Server } from "../../effective/nginx";
import { answerFilters } from "../filters";
import { locationName } from "../names";
import type { PlannedLocation, PlannedRule } from "../planned";

/**
 * Redirects of paths without the slash at the end of a location's: nginx makes one by itself for each
 * block `/foo/` that proxies, unless a block is exactly `/foo` (`auto_redirect` of ngx_http_core_module).
 * They come before a redirect to HTTPS.
 */
export const slashRedirects = ({
  server: { paths, denied },
  locations,
}: {
  server: Pick<Server, "paths" | "denied">;
  locations: readonly PlannedLocation[];
}): PlannedRule[] => {
  if (paths === "regex" || denied !== undefined) {
    return [];
  }
  const taken = new Set(
    locations.flatMap(({ context: { location } }) =>
      location.blocks.flatMap(({ match, text }) => (match === "exact" ? [text] : [])),
    ),
  );
  return locations.filter(proxies).flatMap(({ context: { location, namespace }, parts }) =>
    [...new Set(location.blocks.map(({ text }) => text))]
      .filter((text) => text.length > 1 && text.endsWith("/"))
      .filter((text) => !taken.has(withoutSlash(text)))
      .map((text) => ({
        name: `${locationName(location)}-slash`,
        entry: "both",
        namespace,
        matches: [{ path: { type: "Exact", value: withoutSlash(text) } }],
        filters: [
          ...answerFilters(parts),
          {
            type: "RequestRedirect",
            requestRedirect: {
              path: { type: "ReplaceFullPath", replaceFullPath: text },
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
