import type { AccessRule } from "../../snippets/effects";
import type { RuleContext } from "../emission";
import { keptEffects, snippetSources } from "./snippet-sources";

/** Who may reach a location by address: the first rule that fits decides, else `last`. */
export interface AccessList {
  readonly rules: readonly RangeRule[];
  readonly last: AccessRule["action"];
}

export interface RangeRule {
  readonly action: AccessRule["action"];
  readonly ranges: readonly string[];
}

/**
 * `deny` and `allow` of a location in nginx's order: of its annotations, then of its snippets. Only
 * where it has none at all, its server's snippet holds, else the controller's `block-cidrs`
 * (ngx_http_access_module inherits whole lists).
 */
export const accessList = (context: RuleContext): AccessList => {
  const { location, nginx } = context;
  const { deny, allow } = location.settings.sources;
  const snippets = keptEffects(snippetSources(context));
  const lists: readonly (readonly AccessRule[])[] = [
    [
      ...ranges("deny", deny),
      ...(allow.length > 0 ? [...ranges("allow", allow), DENY_ALL] : []),
      ...snippets.location.access,
    ],
    snippets.server.access,
    ranges("deny", nginx.configuration.blocked.cidrs),
  ];
  return untilAll(lists.find((list) => list.length > 0) ?? []);
};

/** Whether the list turns anybody away. */
export const isRestricted = ({ rules, last }: AccessList): boolean =>
  last === "deny" || rules.some(({ action }) => action === "deny");

const DENY_ALL: AccessRule = { action: "deny", ranges: "all" };

const ranges = (action: AccessRule["action"], list: readonly string[]): AccessRule[] =>
  list.length > 0 ? [{ action, ranges: list }] : [];

/** What comes after a rule for every client is never reached. */
const untilAll = (list: readonly AccessRule[]): AccessList => {
  const rules: RangeRule[] = [];
  for (const { action, ranges } of list) {
    if (ranges === "all") {
      return { rules, last: action };
    }
    rules.push({ action, ranges });
  }
  return { rules, last: "allow" };
};
