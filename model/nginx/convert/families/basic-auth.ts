import { secretOf } from "../../annotations/references";
import type { AuthSettings } from "../../effective/settings";
import type { Difference, Finding } from "../../findings/finding";
import type { SecretFacts } from "../../inventory";
import type { Family, RuleContext, RuleParts } from "../emission";
import { isExemptFromAuth } from "./auth-exemption";
import { whereChecked } from "./checked";
import { annotationFinding } from "./finding";
import { foreignObject } from "./foreign-object";

type Basic = NonNullable<AuthSettings["basic"]>;

/** The one key that Envoy Gateway reads (BasicAuthUsersSecretKey), of the htpasswd format. */
const USERS_KEY = ".htpasswd";

/**
 * `auth-type`: Envoy Gateway reads the users from a Secret too, but under another key, and Envoy takes
 * SHA-1 hashes alone. The policy names the Secret that has to have them: while it does not, Envoy
 * Gateway answers 500.
 */
export const basicAuth: Family = whereChecked((context) => {
  const { basic } = context.location.settings.auth;
  return basic === undefined || isExemptFromAuth(context) ? {} : partsOf({ context, basic });
});

const partsOf = ({ context, basic }: { context: RuleContext; basic: Basic }): RuleParts => {
  const fault = faultOf({ context, basic });
  const findings = [...(fault ? [fault] : []), realm({ context, basic })];
  if (fault?.key === "auth-type") {
    return { findings };
  }
  const { reference, grants } = foreignObject({
    from: { kind: "SecurityPolicy", namespace: context.namespace },
    to: { kind: "Secret", name: usersSecret(basic) },
    purpose: "users",
    stack: context.target.stack,
  });
  return {
    security: { basicAuth: { users: { kind: "Secret", ...reference } } },
    // nginx checks the password and does not pass it on.
    requestHeaders: { remove: ["Authorization"] },
    objects: grants,
    findings,
    protections: ["basic auth"],
  };
};

/** The keys of an auth-map are users: a list of them needs a Secret of its own. */
const usersSecret = ({ secret, secretType }: Basic): string =>
  secretType === "auth-map" ? `${secret}-htpasswd` : secret;

/** What keeps the users from getting in as they do today; nothing where all is there. */
const faultOf = ({
  context,
  basic,
}: {
  context: RuleContext;
  basic: Basic;
}): Finding | undefined => {
  const refused = ({ key, envoy, remedy }: Fault): Finding =>
    annotationFinding({
      context,
      key,
      severity: "refused",
      protective: true,
      value: key === "auth-type" ? basic.scheme : basic.secret,
      differences: differences(basic, envoy),
      remedy,
    });
  if (basic.scheme === "digest") {
    return refused({
      key: "auth-type",
      envoy: "has no digest authentication",
      remedy: DIGEST_REMEDY,
    });
  }
  const facts = secretOf(context.inventory, basic.secret);
  if (typeof facts === "string" || facts.passwords === undefined) {
    return refused({
      key: "auth-secret",
      envoy: "takes {SHA} hashes alone; these are not known",
      remedy: UNKNOWN_REMEDY,
    });
  }
  const others = Object.keys(facts.passwords).filter((kind) => kind !== "SHA");
  if (others.length > 0 || Object.keys(facts.passwords).length === 0) {
    return refused({
      key: "auth-secret",
      envoy: `takes {SHA} hashes alone, not ${counts(facts.passwords)}`,
      remedy: HASH_REMEDY,
    });
  }
  return facts.keys?.includes(USERS_KEY)
    ? undefined
    : refused({
        key: "auth-secret",
        envoy: `answers 500 until ${USERS_KEY} is there`,
        remedy: keyRemedy(basic),
      });
};

interface Fault {
  readonly key: "auth-type" | "auth-secret";
  readonly envoy: string;
  readonly remedy: string;
}

const differences = ({ secretType }: Basic, envoy: string): Difference[] => [
  {
    field: "guard.basicAuth",
    when: "always",
    nginx: secretType === "auth-map" ? "a Secret with a key for each user" : "key auth",
    envoy,
  },
];

const counts = (passwords: NonNullable<SecretFacts["passwords"]>): string =>
  Object.entries(passwords)
    .map(([kind, count]) => `${count} of ${kind}`)
    .join(", ") || "none";

const DIGEST_REMEDY =
  "put an authorisation service in front (auth-url), or change the Ingress to basic authentication";

const UNKNOWN_REMEDY =
  "write the inventory with the right to read Secrets: it holds kinds of hashes only";

const HASH_REMEDY =
  "give these users new passwords with htpasswd -s, which writes {SHA}, or put an authorisation service in front (auth-url); {SHA} is weak: keep it for long random passwords";

const keyRemedy = (basic: Basic): string =>
  basic.secretType === "auth-map"
    ? `create the Secret ${usersSecret(basic)} with a key ${USERS_KEY} of lines user:hash, then accept`
    : `add the key ${USERS_KEY} with the lines of key auth, without comments, to the Secret ${basic.secret}, then write the inventory anew`;

/** Envoy's own realm is the URL of the request (basic_auth filter). */
const realm = ({ context, basic }: { context: RuleContext; basic: Basic }): Finding =>
  annotationFinding({
    context,
    key: "auth-realm",
    severity: "note",
    ...(basic.realm !== "" && { value: basic.realm }),
    differences: [
      {
        field: "guard.basicAuth",
        when: "always",
        nginx: `asks with the realm "${basic.realm}"`,
        envoy: "asks with the URL as realm: a browser may ask once for each",
      },
    ],
    remedy: "nothing; people may have to type the password once more",
  });
