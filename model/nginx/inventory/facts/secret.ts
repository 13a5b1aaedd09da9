import type { Read } from "../objects/kinds";
import type { SecretUse } from "../references/collect";
import type { SecretFacts } from "../schema";
import { certificateFacts } from "./certificates";
import { countHashes, hashesOf } from "./passwords";

/** Keys that hold certificates, by ingress-nginx and by the type kubernetes.io/tls. */
const CERTIFICATE_KEYS = ["ca.crt", "tls.crt"];

/** What may be said of a Secret: nothing of its values that is not public. */
export const secretFacts = ({
  secret,
  uses,
}: {
  secret: Read<"secrets">;
  uses: ReadonlySet<SecretUse>;
}): SecretFacts => {
  const { metadata, type } = secret;
  const values = valuesOf(secret);
  const keys = Object.keys(values).sort();
  const held = CERTIFICATE_KEYS.flatMap((key) => {
    const pem = values[key];
    return pem === undefined ? [] : [{ key, pem, privateKey: privateKeyOf(key, values) }];
  });
  const read = held.map((each) => ({ key: each.key, facts: certificateFacts(each) }));
  return {
    namespace: metadata.namespace,
    name: metadata.name,
    type,
    // The keys of an auth-map are user names.
    ...(!uses.has("auth-map") && { keys }),
    certificates: read.flatMap(({ facts }) => facts ?? []),
    unreadable: read.filter(({ facts }) => facts === undefined).map(({ key }) => key),
    ...passwordsOf({ values, uses }),
  };
};

type Values = Readonly<Record<string, string>>;

const valuesOf = ({ data, stringData }: Read<"secrets">): Values => ({
  ...Object.fromEntries(
    Object.entries(data).map(([key, value]) => [
      key,
      Buffer.from(value, "base64").toString("utf8"),
    ]),
  ),
  ...stringData,
});

const privateKeyOf = (key: string, values: Values): string | undefined =>
  key === "tls.crt" ? values["tls.key"] : undefined;

const passwordsOf = ({
  values,
  uses,
}: {
  values: Values;
  uses: ReadonlySet<SecretUse>;
}): Pick<SecretFacts, "passwords"> => {
  if (uses.has("auth-map")) {
    return { passwords: countHashes(Object.values(values)) };
  }
  return uses.has("auth-file") ? { passwords: countHashes(hashesOf(values.auth ?? "")) } : {};
};
