import type { Family, RuleContext } from "../emission";
import { accessList, isRestricted } from "./access-list";
import { isExemptFromAuth } from "./auth-exemption";
import { whereChecked } from "./checked";
import { askedAuth } from "./external-auth-settings";
import { annotationFinding } from "./finding";

/**
 * `satisfy: any`: one of address range, password and service is enough. Envoy asks for all. With one
 * kind of check alone it is the same.
 */
export const satisfy: Family = whereChecked((context) => {
  const { settings } = context.location;
  const kinds = settings.auth.satisfy === "any" ? checksOf(context) : [];
  return kinds.length < 2
    ? {}
    : {
        findings: [
          annotationFinding({
            context,
            key: "satisfy",
            severity: "refused",
            protective: true,
            value: "any",
            differences: (["guard.anyOf", "outcome", ...kinds] as const).map((field) => ({
              field,
              when: "always",
              nginx: "one check that passes is enough",
              envoy: "every check has to pass",
            })),
            remedy:
              "accept that all checks are needed, or put a service in front that does the same (auth-url)",
          }),
        ],
      };
});

const checksOf = (context: RuleContext) => {
  const { auth } = context.location.settings;
  const exempt = isExemptFromAuth(context);
  return [
    ...(isRestricted(accessList(context)) ? (["status"] as const) : []),
    ...(auth.basic !== undefined && !exempt ? (["guard.basicAuth"] as const) : []),
    ...(askedAuth(context) !== undefined && !exempt ? (["guard.externalAuth"] as const) : []),
  ];
};
