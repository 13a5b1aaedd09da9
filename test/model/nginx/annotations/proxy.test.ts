import assert from "node:assert/strict";
import {
  deniedBy,
  droppedBy,
  parse,
  settings,
  settingsWithout,
  UNCHECKED,
} from "../../../support/annotations";
import type { Surroundings } from "../../../support/annotations";

const proxy = (annotations: Record<string, string>, world: Surroundings = {}) =>
  settings(annotations, world).proxy;

describe("annotations of backends", () => {
  it("defaults", () => {
    assert.deepEqual(proxy({}), {
      protocol: "HTTP",
      connectSeconds: 5,
      readSeconds: 60,
      sendSeconds: 60,
      bodyBytes: 2 ** 20,
      buffering: false,
      requestBuffering: true,
      httpVersion: "1.1",
      nextUpstream: ["error", "timeout"],
      nextUpstreamTries: 3,
      nextUpstreamSeconds: 0,
      customHeaders: {},
    });
  });

  it("everything", () => {
    const found = proxy({
      "backend-protocol": " https ",
      "proxy-connect-timeout": "1",
      "proxy-read-timeout": "2",
      "proxy-send-timeout": "3",
      "proxy-body-size": "8m",
      "proxy-buffering": "on",
      "proxy-request-buffering": "off",
      "proxy-http-version": "1.0",
      "proxy-next-upstream": "error http_502 non_idempotent ",
      "proxy-next-upstream-tries": "4",
      "proxy-next-upstream-timeout": "5",
      "connection-proxy-header": "keep-alive",
      "client-body-buffer-size": "1m",
      "proxy-buffer-size": "8k",
      "proxy-buffers-number": "8",
      "proxy-busy-buffers-size": "16k",
      "proxy-max-temp-file-size": "1024m",
    });
    assert.deepEqual(found, {
      protocol: "HTTPS",
      connectSeconds: 1,
      readSeconds: 2,
      sendSeconds: 3,
      bodyBytes: 8 * 2 ** 20,
      buffering: true,
      requestBuffering: false,
      httpVersion: "1.0",
      nextUpstream: ["error", "http_502", "non_idempotent"],
      nextUpstreamTries: 4,
      nextUpstreamSeconds: 5,
      connectionHeader: "keep-alive",
      customHeaders: {},
    });
  });

  it("every protocol, in any case", () => {
    const upper = ["HTTP", "HTTPS", "AUTO_HTTP", "GRPC", "GRPCS", "FCGI"];
    const protocol = (value: string) =>
      parse({ "backend-protocol": value }).settings.proxy.protocol;
    assert.deepEqual(upper.map(protocol), upper);
    assert.deepEqual(
      upper.map((each) => protocol(each.toLowerCase())),
      upper,
    );
  });

  it("gRPC in small letters sets no fields", () => {
    const { proxy: found } = settingsWithout(["backend-protocol"], { "backend-protocol": "grpc" });
    assert.equal(found.protocol, "GRPC");
  });

  it("defaults for what cannot be used", () => {
    const wrong = {
      "backend-protocol": "ajp",
      "proxy-connect-timeout": "5s",
      "proxy-read-timeout": "",
      "proxy-send-timeout": "-1",
      "proxy-body-size": "8MB",
      "proxy-buffering": "yes",
      "proxy-request-buffering": "ON",
      "proxy-http-version": "2",
      "proxy-next-upstream": "error,timeout",
      "proxy-next-upstream-tries": "three",
      "proxy-next-upstream-timeout": "1.5",
      "proxy-buffer-size": "x",
      "proxy-buffers-number": "x",
      "proxy-busy-buffers-size": "x",
      "proxy-max-temp-file-size": "x",
    };
    assert.deepEqual(settingsWithout(Object.keys(wrong).sort(), wrong).proxy, proxy({}));
  });

  it("a size that only the validator takes is the default", () => {
    const { proxy: found } = settingsWithout(["proxy-body-size"], { "proxy-body-size": "1b" });
    assert.equal(found.bodyBytes, 2 ** 20);
  });

  it("versions are checked also where validators are off", () => {
    assert.equal(proxy({ "proxy-http-version": "2" }, UNCHECKED).httpVersion, "1.1");
  });

  it("drops the Ingress for some", () => {
    assert.equal(droppedBy({ "connection-proxy-header": "upgrade" }), "connection-proxy-header");
    assert.equal(droppedBy({ "client-body-buffer-size": "big" }), "client-body-buffer-size");
  });
});

describe("annotations of FastCGI", () => {
  const FIELDS: Surroundings = {
    configMaps: {
      "shop/fcgi": { SCRIPT_FILENAME: "/app/$fastcgi_script_name" },
      "shop/bad": { A: "b;c" },
    },
  };

  it("are read", () => {
    const annotations = { "fastcgi-index": "index.php", "fastcgi-params-configmap": "fcgi" };
    assert.deepEqual(proxy(annotations, FIELDS).fastcgi, {
      index: "index.php",
      parameters: { SCRIPT_FILENAME: "/app/$fastcgi_script_name" },
    });
    assert.deepEqual(proxy({ "fastcgi-index": "a.php" }).fastcgi, {
      index: "a.php",
      parameters: {},
    });
    const named = { "fastcgi-params-configmap": "shop/fcgi" };
    assert.deepEqual(Object.keys(proxy(named, FIELDS).fastcgi?.parameters ?? {}), [
      "SCRIPT_FILENAME",
    ]);
  });

  it("drop the Ingress, deny the location, or are left out", () => {
    const key = "fastcgi-params-configmap";
    assert.equal(droppedBy({ "fastcgi-index": "a/b" }), "fastcgi-index");
    assert.equal(droppedBy({ [key]: "a;b" }), key);
    assert.equal(droppedBy({ [key]: "bad" }, FIELDS), key);
    assert.match(deniedBy({ [key]: "a/b/c" }), /neither name nor namespace/);
    assert.match(deniedBy({ [key]: "none" }), /ConfigMap shop\/none is not found/);
    const other = { "fastcgi-index": "a.php", [key]: "other/fcgi" };
    assert.equal(settingsWithout([key], other, FIELDS).proxy.fastcgi, undefined);
  });
});

describe("custom-headers", () => {
  const key = "custom-headers";
  const world = (fields: Record<string, string>): Surroundings => ({
    configMap: { "global-allowed-response-headers": "X-Frame-Options,X Y" },
    configMaps: { "shop/fields": fields },
  });

  it("are the ConfigMap's", () => {
    const found = proxy({ [key]: "shop/fields" }, world({ "X-Frame-Options": "DENY" }));
    assert.deepEqual(found.customHeaders, { "X-Frame-Options": "DENY" });
    assert.deepEqual(settingsWithout([key], { [key]: "a;b" }).proxy.customHeaders, {});
  });

  for (const [fields, name, expected] of [
    [{}, "fields", /ConfigMap fields is not found: it must be written/],
    [{}, "shop/none", /ConfigMap shop\/none is not found$/],
    [{ "X-Other": "a" }, "shop/fields", /X-Other/],
    [{ "X Y": "a" }, "shop/fields", /X Y/],
    [{ "X-Frame-Options": "é" }, "shop/fields", /X-Frame-Options/],
  ] as const) {
    it(`denies the location: ${expected.source}`, () => {
      assert.match(deniedBy({ [key]: name }, world(fields)), expected);
    });
  }
});
