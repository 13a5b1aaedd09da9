import assert from "node:assert/strict";
import type { BackendSpec, BackendSpecTls } from "../../../../../kubernetes/types";
import { backendProtocol } from "../../../../../model/nginx/convert/families/backend-protocol";
import { describeWithCrds } from "../../../../support/crds";
import {
  type ContextInput,
  findingsOf,
  partFaults,
  partsWith,
} from "../../../../support/rule-context";

const PAIR = {
  name: "pair",
  keys: ["ca.crt", "tls.crt", "tls.key"],
  certificates: ["ca.crt", "tls.crt"].map((key) => ({
    key,
    names: ["backend.example"],
    issuer: "CN=test",
    keyType: "EC prime256v1",
    notAfter: "2030-01-01T00:00:00Z",
    fingerprint: key,
    following: 0,
    privateKey: "matches" as const,
  })),
};

const inputWith = (annotations: Readonly<Record<string, string>>): ContextInput => ({
  annotations: {
    "backend-protocol": "HTTPS",
    "proxy-ssl-secret": "shop/pair",
    ...annotations,
  },
  secrets: [PAIR, { ...PAIR, namespace: "other" }],
  configMap: { "allow-cross-namespace-resources": "true" },
});

const partsOf = (annotations: Readonly<Record<string, string>>) =>
  partsWith(backendProtocol, inputWith(annotations));

const tlsOf = (annotations: Readonly<Record<string, string>>): BackendSpecTls | undefined =>
  (partsOf(annotations).objects?.[0]?.spec as BackendSpec | undefined)?.tls;

/** Findings of the certificates, without those of every Backend. */
const idsOf = (annotations: Readonly<Record<string, string>>): string[] =>
  findingsOf(partsOf(annotations)).filter((each) => !each.includes("backend-protocol"));

const VERIFIED = { "proxy-ssl-verify": "on", "proxy-ssl-name": "backend.example" };

describe("TLS to backends", () => {
  it("demands the name that nginx demands, of the same authority, and shows the same certificate", () => {
    const annotations = { ...VERIFIED, "proxy-ssl-server-name": "on" };
    assert.deepEqual(tlsOf(annotations), {
      caCertificateRefs: [{ group: "", kind: "Secret", name: "pair" }],
      sni: "backend.example",
      clientCertificateRef: { group: "", kind: "Secret", name: "pair" },
      minVersion: "1.2",
      maxVersion: "1.2",
      alpnProtocols: ["http/1.1"],
    });
    assert.deepEqual(idsOf(annotations), ["shop/web/proxy-ssl-verify-depth note"]);
  });

  it("sends a server name where nginx sends none", () => {
    assert.deepEqual(idsOf(VERIFIED), [
      "shop/web/proxy-ssl-server-name lossy",
      "shop/web/proxy-ssl-verify-depth note",
    ]);
    assert.equal(tlsOf({ "proxy-ssl-name": "backend.example" })?.sni, undefined);
    assert.deepEqual(idsOf({ "proxy-ssl-name": "backend.example" }), [
      "shop/web/proxy-ssl-server-name lossy",
    ]);
    assert.deepEqual(idsOf({}), ["shop/web/proxy-ssl-server-name lossy"]);
    assert.deepEqual(idsOf({ "proxy-ssl-server-name": "on" }), [
      "shop/web/proxy-ssl-server-name lossy",
    ]);
  });

  it("sends the server name without verification too", () => {
    const annotations = { "proxy-ssl-server-name": "on", "proxy-ssl-name": "backend.example" };
    assert.equal(tlsOf(annotations)?.sni, "backend.example");
    assert.equal(tlsOf(annotations)?.insecureSkipVerify, true);
    assert.deepEqual(idsOf(annotations), []);
  });

  it("never verifies less: without a usable name it demands the Service's", () => {
    for (const name of [undefined, "Not_A_Name"]) {
      const annotations = {
        "proxy-ssl-verify": "on",
        ...(name !== undefined && { "proxy-ssl-name": name }),
      };
      assert.equal(tlsOf(annotations)?.autoSNIFromEndpointHostname, true);
      assert.equal(tlsOf(annotations)?.insecureSkipVerify, undefined);
      assert.deepEqual(idsOf(annotations), [
        "shop/web/proxy-ssl-verify refused!",
        "shop/web/proxy-ssl-verify-depth note",
      ]);
    }
  });

  it("refuses another namespace's Secret, and verifies all the same", () => {
    const annotations = { ...VERIFIED, "proxy-ssl-secret": "other/pair" };
    assert.deepEqual(tlsOf(annotations), {
      wellKnownCACertificates: "System",
      alpnProtocols: ["http/1.1"],
    });
    assert.deepEqual(idsOf(annotations), ["shop/web/proxy-ssl-secret refused!"]);
    assert.deepEqual(tlsOf({ "proxy-ssl-secret": "other/pair" }), {
      insecureSkipVerify: true,
      alpnProtocols: ["http/1.1"],
    });
  });

  it("takes those of another Ingress of the host where the location has none", () => {
    const parts = partsWith(backendProtocol, {
      ...inputWith({}),
      annotations: { "backend-protocol": "HTTPS" },
      ingress: { name: "zz" },
      others: [
        {
          name: "tls",
          paths: ["/tls"],
          annotations: {
            "backend-protocol": "HTTPS",
            "proxy-ssl-secret": "shop/pair",
            ...VERIFIED,
          },
        },
      ],
    });
    const { tls } = parts.objects?.[0]?.spec as BackendSpec;
    assert.equal(tls?.sni, "backend.example");
  });

  it("verifies nothing of gRPC, as nginx", () => {
    const { tls } = partsOf({ ...VERIFIED, "backend-protocol": "GRPCS" }).objects?.[0]
      ?.spec as BackendSpec;
    assert.deepEqual(tls, { insecureSkipVerify: true, alpnProtocols: ["h2"] });
  });

  it("keeps the versions, and tells of ciphers", () => {
    const versions = (value: string) => {
      const { minVersion, maxVersion } = tlsOf({ "proxy-ssl-protocols": value }) ?? {};
      return [minVersion, maxVersion];
    };
    assert.deepEqual(versions("TLSv1.2"), ["1.2", "1.2"]);
    assert.deepEqual(versions("TLSv1.2 TLSv1.3"), ["1.2", "1.3"]);
    assert.deepEqual(versions("TLSv1.3"), ["1.3", "1.3"]);
    assert.ok(
      idsOf({ "proxy-ssl-ciphers": "HIGH:!aNULL" }).includes("shop/web/proxy-ssl-ciphers lossy"),
    );
  });
});

describeWithCrds("TLS to backends in the pinned CRDs", () => {
  it("is valid", () => {
    for (const annotations of [{}, VERIFIED, { "proxy-ssl-verify": "on" }]) {
      assert.deepEqual(partFaults(partsOf(annotations)), []);
    }
  });
});
