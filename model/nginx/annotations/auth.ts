import type { AuthSettings } from "../effective/settings";
import type { AnnotationSource, Parsed } from "./annotation";
import type { Reader } from "./reading";
import { readFamily } from "./reading";
import type { Reference } from "./references";
import { isWithinReach, nameOf, referenceOf, secretOf } from "./references";
import { annotationTable } from "./table";
import { BASIC, BASIC_WITH_BLANKS, matching, oneOf } from "./values";

export const authAnnotations = annotationTable(
  {
    scope: "location",
    risk: "Low",
    invalid: "drops the Ingress",
    fidelity: "approximate",
    protective: true,
    emits: ["SecurityPolicy.spec.basicAuth"],
    differs: "",
  },
  {
    "auth-type": {
      meaning: "`basic` or `digest`: asks for a user and a password.",
      differs: "`digest` is refused.",
    },
    "auth-secret": {
      meaning: "Secret with the users. Without it the location answers 503.",
      risk: "Medium",
      invalid: "denies the location",
      differs:
        "Envoy reads the key `.htpasswd` of a Secret in the same namespace, and of password hashes {SHA} alone.",
    },
    "auth-secret-type": {
      meaning: "`auth-file`: the key `auth` is an htpasswd file. `auth-map`: each key is a user.",
      differs: "The users of an `auth-map` must be written into one `.htpasswd`.",
    },
    "auth-realm": {
      meaning: "Realm that the browser shows.",
      risk: "Medium",
      fidelity: "impossible",
      emits: [],
      differs: "Envoy's realm is the URL: a browser may ask once for each.",
    },
    "enable-global-auth": {
      meaning: "`false`: the controller's global-auth-url does not hold here.",
      invalid: "takes the default",
      fidelity: "exact",
      emits: ["SecurityPolicy.spec.extAuth"],
    },
    satisfy: {
      meaning:
        "`any`: one of address range, password and external authorisation is enough. By default all are needed.",
      invalid: "takes the default",
      emits: ["SecurityPolicy.spec"],
      differs: "`any` is refused where there is more than one kind of check.",
    },
  },
);

/** Fact: internal/ingress/annotations/{authreqglobal,satisfy}. */
export const parseAuthRules = (
  source: AnnotationSource,
): Parsed<Pick<AuthSettings, "globalAuth" | "satisfy">> =>
  readFamily<Pick<AuthSettings, "globalAuth" | "satisfy">>({
    source,
    without: { globalAuth: true, satisfy: "all" },
    read: ({ boolean, text }) => ({
      globalAuth: boolean("enable-global-auth") ?? true,
      satisfy: text("satisfy", oneOf(["any", "all"])) === "any" ? "any" : "all",
    }),
  });

type Basic = AuthSettings["basic"];

/** The controller looks for these words anywhere in the value. */
const TYPES = matching("basic or digest", /basic|digest/);
const SECRET_TYPES = matching("auth-file or auth-map", /auth-file|auth-map/);

/** Undefined: no password is asked for. Fact: internal/ingress/annotations/auth. */
export const parseAuth = (source: AnnotationSource): Parsed<Basic> =>
  readFamily<Basic>({
    source,
    without: undefined,
    read: (reader) => {
      const { text, fail } = reader;
      const type = text("auth-type", TYPES, { refused: "drop" });
      if (type === undefined) {
        return undefined;
      }
      if (!TYPES.allows(type)) {
        fail("deny", { key: "auth-type", reason: "it is neither basic nor digest" });
      }
      const secretType =
        text("auth-secret-type", SECRET_TYPES, { refused: "drop", empty: "default" }) ??
        "auth-file";
      const secret = secretName(reader, source);
      const realm =
        text("auth-realm", BASIC_WITH_BLANKS, { refused: "drop", empty: "default" }) ?? "";
      checkUsers(reader, { source, secret, secretType });
      return {
        // Whatever contains one of the words and is not `basic` is written as digest (nginx.tmpl).
        scheme: type === "basic" ? "basic" : "digest",
        secret: nameOf(secret),
        secretType: secretType === "auth-map" ? "auth-map" : "auth-file",
        realm,
      };
    },
  });

const DENY = { refused: "deny", empty: "deny" } as const;

/** The Secret that is named; a fault denies the location. */
const secretName = ({ text, fail }: Reader, source: AnnotationSource): Reference => {
  const key = "auth-secret";
  if (!(key in source.values)) {
    fail("deny", { key, reason: "auth-type needs it, and it is not there" });
  }
  const secret = referenceOf(text(key, BASIC, DENY) ?? "", source);
  if (secret === undefined) {
    fail("deny", { key, reason: "it is neither name nor namespace/name" });
  } else if (!isWithinReach(secret.namespace, source)) {
    fail("deny", { key, reason: "it is in another namespace, which is not allowed" });
  } else if (secretOf(source.inventory, nameOf(secret)) === "missing") {
    fail("deny", { key, reason: `Secret ${nameOf(secret)} does not exist` });
  }
  return secret ?? { namespace: "", name: "" };
};

/** A Secret without users of its type denies the location. */
const checkUsers = (
  { fail }: Reader,
  {
    source,
    secret,
    secretType,
  }: { source: AnnotationSource; secret: Reference; secretType: string },
): void => {
  const facts = secretOf(source.inventory, nameOf(secret));
  if (secretType !== "auth-file" && secretType !== "auth-map") {
    fail("deny", { key: "auth-secret-type", reason: "it is neither auth-file nor auth-map" });
  } else if (secretType === "auth-file" && typeof facts === "object" && !hasAuth(facts)) {
    fail("deny", { key: "auth-secret", reason: `Secret ${nameOf(secret)} has no key auth` });
  }
};

/** Keys are not known of a Secret that another Ingress uses as an auth-map: its users count. */
const hasAuth = ({ keys }: { readonly keys?: readonly string[] | undefined }): boolean =>
  keys?.includes("auth") ?? true;
