import assert from "node:assert/strict";
import { answerNginx } from "../../../../model/nginx/answer";
import { parseHost } from "../../../../model/nginx/answer/host";
import { answerOf, brief, nginxOf } from "../../../support/effective-nginx";
import { requestOf, tlsSecret } from "../../../support/nginx";

describe("the host as nginx compares it", () => {
  const HOSTS: Readonly<Record<string, string | undefined>> = {
    "Shop.Example:8443": "shop.example",
    "shop.example.": "shop.example",
    "[2001:DB8::1]:80": "[2001:db8::1]",
    "": undefined,
    ".": undefined,
    ":80": undefined,
    "a..b": undefined,
    "a/b": undefined,
    "a b": undefined,
  };
  for (const [field, host] of Object.entries(HOSTS)) {
    it(`of ${JSON.stringify(field)} is ${JSON.stringify(host)}`, () => {
      assert.equal(parseHost(field), host);
    });
  }
});

describe("the server of a host", () => {
  const server = (host: string, aliases = "") => ({
    name: host.replace("*", "any"),
    host,
    paths: [{ path: "/", backend: `s-${host.replace("*", "any").replaceAll(".", "-")}` }],
    annotations: aliases === "" ? {} : { "server-alias": aliases },
  });
  const nginx = nginxOf({
    ingresses: [
      server("a.example", "*.many.example,one.*,~^re[0-9]+\\.Other$,x.any.example"),
      server("b.example", "*.a.many.example,~^re.*$"),
      server("*.example"),
      server("*.late.example", "~^early\\..*$"),
    ],
  });
  const SERVERS: Readonly<Record<string, string>> = {
    "a.example": "s-a-example",
    "A.EXAMPLE:80": "s-a-example",
    "one.label.many.example": "s-a-example",
    "x.a.many.example": "s-b-example",
    "one.two.three": "s-a-example",
    "RE12.other": "s-a-example",
    "rest.other": "s-b-example",
    "c.example": "s-any-example",
    "c_d-1.example": "s-any-example",
    "early.late.example": "s-any-late-example",
    "two.labels.example": "404",
    "unknown.other": "404",
  };
  for (const [host, expected] of Object.entries(SERVERS)) {
    it(`of ${host} is that of ${expected}`, () => {
      const answer = brief(answerNginx({ nginx, request: requestOf(`http://${host}/`) }));
      assert.equal(answer, expected === "404" ? "404" : `shop/${expected} /`);
    });
  }

  it("is not known where RE2 cannot run an alias that nginx would try", () => {
    const flags = { "enable-annotation-validation": "false" };
    const input = {
      arguments: flags,
      ingresses: [server("a.example", "~^(?!no).*$"), server("*.b.example")],
    };
    const lookAround = "unknown: RE2 cannot run the server-alias ~^(?!no).*$";
    assert.equal(brief(answerOf(input, "http://a.example/")), "shop/s-a-example /");
    assert.equal(brief(answerOf(input, "http://other/")), lookAround);
    const late = {
      arguments: flags,
      ingresses: [server("*.b.example"), server("c.example", "~^(?!no).*$")],
    };
    assert.equal(brief(answerOf(late, "http://x.b.example/")), "shop/s-any-b-example /");
  });

  it("is told apart from a host that nginx refuses", () => {
    assert.equal(brief(answerOf({ ingresses: [{}] }, "http://a..b/")), "400");
    assert.equal(brief(answerOf({ ingresses: [{}] }, "https://a..b/")), "400");
    assert.equal(brief(answerOf({ ingresses: [{}] }, "/%00")), "400");
  });

  it("answers 404 by itself where it has no location", () => {
    const [server] = [...nginx.servers.values()];
    assert(server !== undefined);
    const bare = (paths: "literal" | "regex") => ({
      ...nginx,
      servers: new Map([["_", { ...server, host: "_", paths, locations: [] }]]),
    });
    const request = requestOf("http://a/");
    assert.equal(brief(answerNginx({ nginx: bare("literal"), request })), "404");
    assert.equal(brief(answerNginx({ nginx: bare("regex"), request })), "404");
  });

  it("is missing where there is not even one for unknown hosts", () => {
    const empty = { ...nginx, servers: new Map() };
    const answer = answerNginx({ nginx: empty, request: requestOf("http://a/") });
    assert.equal(brief(answer), "unknown: there is no server for unknown hosts");
  });
});

describe("TLS", () => {
  const certificates = (url: string) =>
    answerOf(
      {
        arguments: { "default-ssl-certificate": "shop/default" },
        secrets: [tlsSecret({ name: "default", names: ["default.example"] })],
        ingresses: [
          { name: "own", host: "own.example", tls: true },
          { name: "wild", host: "*.wild.example", tls: true },
          { name: "none", host: "none.example" },
        ],
      },
      url,
    ).certificate;

  it("shows the certificate of the name, of its wildcard, or the default one", () => {
    assert.equal(certificates("https://own.example:8443/"), "shop/own-tls");
    assert.equal(certificates("https://a.wild.example/"), "shop/wild-tls");
    assert.equal(certificates("https://none.example/"), "shop/default");
    assert.equal(certificates("https://unknown/"), "shop/default");
    assert.equal(certificates("https://a..b/"), "shop/default");
    assert.equal(certificates("http://own.example/"), undefined);
    assert.equal(answerOf({ ingresses: [{}] }, "https://shop.example/").certificate, "placeholder");
  });

  it("ends for unknown names where the controller refuses them", () => {
    const input = { configMap: { "ssl-reject-handshake": "true" }, ingresses: [{}] };
    assert.deepEqual(answerOf(input, "https://unknown/"), {
      guards: [],
      outcome: { type: "closed" },
      responseHeaders: {},
    });
    assert.equal(brief(answerOf(input, "https://shop.example/")), "shop/web /");
    assert.equal(brief(answerOf(input, "http://unknown/")), "404");
  });

  it("is passed through by the host's own name, where the controller is told to", () => {
    const input = (flags: Record<string, string>) => ({
      arguments: flags,
      ingresses: [
        { name: "a", annotations: { "ssl-passthrough": "true", "server-alias": "alias.example" } },
        {
          name: "page",
          host: "page.example",
          paths: [],
          annotations: { "ssl-passthrough": "true" },
        },
      ],
    });
    const on = input({ "enable-ssl-passthrough": "true" });
    assert.deepEqual(answerOf(on, "https://shop.example/").outcome, {
      type: "passthrough",
      backends: [{ service: "shop/web", port: 80, share: 1 }],
    });
    assert.equal(brief(answerOf(on, "https://alias.example/")), "shop/web /");
    assert.equal(brief(answerOf(on, "http://shop.example/")), "shop/web /");
    assert.equal(brief(answerOf(on, "https://page.example/")), "404");
    assert.equal(brief(answerOf(input({}), "https://shop.example/")), "shop/web /");
  });
});
