import assert from "node:assert/strict";
import { nginxOf, notes, serverOf } from "../../../support/effective-nginx";
import { serverOf as draftServerOf } from "../../../../model/nginx/effective/servers";
import { tlsSecret } from "../../../support/nginx";
const ca = {
  ...(tlsSecret({ name: "ca", names: ["ca"] }).certificates[0] ?? assert.fail("no certificate")),
  key: "ca.crt",
};

describe("effective nginx: servers", () => {
  it("always have one for unknown hosts", () => {
    assert.throws(() => draftServerOf(new Map(), "shop.example"), /no server _/);
  });

  it("have the TLS towards backends of the first Ingress with an authority", () => {
    const secret = (name: string, keys?: string[]) => ({
      ...tlsSecret({ name, names: [name] }),
      ...(keys && { keys: ["tls.crt", "tls.key", ...keys] }),
    });
    const tls = (name: string) => ({ "proxy-ssl-secret": `shop/${name}` });
    const nginx = nginxOf({
      secrets: [secret("first"), secret("second", ["ca.crt"]), secret("third", ["ca.crt"])],
      ingresses: ["first", "second", "third"].map((name) => ({
        name,
        paths: [`/${name}`],
        annotations: tls(name),
      })),
    });
    assert.equal(serverOf(nginx).backendTls?.ingress, "shop/second");
  });

  it("redirect from the other name with www, with the certificate if that covers it", () => {
    const redirect = (host: string, names: string[]) =>
      nginxOf({
        secrets: [tlsSecret({ name: "web-tls", names })],
        ingresses: [
          { host, tls: true, annotations: { "from-to-www-redirect": "true" } },
          { name: "second", host, paths: ["/b"], annotations: { "from-to-www-redirect": "true" } },
        ],
      });
    const one = redirect("a.example", ["a.example"]);
    assert.deepEqual(serverOf(one, "a.example").redirectFrom, {
      value: "www.a.example",
      ingress: "shop/web",
    });
    assert.equal(one.certificates.get("www.a.example"), undefined);
    const both = redirect("www.a.example", ["a.example", "*.a.example"]);
    assert.equal(serverOf(both, "www.a.example").redirectFrom?.value, "a.example");
    assert.equal(both.certificates.get("a.example"), "shop/web-tls");
    const taken = nginxOf({
      ingresses: [
        { host: "a.example", tls: true, annotations: { "from-to-www-redirect": "true" } },
        { name: "www", host: "www.a.example" },
      ],
    });
    assert.equal(serverOf(taken, "a.example").redirectFrom, undefined);
    assert.equal(taken.certificates.get("www.a.example"), undefined);
  });

  it("cannot redirect from the other name of a wildcard host: nginx refuses such a name", () => {
    const nginx = nginxOf({
      ingresses: [{ host: "*.a.example", annotations: { "from-to-www-redirect": "true" } }],
    });
    const { redirectFrom, invalid } = serverOf(nginx, "*.a.example");
    assert.equal(redirectFrom, undefined);
    assert.equal(invalid, "a redirect from www.*.a.example");
    assert.deepEqual(Object.keys(notes(nginx)), ["host/*.a.example/invalid"]);
  });

  it("may have any certificate that an inventory does not tell of", () => {
    const tls = (input: Parameters<typeof nginxOf>[0]) =>
      serverOf(
        nginxOf({
          missingSecrets: ["shop/web-tls"],
          ingresses: [{ tls: true, annotations: { "server-alias": "alias.example" } }],
          ...input,
        }),
      ).tls;
    const own = { type: "https", certificate: "shop/web-tls" };
    assert.deepEqual(tls({}), { type: "https" });
    assert.deepEqual(tls({ source: "manifests" }), own);
    assert.deepEqual(tls({ secretFacts: "left out" }), own);
    assert.deepEqual(tls({ unknown: ["secrets"] }), own);
  });

  it("takes settings of a server from the first Ingress with one, and says what comes too late", () => {
    const annotations = (name: string) => ({
      "server-alias": `${name}.example,shop.example,other.example,${name}.example`,
      "server-snippet": `# ${name}`,
      "ssl-ciphers": name,
      "auth-tls-secret": `shop/${name}`,
    });
    const nginx = nginxOf({
      configMap: { "allow-snippet-annotations": "true", "annotations-risk-level": "Critical" },
      secrets: ["A", "B"].map((name) => ({ name, keys: ["ca.crt"], certificates: [ca] })),
      ingresses: [
        { name: "none" },
        // Two rules for one host are no conflict.
        {
          name: "a",
          annotations: annotations("A"),
          rules: [
            { host: "shop.example", paths: ["/a"] },
            { host: "shop.example", paths: ["/c"] },
          ],
        },
        { name: "b", annotations: annotations("B"), paths: ["/b"] },
        { name: "other", host: "other.example" },
      ],
    });
    const { aliases, snippet, ciphers, clientCertificate, denied } = serverOf(nginx);
    assert.deepEqual(aliases, ["A.example"]);
    assert.deepEqual(snippet, { value: "# A", ingress: "shop/a" });
    assert.deepEqual(ciphers, { value: "A", ingress: "shop/a" });
    assert.equal(clientCertificate?.value.secret, "shop/A");
    assert.equal(denied, undefined);
    assert.deepEqual(Object.keys(notes(nginx)), [
      "host/shop.example/server-alias/shop/b",
      "host/shop.example/server-snippet/shop/b",
      "host/shop.example/ssl-ciphers/shop/b",
      "host/shop.example/server-alias/other.example",
      "host/shop.example/auth-tls-secret/shop/b",
    ]);
  });

  it("answers 403 on a host whose client certificates cannot be checked", () => {
    const nginx = nginxOf({
      ingresses: [
        { name: "a", annotations: { "auth-tls-secret": "shop/absent" } },
        { name: "b", paths: ["/b"], annotations: { "auth-tls-secret": "shop/absent" } },
      ],
    });
    assert.equal(serverOf(nginx).denied?.ingress, "shop/a");
  });

  it("finds certificates by host, by name, and takes the default for others", () => {
    const nginx = nginxOf({
      arguments: { "default-ssl-certificate": "shop/default" },
      secrets: [
        tlsSecret({ name: "default", names: ["alias.example"] }),
        tlsSecret({ name: "wild", names: ["*.wild.example"] }),
        { ...tlsSecret({ name: "broken", names: ["d"] }), certificates: [] },
      ],
      ingresses: [
        { name: "none", host: "none.example" },
        { name: "by-host", host: "a.wild.example", tls: "wild" },
        { name: "by-name", host: "b.wild.example", tls: [{ hosts: ["x"], secretName: "wild" }] },
        { name: "absent", host: "c", tls: [{ hosts: ["c"], secretName: "gone" }, { hosts: [] }] },
        { name: "broken", host: "d", tls: "broken" },
        { name: "other", host: "e", tls: [{ hosts: ["E"], secretName: "wild" }] },
        { name: "wildcard", host: "*.wild.example", tls: "wild" },
        { name: "below", host: "f.wild.example" },
        {
          name: "alias",
          host: "g",
          tls: "broken",
          annotations: { "server-alias": "alias.example,no.example" },
        },
        { name: "late", host: "a.wild.example", paths: ["/late"], tls: "default" },
      ],
      missingSecrets: ["shop/gone"],
    });
    const tls = Object.fromEntries(
      [...nginx.servers.values()].map((each) => [each.host, each.tls]),
    );
    const own = { type: "https", certificate: "shop/wild" };
    assert.deepEqual(tls, {
      _: { type: "none" },
      "none.example": { type: "none" },
      "a.wild.example": own,
      "b.wild.example": own,
      "*.wild.example": own,
      "f.wild.example": own,
      c: { type: "https" },
      d: { type: "https" },
      e: { type: "https" },
      g: { type: "https" },
    });
    assert.equal(nginx.certificates.get("alias.example"), "shop/default");
    assert.equal(nginx.certificates.get("no.example"), undefined);
    assert.equal(nginx.certificates.get("_"), "shop/default");
  });
});
