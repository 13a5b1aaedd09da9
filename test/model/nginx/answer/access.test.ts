import assert from "node:assert/strict";
import { isWithin } from "../../../../model/nginx/answer/addresses";
import { answerOf, brief } from "../../../support/effective-nginx";

const asked = (
  annotations: Record<string, string>,
  {
    configMap = {},
    clientAddress = "198.51.100.7",
    headers = {},
    url = "/",
  }: {
    configMap?: Record<string, string>;
    clientAddress?: string;
    headers?: Record<string, string>;
    url?: string;
  } = {},
): string =>
  brief(answerOf({ configMap, ingresses: [{ annotations }] }, url, { clientAddress, headers }));

const SERVED = "shop/web /";

describe("addresses", () => {
  it("are within ranges of their own family", () => {
    assert.equal(isWithin("10.1.2.3", ["192.0.2.0/24", "10.0.0.0/8"]), true);
    assert.equal(isWithin("::ffff:10.1.2.3", ["10.0.0.0/8"]), true);
    assert.equal(isWithin("2001:db8::1", ["0.0.0.0/0", "2001:db8::/32"]), true);
    assert.equal(isWithin("2001:db8::1", ["0.0.0.0/0"]), false);
    assert.equal(isWithin("10.1.2.3", ["nonsense"]), false);
    assert.equal(isWithin("nonsense", ["0.0.0.0/0"]), false);
  });

  it("that are denied are refused first, then all that are not allowed", () => {
    const allow = { "whitelist-source-range": "198.51.100.0/24" };
    const deny = { "denylist-source-range": "198.51.100.7" };
    assert.equal(asked(allow), SERVED);
    assert.equal(asked(allow, { clientAddress: "192.0.2.1" }), "403");
    assert.equal(asked(deny), "403");
    assert.equal(asked(deny, { clientAddress: "192.0.2.1" }), SERVED);
    assert.equal(asked({ ...allow, ...deny }), "403");
  });

  it("that the controller blocks are let through by a location with ranges of its own", () => {
    const configMap = { "block-cidrs": "198.51.100.0/24" };
    assert.equal(asked({}, { configMap }), "403");
    assert.equal(asked({ "denylist-source-range": "192.0.2.0/24" }, { configMap }), SERVED);
  });

  it("come from the chain of proxies that is believed, from its end", () => {
    const deny = { "denylist-source-range": "192.0.2.1" };
    const chain = (value: string, configMap: Record<string, string>) =>
      asked(deny, { configMap, headers: { "X-Forwarded-For": value } });
    const all = { "use-forwarded-headers": "true" };
    const some = { ...all, "proxy-real-ip-cidr": "198.51.100.0/24,203.0.113.0/24" };
    assert.equal(chain("192.0.2.1", {}), SERVED);
    assert.equal(chain("192.0.2.1, 203.0.113.9", all), "403");
    assert.equal(chain("192.0.2.1, 203.0.113.9", { "enable-real-ip": "true" }), "403");
    assert.equal(chain("192.0.2.1, 203.0.113.9", some), "403");
    assert.equal(chain("192.0.2.1, 10.9.9.9, 203.0.113.9", some), SERVED);
    assert.equal(chain("192.0.2.1, nonsense", all), SERVED);
    assert.equal(chain("192.0.2.1", { ...all, "proxy-real-ip-cidr": "10.0.0.0/8" }), SERVED);
    assert.equal(chain("192.0.2.1", { "use-proxy-protocol": "true" }), SERVED);
    assert.equal(chain("192.0.2.1", { ...all, "use-proxy-protocol": "true" }), "403");
  });

  it("are the passthrough proxy's over HTTPS where that is on", () => {
    const input = {
      arguments: { "enable-ssl-passthrough": "true" },
      ingresses: [{ annotations: { "whitelist-source-range": "127.0.0.1" } }],
    };
    assert.equal(brief(answerOf(input, "https://shop.example/")), SERVED);
    assert.equal(brief(answerOf(input, "http://shop.example/")), "403");
  });
});

describe("blocked clients", () => {
  const blocked = (
    configMap: Record<string, string>,
    headers: Record<string, string> = {},
    url = "/",
  ) => asked({ "from-to-www-redirect": "true" }, { configMap, headers, url });

  it("are refused by user agent or referer: a text, or an expression", () => {
    const agents = { "block-user-agents": "Bot,~^Curl,~*wget" };
    const agent = (name: string) => blocked(agents, { "User-Agent": name });
    assert.deepEqual(["bot", "Bots", "Curl/8", "curl/8", "GNU Wget"].map(agent), [
      "403",
      SERVED,
      "403",
      SERVED,
      "403",
    ]);
    assert.equal(blocked(agents), SERVED);
    const referers = { "block-referers": "http://x/" };
    assert.equal(blocked(referers, { Referer: "http://X/" }), "403");
    assert.equal(blocked(referers), SERVED);
  });

  it("are refused by the server of a redirect too, and not told where RE2 cannot", () => {
    const www = "http://www.shop.example/";
    assert.equal(blocked({ "block-user-agents": "bot" }, { "User-Agent": "bot" }, www), "403");
    const odd = { "block-user-agents": "~(?!x)" };
    assert.equal(blocked(odd), "unknown: RE2 cannot run an expression of the server");
    assert.equal(blocked(odd, {}, www), "unknown: RE2 cannot run a list of blocked clients");
  });
});

describe("the server for unknown hosts", () => {
  const unknown = (url: string, clientAddress = "198.51.100.7") =>
    brief(answerOf({ ingresses: [{}] }, `http://unknown${url}`, { clientAddress }));

  it("has paths of the controller itself", () => {
    assert.equal(unknown("/healthz"), "200");
    assert.equal(unknown("/nginx_status"), "403");
    assert.equal(unknown("/nginx_status", "127.0.0.1"), "200");
    assert.equal(unknown("/other"), "404");
    assert.equal(brief(answerOf({ ingresses: [{}] }, "/healthz")), "shop/web /healthz");
  });

  it("has them not where its paths are expressions", () => {
    const input = { ingresses: [{ host: "", paths: ["/"], annotations: { "use-regex": "true" } }] };
    assert.equal(brief(answerOf(input, "http://unknown/healthz")), "shop/web /healthz");
  });
});
