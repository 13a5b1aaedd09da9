import assert from "node:assert/strict";
import { LOG_REQUESTS, logRequests } from "../../../model/probe/access-log";
import { nginxOf } from "../../support/effective-nginx";

const NGINX = nginxOf({
  ingresses: [
    { host: "shop.example", paths: ["/", { path: "/api", backend: "api" }], tls: true },
    { name: "plain", host: "plain.example", paths: [{ path: "/", backend: "plain" }] },
  ],
});

const titles = (...lines: readonly unknown[]) =>
  logRequests({
    text: lines.map((each) => (typeof each === "string" ? each : JSON.stringify(each))).join("\n"),
    nginx: NGINX,
  }).requests.map(({ method, scheme, host, target }) => `${method} ${scheme}://${host}${target}`);

/** A line of the controller's log-format-upstream. */
const line = (request: string, upstream: string, agent = "curl/8"): string =>
  `192.0.2.9 - - [21/Nov/2026:10:00:00 +0000] "${request}" 200 12 "-" "${agent}" 80 0.001 ` +
  `[${upstream}] [] 10.0.0.1:8080 12 0.001 200 0123456789abcdef0123456789abcdef`;

describe("probe: requests of an access log", () => {
  it("finds the host of a default line by its path and upstream", () => {
    assert.deepEqual(
      titles(
        line("GET /api/x?token=1 HTTP/1.1", "shop-api-80"),
        line("HEAD /y HTTP/2.0", "shop-plain-80"),
      ),
      ["HEAD http://plain.example/y", "GET https://shop.example/api/x"],
    );
  });

  it("does not take a client's own text for the upstream", () => {
    assert.deepEqual(titles(line("GET /y HTTP/1.1", "shop-plain-80", "[shop-web-80] []")), [
      "GET http://plain.example/y",
    ]);
  });

  it("reads JSON with the usual names of fields", () => {
    for (const entry of [
      { method: "GET", path: "/a", host: "shop.example" },
      { request_method: "GET", request_uri: "/a?b=c", http_host: "shop.example" },
      { request: "GET /a#b HTTP/1.1", vhost: "shop.example" },
      { method: "GET", uri: "/a", host: "shop.example", http_host: "", vhost: null },
    ]) {
      assert.deepEqual(titles(entry), ["GET https://shop.example/a"], JSON.stringify(entry));
    }
  });

  it("asks by the scheme that the host's server has, whatever the port in its name", () => {
    const asked = ["shop.example:443", "plain.example", "unknown.example"].flatMap((host) =>
      titles({ method: "GET", path: "/", host }),
    );
    assert.deepEqual(asked, [
      "GET https://shop.example:443/",
      "GET http://plain.example/",
      "GET http://unknown.example/",
    ]);
  });

  it("counts what it cannot take", () => {
    const rejected = [
      line("POST /api HTTP/1.1", "shop-api-80"),
      line("GET /api HTTP/1.1", "shop-other-80"),
      "no line of an access log",
      '192.0.2.9 "GET / HTTP/1.1" 200 12',
      "{ no JSON",
      JSON.stringify({ method: "POST", path: "/", host: "shop.example" }),
      JSON.stringify({ path: "/", host: "shop.example" }),
      JSON.stringify({ method: "GET", host: "shop.example" }),
      JSON.stringify({ method: "GET", path: "x", host: "shop.example" }),
      JSON.stringify({ method: "GET", path: "/" }),
      JSON.stringify({ method: "GET", path: "/ä", host: "shop.example" }),
      JSON.stringify({ method: "GET", path: "/", host: "shop.example\r\nEvil: yes" }),
    ];
    const read = logRequests({ text: `${rejected.join("\n")}\n\n`, nginx: NGINX });
    assert.deepEqual(read, { requests: [], leftOut: rejected.length });
  });

  it("takes each request once, and so many at most", () => {
    const entry = { method: "GET", path: "/a", host: "shop.example" };
    assert.equal(titles(entry, entry).length, 1);
    const many = Array.from({ length: LOG_REQUESTS + 1 }, (_, index) => ({
      ...entry,
      path: `/${index}`,
    }));
    assert.equal(titles(...many).length, LOG_REQUESTS);
  });
});
