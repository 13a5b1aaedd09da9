import assert from "node:assert/strict";
import { readConfiguration } from "../../../../model/nginx/configuration";
import type { Finding } from "../../../../model/nginx/findings/finding";
import { inventoryOf, type InventoryOfInput } from "../../../support/nginx";

const found = (input: InventoryOfInput): readonly Finding[] =>
  readConfiguration(inventoryOf(input)).findings;

/** The one finding of an input, as far as a person decides by it. */
const only = (input: InventoryOfInput) => {
  const findings = found(input);
  assert.equal(findings.length, 1, JSON.stringify(findings));
  const [{ id, severity, protective, value, answers, remedy, differences } = assert.fail()] =
    findings;
  return { id, severity, protective, value, answers, remedy, differences };
};

describe("findings of the controller's configuration", () => {
  it("say which key is lost, and where", () => {
    const { remedy, differences, ...finding } = only({
      configMap: { "proxy-add-original-uri-header": "true" },
    });
    assert.deepEqual(finding, {
      id: "controller/proxy-add-original-uri-header",
      severity: "lossy",
      protective: false,
      value: "true",
      answers: ["accept"],
    });
    assert.deepEqual(
      differences.map(({ field, when }) => [field, when]),
      [["upstream.headers", "always"]],
    );
    assert.match(remedy, /X-Envoy-Original-Path/);
  });

  it("refuse a protection that nothing can hold", () => {
    const { severity, protective } = only({
      configMap: { "limit-conn-zone-variable": "$http_x_user" },
    });
    assert.deepEqual({ severity, protective }, { severity: "refused", protective: true });
  });

  it("never show a snippet", () => {
    const { severity, protective, value } = only({
      configMap: { "http-snippet": 'proxy_set_header Authorization "secret";' },
    });
    assert.deepEqual(
      { severity, protective, value },
      { severity: "refused", protective: true, value: "40 characters" },
    );
  });

  it("show a value on one line", () =>
    assert.equal(only({ configMap: { "log-format-upstream": "a\n  b" } }).value, "a b"));

  it("leave out what is kept, converted, a default of annotations, or of no effect", () =>
    assert.deepEqual(
      found({
        configMap: {
          hsts: "false",
          "global-auth-url": "https://auth.example/",
          "proxy-read-timeout": "5",
          "worker-processes": "4",
        },
        arguments: { "publish-service": "edge/entry" },
      }),
      [],
    ));

  it("name what is lost of an argument with its dashes", () =>
    assert.equal(
      only({ arguments: { "enable-metrics": "true" } }).id,
      "controller/--enable-metrics",
    ));

  describe("about values that cannot be read", () => {
    it("note that the default holds", () => {
      const { severity, value, differences } = only({ configMap: { hsts: "maybe" } });
      assert.deepEqual({ severity, value }, { severity: "note", value: "maybe" });
      assert.match(differences[0]?.nginx ?? "", /uses its default/);
    });

    it("refuse where nginx takes no configuration at all with it", () => {
      for (const [key, value] of [
        ["proxy-buffering", "maybe"],
        ["worker-shutdown-timeout", "soon"],
        ["block-cidrs", "everybody"],
      ] as const) {
        const { id, severity, differences } = only({ configMap: { [key]: value } });
        assert.deepEqual({ id, severity }, { id: `controller/${key}`, severity: "refused" });
        assert.match(differences[0]?.nginx ?? "", /last good one/);
      }
    });

    it("refuse a name without a namespace", () =>
      assert.equal(
        only({ arguments: { "default-backend-service": "errors" } }).severity,
        "refused",
      ));

    it("refuse where the controller does not start with it", () => {
      const { id, severity, differences } = only({ arguments: { "http-port": "web" } });
      assert.deepEqual({ id, severity }, { id: "controller/--http-port", severity: "refused" });
      assert.match(differences[0]?.nginx ?? "", /does not start/);
    });

    it("hide what may hold a token", () =>
      assert.equal(
        only({ configMap: { "global-auth-url": "auth.example/?token=abc" } }).value,
        "23 characters",
      ));

    it("are made for every reader", () =>
      assert.deepEqual(
        found({
          configMap: {
            "global-auth-method": "get",
            "global-auth-signin": "/in",
            "global-auth-cache-duration": "5m 200",
            "http-redirect-code": "303",
            "load-balance": "least_conn",
            "proxy-body-size": "much",
          },
        }).map(({ id, severity }) => [id, severity]),
        [
          ["controller/global-auth-cache-duration", "note"],
          ["controller/global-auth-method", "note"],
          ["controller/global-auth-signin", "note"],
          ["controller/http-redirect-code", "note"],
          ["controller/load-balance", "note"],
          ["controller/proxy-body-size", "note"],
        ],
      ));
  });

  describe("about what nobody knows", () => {
    it("refuse a key, and guess what is meant", () => {
      const { id, severity, protective, remedy } = only({ configMap: { "use-gzp": "true" } });
      assert.deepEqual(
        { id, severity, protective },
        { id: "controller/use-gzp", severity: "refused", protective: true },
      );
      assert.match(remedy, /^write use-gzip if that is meant/);
    });

    it("refuse a key that is like no other", () =>
      assert.match(only({ configMap: { zebra: "1" } }).remedy, /^remove the key/));

    it("refuse a key that the prototype of objects has", () =>
      assert.equal(only({ configMap: { constructor: "1" } }).severity, "refused"));

    it("only note a key of earlier controllers", () => {
      const { severity, answers } = only({
        configMap: { "global-rate-limit-memcached-host": "cache.example" },
      });
      assert.deepEqual({ severity, answers }, { severity: "note", answers: [] });
    });

    it("refuse an argument", () => {
      const { id, severity, remedy } = only({ arguments: { "enable-metric": "true" } });
      assert.deepEqual({ id, severity }, { id: "controller/--enable-metric", severity: "refused" });
      assert.match(remedy, /^write enable-metrics if that is meant/);
    });

    it("refuse an argument whose value is withheld, unless it is known", () =>
      assert.equal(
        only({ controller: { withheldArguments: ["maxmind-license-key", "vault-token"] } }).id,
        "controller/--vault-token",
      ));
  });

  describe("about the controller itself", () => {
    it("ask for one that is not in the inventory", () => {
      const { id, severity, protective, answers } = only({ controller: null });
      assert.deepEqual(
        { id, severity, protective, answers },
        {
          id: "controller/controller",
          severity: "lossy",
          protective: true,
          answers: ["accept"],
        },
      );
    });

    for (const version of ["1.11.5", "1.16.0", "2.0.0"]) {
      it(`say that release ${version} may differ`, () => {
        const { id, value } = only({ controller: { version } });
        assert.deepEqual({ id, value }, { id: "controller/version", value: version });
      });
    }

    it("say that a release without a number may differ", () => {
      const { controller, ...inventory } = inventoryOf();
      assert(controller);
      const { version, ...unversioned } = controller;
      assert.equal(version, "1.15.1");
      const { findings } = readConfiguration({ ...inventory, controller: unversioned });
      assert.deepEqual(
        findings.map(({ id, value }) => [id, value]),
        [["controller/version", "unknown"]],
      );
    });

    it("are quiet about 1.12 to 1.15", () =>
      assert.deepEqual(found({ controller: { version: "1.12.0" } }), []));

    it("refuse a template of one's own", () => {
      const { id, severity, protective, value } = only({
        controller: { customTemplate: "edge/template" },
      });
      assert.deepEqual(
        { id, severity, protective, value },
        {
          id: "controller/template",
          severity: "refused",
          protective: true,
          value: "edge/template",
        },
      );
    });
  });

  describe("about ConfigMaps that are named", () => {
    it("note one that does not exist", () => {
      const { id, severity, value } = only({ configMap: { "add-headers": "edge/none" } });
      assert.deepEqual(
        { id, severity, value },
        { id: "controller/add-headers", severity: "note", value: "edge/none" },
      );
    });

    it("ask for one that is missing in manifests", () => {
      const inventory = inventoryOf({ arguments: { configmap: "edge/other" } });
      const [{ id, severity, protective } = assert.fail(), ...others] = readConfiguration({
        ...inventory,
        source: "manifests",
      }).findings;
      assert.deepEqual(others, []);
      assert.deepEqual(
        { id, severity, protective },
        { id: "controller/--configmap", severity: "lossy", protective: true },
      );
    });
  });

  describe("about ports of TCP and UDP", () => {
    const CONFIG_MAP = {
      "9000": "shop/queue:5672",
      "53": "shop/dns:dns::PROXY",
      "80": "shop/web:80",
      http: "shop/web:80",
      "9001": "shop/queue",
      "9002": "queue:5672",
    };
    const input = {
      arguments: { "tcp-services-configmap": "edge/tcp", "udp-services-configmap": "edge/udp" },
      configMaps: { "edge/tcp": CONFIG_MAP, "edge/udp": { "53": "shop/dns:53" } },
    };

    it("leave out what the controller passes over", () =>
      assert.deepEqual(readConfiguration(inventoryOf(input)).configuration.streams, {
        tcp: { "53": "shop/dns:dns::PROXY", "9000": "shop/queue:5672" },
        udp: { "53": "shop/dns:53" },
      }));

    it("say why", () =>
      assert.deepEqual(
        found(input).map(({ id, differences }) => [id, differences[0]?.nginx]),
        [
          ["80", "the controller needs the port itself"],
          ["9001", "it names no Service and port"],
          ["9002", "it names no Service and port"],
          ["http", "its port is no number"],
        ].map(([port, fault]) => [
          `controller/--tcp-services-configmap/${port ?? ""}`,
          `passes the entry over: ${fault ?? ""}`,
        ]),
      ));
  });
});
