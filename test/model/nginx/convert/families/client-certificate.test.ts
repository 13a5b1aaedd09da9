import assert from "node:assert/strict";
import {
  clientCertificate,
  clientValidation,
} from "../../../../../model/nginx/convert/families/client-certificate";
import { describeWithCrds, validateObject } from "../../../../support/crds";
import {
  type ContextInput,
  contextWith,
  findingsOf,
  TARGET,
} from "../../../../support/rule-context";

const annotations = { "auth-tls-secret": "shop/ca" };
const CA = { name: "ca", keys: ["ca.crt"] };

const contextOf = (input: ContextInput = {}) =>
  contextWith({ annotations, secrets: [CA], ...input });

const validationOf = (input: ContextInput = {}) => {
  const { server, inventory } = contextOf(input);
  return clientValidation({ server, inventory, target: TARGET });
};

const AUTHORITY = { kind: "Secret", name: "ca", namespace: "shop" };

describe("client certificates of a listener", () => {
  it("are asked for with the Secret's authorities", () => {
    assert.deepEqual(validationOf()?.validation, {
      mode: "RequireAndVerify",
      caCertificateRefs: [AUTHORITY],
    });
  });

  it("are not asked for without the annotation, or when it is off", () => {
    assert.equal(validationOf({ annotations: {} }), undefined);
    assert.equal(
      validationOf({ annotations: { ...annotations, "auth-tls-verify-client": "off" } }),
      undefined,
    );
  });

  it("may be left out by clients as in nginx", () => {
    const modeOf = (verify: string) =>
      validationOf({ annotations: { ...annotations, "auth-tls-verify-client": verify } })
        ?.validation.mode;
    assert.equal(modeOf("optional"), "VerifyIfGiven");
    assert.equal(modeOf("optional_no_ca"), "Request");
  });

  it("are checked against the Secret's list of revoked ones, if there is one", () => {
    const { validation } =
      validationOf({ secrets: [{ name: "ca", keys: ["ca.crl", "ca.crt"] }] }) ?? {};
    assert.deepEqual(validation?.crl, { refs: [AUTHORITY] });
  });
});

describe("client certificates of a rule", () => {
  const partsOf = (input: ContextInput = {}) => clientCertificate(contextOf(input));

  it("are told to the backend, in place of what a client says of itself", () => {
    assert.deepEqual(partsOf().requestHeaders, {
      remove: ["ssl-client-verify", "ssl-client-subject-dn", "ssl-client-issuer-dn"],
      set: {
        "ssl-client-subject-dn": "%DOWNSTREAM_PEER_SUBJECT%",
        "ssl-client-issuer-dn": "%DOWNSTREAM_PEER_ISSUER%",
      },
    });
    const passed = { ...annotations, "auth-tls-pass-certificate-to-upstream": "true" };
    const { set } = partsOf({ annotations: passed }).requestHeaders ?? {};
    assert.equal(set?.["ssl-client-cert"], "%DOWNSTREAM_PEER_CERT%");
    assert.deepEqual(partsOf().protections, ["client certificate"]);
  });

  it("add nothing to hosts without them", () => {
    assert.deepEqual(partsOf({ annotations: {} }), {});
  });

  it("differ in the handshake, which a person has to accept", () => {
    assert.deepEqual(findingsOf(partsOf()), ["host/shop.example/auth-tls-secret lossy!"]);
    const errorPage = { ...annotations, "auth-tls-error-page": "https://shop.example/help" };
    assert.deepEqual(findingsOf(partsOf({ annotations: errorPage })), [
      "host/shop.example/auth-tls-error-page lossy",
      "host/shop.example/auth-tls-secret lossy!",
    ]);
  });

  it("are refused where nobody could look for a list of revoked ones", () => {
    assert.deepEqual(findingsOf(partsOf({ secrets: [], unknown: ["secrets"] })), [
      "host/shop.example/auth-tls-secret refused!",
    ]);
  });
});

describeWithCrds("client certificates in the pinned CRDs", () => {
  it("are valid, with a grant for the policy of the Gateway's namespace", () => {
    const { validation, grants = [] } =
      validationOf({ secrets: [{ name: "ca", keys: ["ca.crl", "ca.crt"] }] }) ?? {};
    const policy = {
      apiVersion: "gateway.envoyproxy.io/v1alpha1",
      kind: "ClientTrafficPolicy",
      metadata: { name: "edge", namespace: "edge-system" },
      spec: {
        targetRefs: [{ group: "gateway.networking.k8s.io", kind: "Gateway", name: "edge" }],
        tls: { clientValidation: validation },
      },
    };
    assert.deepEqual([policy, ...grants].flatMap(validateObject), []);
    assert.deepEqual(grants[0]?.spec, {
      from: [
        { group: "gateway.envoyproxy.io", kind: "ClientTrafficPolicy", namespace: "edge-system" },
      ],
      to: [{ group: "", kind: "Secret", name: "ca" }],
    });
  });
});
