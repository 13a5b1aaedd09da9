import assert from "node:assert/strict";
import {
  deniedBy,
  droppedBy,
  parse,
  settings,
  settingsWithout,
} from "../../../support/annotations";
import type { Surroundings } from "../../../support/annotations";

const SECRET = { "proxy-ssl-secret": "shop/backend" };
const secretWith = (...keys: string[]): Surroundings => ({ secrets: [{ name: "backend", keys }] });
const FULL = secretWith("ca.crt", "tls.crt", "tls.key");
const tls = (annotations: Record<string, string>, world = FULL) =>
  settings({ ...SECRET, ...annotations }, world).proxy.tls;

const DEFAULTS = {
  secret: "shop/backend",
  clientCertificate: "sent",
  ciphers: "DEFAULT",
  protocols: "TLSv1.2",
  verify: false,
  verifyDepth: 1,
  serverName: false,
};

describe("annotations of TLS to backends", () => {
  it("mean nothing without a Secret", () => {
    assert.equal(settings({ "proxy-ssl-verify": "on" }).proxy.tls, undefined);
  });

  it("defaults", () => {
    assert.deepEqual(tls({}), DEFAULTS);
  });

  it("everything", () => {
    const all = {
      "proxy-ssl-verify": "on",
      "proxy-ssl-verify-depth": "2",
      "proxy-ssl-name": "inner.example",
      "proxy-ssl-server-name": "on",
      "proxy-ssl-protocols": "TLSv1.3 TLSv1.2",
      "proxy-ssl-ciphers": "HIGH:!aNULL",
    };
    assert.deepEqual(tls(all), {
      secret: "shop/backend",
      clientCertificate: "sent",
      ciphers: "HIGH:!aNULL",
      protocols: "TLSv1.2 TLSv1.3",
      name: "inner.example",
      verify: true,
      verifyDepth: 2,
      serverName: true,
    });
  });

  it("defaults for what cannot be used", () => {
    const wrong = {
      "proxy-ssl-verify": "yes",
      "proxy-ssl-verify-depth": "x",
      "proxy-ssl-name": "a b",
      "proxy-ssl-server-name": "x",
      "proxy-ssl-protocols": "TLSv1",
      "proxy-ssl-ciphers": "a;b",
    };
    const found = settingsWithout(Object.keys(wrong).sort(), { ...SECRET, ...wrong }, FULL);
    assert.deepEqual(found.proxy.tls, DEFAULTS);
  });

  it("a Secret with an authority alone shows no certificate", () => {
    assert.equal(tls({}, secretWith("ca.crt"))?.clientCertificate, "none");
    assert.equal(tls({}, { unknown: ["secrets"] })?.clientCertificate, "sent");
  });

  it("a Secret without an authority verifies nothing, which a finding refuses", () => {
    const pair = secretWith("tls.crt", "tls.key");
    assert.equal(tls({}, pair)?.clientCertificate, "none");
    const { settings: found, findings } = parse({ ...SECRET, "proxy-ssl-verify": "on" }, pair);
    assert.equal(found.proxy.tls?.verify, false);
    assert.deepEqual(
      findings.map(({ id, severity }) => [id, severity]),
      [["shop/web/proxy-ssl-verify", "refused"]],
    );
  });

  it("drops the Ingress or denies the location", () => {
    assert.equal(droppedBy({ "proxy-ssl-secret": "a;b" }), "proxy-ssl-secret");
    assert.match(deniedBy({ "proxy-ssl-secret": "backend" }), /it is not namespace\/name/);
    assert.match(deniedBy({ "proxy-ssl-secret": "a/b/c" }), /it is not namespace\/name/);
    assert.match(deniedBy({ "proxy-ssl-secret": "other/backend" }), /another namespace/);
    assert.match(deniedBy(SECRET), /does not exist/);
  });
});
