import assert from "node:assert/strict";
import {
  covered,
  credentialsFor,
  credentialsSchema,
  resolveCredentials,
} from "../../../model/probe/credentials";
import type { Protection } from "../../../model/probe/protections";

const FILE = {
  "shop.example/admin": { basic: { user: "$USER_NAME", password: "$PASSWORD" } },
  "shop/tokens": { headers: { "X-Token": "$TOKEN" } },
  certificate: { clientCertificate: { certificate: "$CERTIFICATE", privateKey: "$KEY" } },
};

const VALUES: Readonly<Record<string, string>> = {
  USER_NAME: "ann",
  PASSWORD: "secret",
  TOKEN: "token",
  CERTIFICATE: "certificate pem",
  KEY: "key pem",
};

const resolvedFile = () => {
  const read = resolveCredentials(credentialsSchema.parse(FILE), (name) => VALUES[name]);
  assert("resolved" in read);
  return read.resolved;
};

const protection = (names: readonly string[]): Protection => ({
  id: "shop.example/admin basicAuth",
  host: "shop.example",
  path: "/admin",
  kind: "basicAuth",
  names,
});

describe("probe: credentials", () => {
  it("are references to variables, never secrets, and never nothing", () => {
    for (const [entry, message] of [
      [{ basic: { user: "$U", password: "secret" } }, /not a reference to an environment variable/],
      [{ headers: { "X-Token": "token" } }, /not a reference to an environment variable/],
      [{ headers: { "X Token": "$TOKEN" } }, /X Token/],
      [{}, /is empty/],
    ] as const) {
      const read = credentialsSchema.safeParse({ place: entry });
      assert.match(read.error?.message ?? "no fault", message);
    }
  });

  it("become what is sent, and know what no output may hold", () => {
    const encoded = Buffer.from("ann:secret").toString("base64");
    assert.deepEqual(Object.fromEntries(resolvedFile()), {
      "shop.example/admin": {
        headers: [["Authorization", `Basic ${encoded}`]],
        secrets: ["secret", encoded],
      },
      "shop/tokens": { headers: [["X-Token", "token"]], secrets: ["token"] },
      certificate: {
        headers: [],
        clientCertificate: { certificate: "certificate pem", privateKey: "key pem" },
        secrets: [],
      },
    });
  });

  it("name all variables that are not set", () => {
    const read = resolveCredentials(credentialsSchema.parse(FILE), (name) =>
      name === "TOKEN" ? "" : name === "PASSWORD" ? undefined : "set",
    );
    assert.deepEqual(read, { missing: ["PASSWORD", "TOKEN"] });
  });

  it("are found by the names of a protection, or by their own", () => {
    const resolved = resolvedFile();
    const { id } = protection([]);
    const found = (wanted: string, names: readonly string[]) =>
      credentialsFor({ wanted, protections: [protection(names)], resolved });
    const own = resolved.get("shop.example/admin");
    assert(own !== undefined);
    assert.equal(found(id, ["shop.example/admin", "shop/tokens"]), own);
    assert.equal(found(id, ["shop.example/other", "shop/tokens"]), resolved.get("shop/tokens"));
    assert.equal(found("shop.example/admin", []), own);
    assert.equal(found(id, []), undefined);
  });

  it("are covered in texts, whichever holds another", () => {
    assert.equal(
      covered("a secret-more and a secret", ["secret", "secret-more"]),
      "a *** and a ***",
    );
  });
});
