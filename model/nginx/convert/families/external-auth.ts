import type {
  SecurityPolicySpecExtAuth,
  SecurityPolicySpecExtAuthHttp,
} from "../../../../kubernetes/types";
import { byText } from "../../../collections";
import type { Finding } from "../../findings/finding";
import type { Family, RuleContext, RuleParts } from "../emission";
import { isExemptFromAuth } from "./auth-exemption";
import { whereChecked } from "./checked";
import { authBackend } from "./external-auth-backend";
import { lossesOf } from "./external-auth-losses";
import { type AskedAuth, askedAuth } from "./external-auth-settings";
import { signInOverride, signInTemplate } from "./external-auth-sign-in";
import { type AuthTarget, authTarget } from "./external-auth-target";
import { annotationFinding, controllerFinding } from "./finding";

/**
 * `auth-url`, or the controller's `global-auth-url` where a location has none of its own. The policy
 * of each rule has it: a rule's SecurityPolicy replaces the Gateway's, this check included.
 */
export const externalAuth: Family = whereChecked((context) => {
  const asked = askedAuth(context);
  return asked === undefined || isExemptFromAuth(context) ? {} : partsOf({ context, asked });
});

const partsOf = ({ context, asked }: { context: RuleContext; asked: AskedAuth }): RuleParts => {
  const target = authTarget({ context, url: asked.settings.url });
  const findings = findingsOf({ context, asked, target });
  if (target.type === "refused") {
    return { findings };
  }
  const { reference, objects } = authBackend({ context, target });
  const template = signInTemplate(asked.settings);
  const override = template === undefined ? undefined : signInOverride(template);
  return {
    security: {
      extAuth: { ...ASKING, http: http({ asked, path: target.path, backendRefs: [reference] }) },
    },
    ...(override && { traffic: { responseOverride: [override] } }),
    objects,
    findings,
    protections: ["external auth"],
  };
};

/**
 * Fields of the client that the service gets besides Host and Authorization, which it always gets.
 * None that a client could write and nginx overwrites: X-Forwarded-For, X-Real-IP, X-Original-URL.
 */
export const FORWARDED_TO_SERVICE: readonly string[] = [
  "accept",
  "accept-language",
  "cookie",
  "origin",
  "referer",
  "user-agent",
  "x-forwarded-proto",
  "x-request-id",
  "x-requested-with",
];

/** As nginx has it: an error or silence is no leave, and answers 500. */
const ASKING: Omit<SecurityPolicySpecExtAuth, "http"> = {
  failOpen: false,
  statusOnError: 500,
  timeout: "60s",
  headersToExtAuth: [...FORWARDED_TO_SERVICE],
};

const http = ({
  asked: { settings },
  path,
  backendRefs,
}: {
  asked: AskedAuth;
  path: string;
  backendRefs: NonNullable<SecurityPolicySpecExtAuthHttp["backendRefs"]>;
}): SecurityPolicySpecExtAuthHttp => ({
  backendRefs,
  pathOverride: path,
  ...(settings.responseHeaders.length > 0 && {
    headersToBackend: [...new Set(settings.responseHeaders.map((name) => name.toLowerCase()))].sort(
      byText,
    ),
  }),
});

const findingsOf = ({
  context,
  asked,
  target,
}: {
  context: RuleContext;
  asked: AskedAuth;
  target: AuthTarget;
}): Finding[] =>
  lossesOf({ settings: asked.settings, target }).map(({ setting, ...loss }) =>
    asked.from === "annotation"
      ? annotationFinding({ context, key: `auth-${setting}`, ...loss })
      : controllerFinding({ key: `global-auth-${setting}`, ...loss }),
  );
