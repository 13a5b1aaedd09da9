import { isWithin } from "./addresses";
import type { LocatedExchange } from "./exchange";
import { isEither } from "./guards";
import { snippetAccess } from "./snippets";

interface Rule {
  readonly action: "allow" | "deny";
  readonly ranges: readonly string[] | "all";
}

/** Whether the client's address is refused with 403; `satisfy any` leaves that to its guard. */
export const isRefused = (exchange: LocatedExchange): boolean => {
  const { location, client, nginx } = exchange;
  if (isEither({ location, configuration: nginx.configuration })) {
    return false;
  }
  const first = rulesOf(exchange).find(
    ({ ranges }) => ranges === "all" || isWithin(client.address, ranges),
  );
  return first?.action === "deny";
};

/**
 * In the order of nginx.tmpl. Rules of the location take the place of its server's, and those of the
 * controller's (block-cidrs): ngx_http_access_module inherits a list only whole.
 */
const rulesOf = (exchange: LocatedExchange): readonly Rule[] => {
  const { location, nginx } = exchange;
  const { allow, deny } = location.settings.sources;
  const snippets = snippetAccess(exchange);
  const own: Rule[] = [
    { action: "deny", ranges: deny },
    { action: "allow", ranges: allow },
    ...(allow.length > 0 ? [{ action: "deny", ranges: "all" } as const] : []),
    ...snippets.location,
  ];
  const lists: readonly (readonly Rule[])[] = [
    own,
    snippets.server,
    [{ action: "deny", ranges: nginx.configuration.blocked.cidrs }],
  ];
  return lists.find((list) => list.some(({ ranges }) => ranges.length > 0)) ?? [];
};
