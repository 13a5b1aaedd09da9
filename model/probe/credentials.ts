import { z } from "zod";
import type { HeaderField } from "../http/request";
import { text } from "../settings/primitives";
import type { Protection } from "./protections";

/** A name of an environment variable: a secret itself never stands in a file. */
const reference = text({
  what: "a reference to an environment variable",
  allowed: "$NAME, never the secret itself",
  test: (value) => /^\$[A-Za-z_]\w*$/.test(value),
}).transform((name) => name.slice(1));

const fieldName = text({
  what: "the name of a header field",
  allowed: "letters, digits and hyphens",
  test: (value) => /^[!#$%&'*+.^`|~\w-]+$/.test(value),
});

const entrySchema = z
  .strictObject({
    basic: z.strictObject({ user: reference, password: reference }).exactOptional(),
    headers: z.record(fieldName, reference).exactOptional(),
    clientCertificate: z
      .strictObject({ certificate: reference, privateKey: reference })
      .exactOptional()
      .describe("variables with PEM texts"),
  })
  .refine((entry) => Object.keys(entry).length > 0, {
    error: "is empty",
    params: { remedy: "basic, headers or clientCertificate" },
  });

/** The file of credentials: by place (`host/path`), Secret (`namespace/name`) or authorisation service. */
export const credentialsSchema = z.record(z.string(), entrySchema);

export type Credentials = z.output<typeof credentialsSchema>;

/** Credentials with their values: for sending only. */
export interface Resolved {
  readonly headers: readonly HeaderField[];
  readonly clientCertificate?: { readonly certificate: string; readonly privateKey: string };
  /** What no output may hold. */
  readonly secrets: readonly string[];
}

/**
 * Looks the references up.
 *
 * @param variable the value of an environment variable.
 * @returns by name in the file; or the variables that are not set, sorted.
 */
export const resolveCredentials = (
  credentials: Credentials,
  variable: (name: string) => string | undefined,
): { resolved: ReadonlyMap<string, Resolved> } | { missing: string[] } => {
  const missing = new Set<string>();
  const value = (name: string): string => {
    const found = variable(name);
    if (found === undefined || found === "") {
      missing.add(name);
    }
    return found ?? "";
  };
  const resolved = new Map(
    Object.entries(credentials).map(([name, entry]) => [name, resolve(entry, value)]),
  );
  return missing.size > 0 ? { missing: [...missing].sort() } : { resolved };
};

const resolve = (
  { basic, headers = {}, clientCertificate }: Credentials[string],
  value: (name: string) => string,
): Resolved => {
  const fields = Object.entries(headers).map(([name, of]): HeaderField => [name, value(of)]);
  const pair = basic && { user: value(basic.user), password: value(basic.password) };
  const encoded = pair && Buffer.from(`${pair.user}:${pair.password}`).toString("base64");
  return {
    headers: [
      ...(encoded === undefined ? [] : [["Authorization", `Basic ${encoded}`] as const]),
      ...fields,
    ],
    ...(clientCertificate !== undefined && {
      clientCertificate: {
        certificate: value(clientCertificate.certificate),
        privateKey: value(clientCertificate.privateKey),
      },
    }),
    secrets: [
      ...(pair === undefined ? [] : [pair.password]),
      ...(encoded === undefined ? [] : [encoded]),
      ...fields.map(([, text]) => text),
    ].filter((text) => text !== ""),
  };
};

/** The credentials for a protection, or for a name of the file itself. */
export const credentialsFor = ({
  wanted,
  protections,
  resolved,
}: {
  /** Id of a protection, or a name of the file. */
  wanted: string;
  protections: readonly Protection[];
  resolved: ReadonlyMap<string, Resolved>;
}): Resolved | undefined => {
  const names = protections.find(({ id }) => id === wanted)?.names ?? [];
  return [...names, wanted].map((name) => resolved.get(name)).find((each) => each !== undefined);
};

/** A text in which secrets are covered, the longest first. */
export const covered = (text: string, secrets: readonly string[]): string =>
  secrets
    .toSorted((a, b) => b.length - a.length)
    .reduce((rest, secret) => rest.replaceAll(secret, "***"), text);
