import { RE2JS } from "re2js";
import type { SecurityPolicySpecAuthorizationRule } from "../../../../kubernetes/types";
import type { NginxConfiguration } from "../../configuration/configuration";
import type { Finding } from "../../findings/finding";
import { builtInFinding, controllerFinding } from "../../findings/loss";
import type { Family } from "../emission";
import { matchesCondition } from "./cel";

export interface BlockedClients {
  readonly rules: readonly SecurityPolicySpecAuthorizationRule[];
  readonly findings: readonly Finding[];
}

/** `block-user-agents` and `block-referers` as rules that deny, before any other. */
export const blockedClients = ({
  userAgents,
  referers,
}: NginxConfiguration["blocked"]): BlockedClients => {
  const lists = [
    blockedBy({ key: "block-user-agents", field: "user-agent", entries: userAgents }),
    blockedBy({ key: "block-referers", field: "referer", entries: referers }),
  ];
  return {
    rules: lists.flatMap(({ rules }) => rules),
    findings: lists.flatMap(({ findings }) => findings),
  };
};

const blockedBy = ({
  key,
  field,
  entries,
}: {
  key: string;
  field: string;
  entries: readonly string[];
}): BlockedClients => {
  const conditions = entries.map((entry) => ({
    entry,
    cel: matchesCondition({
      attribute: `request.headers[${JSON.stringify(field)}]`,
      expression: mapExpression(entry),
    }),
  }));
  const rules = conditions.flatMap(({ cel }) =>
    cel === undefined ? [] : [{ action: "Deny" as const, cel }],
  );
  const lost = conditions.flatMap(({ cel, entry }) => (cel === undefined ? [entry] : []));
  return { rules, findings: lost.length > 0 ? [lostEntries({ key, lost })] : [] };
};

/** nginx looks at them in each server; a rule that answers by itself has no policy. */
export const blockedClientsNote: Family = ({ nginx: { configuration } }) => {
  const { userAgents, referers } = configuration.blocked;
  return userAgents.length + referers.length === 0 ? {} : { findings: [REDIRECTS] };
};

const REDIRECTS = builtInFinding({
  topic: "blocked-clients",
  severity: "note",
  differences: (["status", "location", "responseHeaders"] as const).map((field) => ({
    field,
    when: "always",
    nginx: "refuses blocked browsers and referers before redirects and pages of its own",
    envoy: "refuses them where a backend would answer",
  })),
  remedy: "nothing: a redirect leads to a rule that refuses them",
});

/** A key of an nginx map: a text in any case, `~` and an expression, or `~*` and one in any case. */
const mapExpression = (entry: string): string => {
  if (entry.startsWith("~*")) {
    return `(?i)${entry.slice(2)}`;
  }
  return entry.startsWith("~") ? entry.slice(1) : `(?i)^${RE2JS.quote(entry)}$`;
};

const lostEntries = ({ key, lost }: { key: string; lost: readonly string[] }): Finding =>
  controllerFinding({
    key,
    severity: "refused",
    protective: true,
    value: lost.join(", "),
    differences: [
      {
        field: "outcome",
        when: "always",
        nginx: "answers 403",
        envoy: "lets them pass: the expression is none of RE2's, or an absent field matches it",
      },
    ],
    remedy: "write the entry without look-around and back-references, and not for the empty text",
  });
