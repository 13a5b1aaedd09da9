import type {
  SecurityPolicySpecAuthorization,
  SecurityPolicySpecAuthorizationRule,
} from "../../../../kubernetes/types";
import type { Finding } from "../../findings/finding";
import { hostFinding } from "../../findings/loss";
import type { Family, RuleContext } from "../emission";
import { type AccessList, accessList, isRestricted, type RangeRule } from "./access-list";
import { blockedClients } from "./blocked-clients";
import { whereChecked } from "./checked";
import { clientAddressFindings } from "./client-address";
import { subjectCondition } from "./client-subject";
import { annotationFinding } from "./finding";

/**
 * Everything that ends in 403 without asking anybody: address ranges, blocked browsers and referers,
 * the subject of the client certificate. One family, for a policy has one list of rules.
 */
export const authorization: Family = whereChecked((context) => {
  const list = accessList(context);
  const blocked = blockedClients(context.nginx.configuration.blocked);
  const subject = subjectCondition(context.server);
  const policy = policyOf({ list, blocked: blocked.rules, cel: subject.cel });
  return {
    ...(policy && { security: { authorization: policy } }),
    findings: [
      ...blocked.findings,
      ...subject.findings,
      ...(isRestricted(list)
        ? [
            ...clientAddressFindings(context),
            ...pageFindings(context),
            ...withoutEndpoints(context),
          ]
        : []),
    ],
    protections: isRestricted(list) ? ["addresses"] : [],
  };
});

/** The built-in page has no policy: it says nothing but that there is nothing. */
const pageFindings = ({ location, server }: RuleContext): Finding[] =>
  location.backend.type === "default page"
    ? [
        hostFinding({
          host: server.host,
          key: "default-page",
          severity: "note",
          differences: [
            {
              field: "status",
              when: "always",
              nginx: "403 to who is turned away by address",
              envoy: "404 with the default page to everybody",
            },
          ],
          remedy: "nothing: the page shows nothing",
        }),
      ]
    : [];

/** In nginx Lua answers before addresses are looked at (rootfs/etc/nginx/lua/balancer.lua). */
const withoutEndpoints = (context: RuleContext): Finding[] =>
  context.upstream?.endpoints === "none"
    ? [
        annotationFinding({
          context,
          key: "endpoints",
          severity: "note",
          differences: [
            {
              field: "status",
              when: "always",
              nginx: "503 to everybody while the Service has no endpoint",
              envoy: "403 to who is turned away by address",
            },
          ],
          remedy: "nothing: nobody is served either way",
        }),
      ]
    : [];

/**
 * Envoy Gateway takes the first rule that fits, as nginx does. A condition on the certificate has to
 * hold for whoever is let in: it is a part of each rule that allows, and nobody else gets in.
 */
const policyOf = ({
  list: { rules, last },
  blocked,
  cel,
}: {
  list: AccessList;
  blocked: readonly SecurityPolicySpecAuthorizationRule[];
  cel: string | undefined;
}): SecurityPolicySpecAuthorization | undefined => {
  const all = [...blocked, ...rules.map((rule) => rangeRule(rule, cel))];
  if (last === "deny") {
    return { defaultAction: "Deny", rules: all };
  }
  if (cel !== undefined) {
    return { defaultAction: "Deny", rules: [...all, { action: "Allow", cel }] };
  }
  return all.length === 0 ? undefined : { defaultAction: "Allow", rules: all };
};

const rangeRule = (
  { action, ranges }: RangeRule,
  cel: string | undefined,
): SecurityPolicySpecAuthorizationRule => ({
  action: action === "deny" ? "Deny" : "Allow",
  principal: { clientCIDRs: [...ranges] },
  ...(action === "allow" && cel !== undefined && { cel }),
});
