import assert from "node:assert/strict";
import {
  deniedBy,
  droppedBy,
  parse,
  settings,
  settingsWithout,
  withoutKeys,
} from "../../../support/annotations";
import type { Surroundings } from "../../../support/annotations";

const SECRET = { "auth-tls-secret": "shop/ca" };
const WITH_CA: Surroundings = { secrets: [{ name: "ca", keys: ["ca.crt"] }] };
const certificate = (annotations: Record<string, string>, world = WITH_CA) =>
  settings({ ...SECRET, ...annotations }, world).clientCertificate;

describe("annotations of client certificates", () => {
  it("none without auth-tls-secret", () => {
    assert.equal(settings({ "auth-tls-match-cn": "x" }).clientCertificate, undefined);
  });

  it("defaults", () => {
    assert.deepEqual(certificate({}), {
      secret: "shop/ca",
      verify: "on",
      mode: "required",
      depth: 1,
      passToUpstream: false,
    });
  });

  it("everything", () => {
    const all = {
      "auth-tls-verify-client": "optional",
      "auth-tls-verify-depth": "3",
      "auth-tls-error-page": "https://shop.example/no-certificate",
      "auth-tls-match-cn": "CN=(a|b).example",
      "auth-tls-pass-certificate-to-upstream": "true",
    };
    assert.deepEqual(certificate(all), {
      secret: "shop/ca",
      verify: "optional",
      mode: "optional",
      depth: 3,
      errorPage: "https://shop.example/no-certificate",
      matchCn: "CN=(a|b).example",
      passToUpstream: true,
    });
  });

  it("modes", () => {
    const mode = (verify: string) => certificate({ "auth-tls-verify-client": verify })?.mode;
    assert.deepEqual(["on", "optional", "optional_no_ca", "off"].map(mode), [
      "required",
      "optional",
      "request",
      "request",
    ]);
  });

  it("defaults for a wrong verification or depth", () => {
    const wrong = { ...SECRET, "auth-tls-verify-client": "yes", "auth-tls-verify-depth": "x" };
    const { clientCertificate } = settingsWithout(
      ["auth-tls-verify-client", "auth-tls-verify-depth"],
      wrong,
      WITH_CA,
    );
    assert.deepEqual(clientCertificate, certificate({}));
    assert.equal(certificate({ "auth-tls-verify-depth": "0" })?.depth, 1);
  });

  it("drops the Ingress for values that are not allowed", () => {
    const wrong = {
      "auth-tls-secret": "a;b",
      "auth-tls-error-page": "javascript:x",
      "auth-tls-match-cn": "a.example",
      "auth-tls-pass-certificate-to-upstream": "yes",
    };
    for (const [key, value] of Object.entries(wrong)) {
      assert.equal(droppedBy({ ...SECRET, [key]: value }, WITH_CA), key);
    }
  });

  const DENIED: readonly (readonly [string, Surroundings, RegExp])[] = [
    ["ca", WITH_CA, /it is not namespace\/name/],
    ["shop/ca/x", WITH_CA, /it is not namespace\/name/],
    ["other/ca", WITH_CA, /another namespace/],
    ["shop/ca", {}, /Secret shop\/ca does not exist/],
    ["shop/ca", { secrets: [{ name: "ca", keys: ["tls.crt"] }] }, /neither ca.crt nor a key pair/],
    ["shop/ca", { ...WITH_CA, amend: withoutKeys }, /neither ca.crt nor a key pair/],
    [
      "shop/ca",
      { secrets: [{ name: "ca", keys: ["ca.crt"], unreadable: ["ca.crt"] }] },
      /cannot be read/,
    ],
  ];
  for (const [secret, world, expected] of DENIED) {
    it(`denies the host: ${expected.source}`, () => {
      const annotations = { "auth-tls-secret": secret };
      assert.match(deniedBy(annotations, world), expected);
      const { clientCertificate, clientCertificateFault } = parse(annotations, world).settings;
      assert.equal(clientCertificate, undefined);
      assert.match(clientCertificateFault ?? "", expected);
    });
  }

  const KEY_PAIR: Surroundings = { secrets: [{ name: "ca", keys: ["tls.crt", "tls.key"] }] };

  it("a Secret without ca.crt asks for nothing, which a finding refuses", () => {
    const { settings: found, findings } = parse(SECRET, KEY_PAIR);
    assert.deepEqual(
      [found.clientCertificate, found.clientCertificateFault],
      [undefined, undefined],
    );
    assert.deepEqual(
      findings.map(({ id, severity, protective }) => [id, severity, protective]),
      [["shop/web/auth-tls-secret", "refused", true]],
    );
  });

  it("a Secret without ca.crt and a name that must match refuse everybody", () => {
    const { clientCertificateFault } = settings(
      { ...SECRET, "auth-tls-match-cn": "CN=a" },
      KEY_PAIR,
    );
    assert.match(clientCertificateFault ?? "", /has no ca.crt, and auth-tls-match-cn refuses/);
  });

  it("a Secret that is not known is taken for a sound one", () => {
    assert.equal(certificate({}, { unknown: ["secrets"] })?.verify, "on");
  });
});
