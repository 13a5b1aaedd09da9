import assert from "node:assert/strict";
import { forwardingOf } from "../../../../model/migration/canary/forwarding";
import { nginxOf, serverOf } from "../../../support/effective-nginx";
import type { InventoryOfInput } from "../../../support/nginx";
import { groupTexts, planned } from "./planned";

/** Why the group of `shop/web:80` is not safe. */
const reasons = (input: InventoryOfInput, options?: Parameters<typeof planned>[1]): string =>
  planned(input, options)
    .groups.filter(({ backend }) => backend === "shop/web:80")
    .flatMap((group) => group.reasons)
    .join("; ");

const annotated = (annotations: Record<string, string>, rest: InventoryOfInput = {}) => ({
  ...rest,
  ingresses: [{ annotations }],
});

const SNIPPETS = {
  configMap: { "allow-snippet-annotations": "true", "annotations-risk-level": "Critical" },
};

const USERS = { secrets: [{ name: "users", keys: ["auth"], passwords: { SHA: 1 } }] };

describe("groups of hosts that nginx's canaries can lead", () => {
  it("have all that shares a Service and port, and nothing else", () => {
    const { groups } = planned({
      ingresses: [
        { name: "a", host: "a.example", paths: ["/", { path: "/api", backend: "api" }] },
        { name: "b", host: "b.example", annotations: { "server-alias": "c.example" } },
        { name: "c", host: "a.example", paths: [{ path: "/8080", backend: "web:8080" }] },
      ],
    });
    assert.deepEqual(
      groups.map(({ backend, hosts, ingresses }) => [backend, hosts, ingresses]),
      [
        ["shop/api:80", ["a.example"], ["shop/a"]],
        ["shop/web:80", ["a.example", "b.example", "c.example"], ["shop/a", "shop/b"]],
        ["shop/web:8080", ["a.example"], ["shop/c"]],
      ],
    );
    assert(groups.every(({ safe }) => safe));
  });

  it("are unsafe as a whole for what one member asks for", () => {
    const { groups } = planned({
      ingresses: [
        { name: "a", host: "a.example" },
        { name: "b", host: "b.example", annotations: { "upstream-vhost": "x.example" } },
        { name: "c", host: "c.example", paths: [{ path: "/", backend: "other" }] },
      ],
    });
    assert.deepEqual(
      groups.map(({ backend, safe, reasons }) => [backend, safe, reasons]),
      [
        ["shop/other:80", true, []],
        ["shop/web:80", false, ["upstream-vhost on shop/b"]],
      ],
    );
  });

  it("are unsafe where the request is another one behind nginx, or does not arrive", () => {
    const PASSES = "shop.example/, which Envoy passes to no Service";
    const CASES: Readonly<Record<string, readonly [InventoryOfInput, string]>> = {
      "rewrite-target": [annotated({ "rewrite-target": "/new" }), "rewrite-target on shop/web"],
      "upstream-vhost": [
        annotated({ "upstream-vhost": "x.example" }),
        "upstream-vhost on shop/web",
      ],
      "app-root": [annotated({ "app-root": "/app" }), "app-root on shop/web"],
      "permanent-redirect": [
        annotated({ "permanent-redirect": "https://new.example" }),
        `permanent-redirect or temporal-redirect on shop/web; ${PASSES}`,
      ],
      "from-to-www-redirect": [
        annotated({ "from-to-www-redirect": "true" }),
        "from-to-www-redirect on shop/web",
      ],
      "auth-type": [
        annotated({ "auth-type": "basic", "auth-secret": "users" }, USERS),
        "auth-type on shop/web; shop.example/, which is closed",
      ],
      "backend-protocol": [
        annotated({ "backend-protocol": "AUTO_HTTP" }),
        "backend-protocol on shop/web",
      ],
      "proxy-http-version": [
        annotated({ "proxy-http-version": "1.0" }),
        "proxy-http-version on shop/web",
      ],
      "mirror-target": [
        annotated({ "mirror-target": "http://mirror.shop.svc.cluster.local/" }),
        "mirror-target on shop/web",
      ],
      "configuration-snippet": [
        annotated({ "configuration-snippet": "more_set_headers 'A: b';" }, SNIPPETS),
        "configuration-snippet on shop/web",
      ],
      affinity: [annotated({ affinity: "cookie" }), "affinity on Ingresses of shop/web:80"],
      "no endpoints": [
        { ingresses: [{}], services: [{ name: "web", endpoints: "none" }] },
        "shop/web:80, a Service without endpoints or in place of one",
      ],
    };
    for (const [title, [input, expected]] of Object.entries(CASES)) {
      assert.equal(reasons(input), expected, title);
    }
  });

  it("are unsafe where protections of the whole host are not seen behind nginx", () => {
    const answered = { answers: {} };
    const certificate = reasons(
      annotated(
        { "auth-tls-secret": "shop/client-ca" },
        { secrets: [{ name: "client-ca", keys: ["ca.crt"] }] },
      ),
      answered,
    );
    assert.match(certificate, /^auth-tls-secret on shop\/web/);
    assert.match(
      reasons(annotated({ "auth-tls-secret": "shop/gone" })),
      /auth-tls-secret on shop\/web; shop\.example\/, which is closed/,
    );
    assert.match(
      reasons(annotated({ "server-snippet": "set $x 1;" }, SNIPPETS)),
      /server-snippet on shop\/web/,
    );
    assert.match(
      reasons(
        annotated(
          { "ssl-passthrough": "true" },
          { arguments: { "enable-ssl-passthrough": "true" } },
        ),
      ),
      /ssl-passthrough on shop\/web/,
    );
    const auth = {
      "auth-url": "http://auth.shop.svc.cluster.local/check",
      "auth-snippet": "proxy_set_header A b;",
    };
    assert.match(reasons(annotated(auth, SNIPPETS)), /auth-snippet on shop\/web/);
  });

  it("are unsafe with gRPC: nginx keeps HTTP/2 in one pool with what others speak to Envoy", () => {
    assert.match(
      reasons(annotated({ "backend-protocol": "GRPC" })),
      /^backend-protocol on shop\/web$/,
    );
  });

  it("are safe with what may run twice", () => {
    const twice = {
      "enable-cors": "true",
      "limit-rps": "5",
      "whitelist-source-range": "10.0.0.0/8",
      "auth-url": "http://auth.shop.svc.cluster.local/check",
      "custom-http-errors": "404",
      "proxy-read-timeout": "300",
    };
    for (const [key, value] of Object.entries(twice)) {
      const { groups } = planned(annotated({ [key]: value }));
      assert.deepEqual(
        groups.map((group) => [key, ...group.reasons]),
        [[key]],
      );
    }
  });

  it("are unsafe for names that stand for many hosts, and for default backends", () => {
    assert.deepEqual(
      groupTexts(
        planned({
          ingresses: [
            { name: "any", host: "", paths: [{ path: "/x", backend: "any" }] },
            { name: "wild", host: "*.example", paths: [{ path: "/", backend: "wild" }] },
            { name: "default", host: "d.example", paths: ["/a"], defaultBackend: "web" },
          ],
        }),
      ),
      [
        "shop/any:80 _: _, which stands for many hosts",
        "shop/web:80 d.example: the default backend of d.example",
        "shop/wild:80 *.example: *.example, which stands for many hosts",
      ],
    );
  });

  it("are unsafe beside a canary of the user's own, in force or not", () => {
    const canary = (annotations: Record<string, string>) =>
      reasons({
        ingresses: [
          {},
          { name: "next", paths: [{ path: "", backend: "next" }], annotations },
          {
            name: "elsewhere",
            host: "b.example",
            paths: [{ path: "/", backend: "own" }],
            annotations: { canary: "true" },
          },
        ],
        services: [{ name: "next", endpoints: "none" }],
      });
    assert.equal(canary({ canary: "true" }), "canary on shop/next");
    assert.equal(canary({ canary: "false" }), "");
  });

  it("are unsafe where the conversion keeps the host away, or closes its paths", () => {
    const input = annotated({ "auth-type": "digest", "auth-secret": "users" }, USERS);
    assert.match(reasons(input), /; shop\.example\/, which is closed$/);
    const [finding] = planned(input).conversion.findings.filter(({ answers }) =>
      answers.includes("holdBack"),
    );
    assert(finding !== undefined);
    assert.match(
      reasons(input, { answers: { [finding.id]: { answer: "holdBack" } } }),
      /; shop\.example, which is held back$/,
    );
  });

  it("are unsafe where the conversion says nothing of a path", () => {
    const { obstacle } = forwardingOf({ rows: [], objects: [] });
    const server = serverOf(nginxOf({ ingresses: [{}] }));
    assert.deepEqual(
      server.locations.map((location) => obstacle({ server, location })),
      ["shop.example/, which Envoy passes to no Service"],
    );
  });

  it("are unsafe behind a controller that cannot lead, or passes on something else", () => {
    const with_ = (rest: InventoryOfInput) => reasons({ ingresses: [{}], ...rest });
    assert.equal(
      with_({ arguments: { "disable-svc-external-name": "true" } }),
      "--disable-svc-external-name of the controller",
    );
    assert.equal(
      with_({ controller: { customTemplate: "ingress-nginx/template" } }),
      "a template of its own of the controller; shop.example/, which is closed",
    );
    const headers = (set: Record<string, string>) =>
      with_({
        configMap: { "proxy-set-headers": "ingress-nginx/fields" },
        configMaps: { "ingress-nginx/fields": set },
      });
    const about = "proxy-set-headers of the controller, about the client";
    assert(headers({ Host: "internal.example" }).startsWith(about));
    assert(headers({ "X-Forwarded-Proto": "https" }).startsWith(about));
    assert(headers({ "X-Chain": "${http_x_forwarded_for}" }).startsWith(about));
    assert.equal(headers({ "X-Own": "$remote_addr" }), "");
    assert.match(
      reasons({
        ingresses: [{ paths: ["/a", { path: "/a/", type: "Prefix" }] }],
      }),
      /^shop\.example, for which nginx refuses its configuration$/,
    );
  });

  it("are unsafe where the controller takes no canary for another reason", () => {
    const expected = "the controller, which would take no canary of these Ingresses";
    const level = { configMap: { "annotations-risk-level": "Low" } };
    assert.equal(reasons({ ingresses: [{}], ...level }), expected);
    const word = { configMap: { "annotation-value-word-blocklist": "envoy-edge" } };
    assert.equal(reasons({ ingresses: [{}], ...word }), expected);
  });
});
