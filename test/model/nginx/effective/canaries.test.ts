import assert from "node:assert/strict";
import { nginxOf, notes, paths, serverOf } from "../../../support/effective-nginx";
import type { IngressInput } from "../../../support/nginx";

const canary = ({ name = "canary", ...input }: IngressInput = {}): IngressInput => ({
  name,
  paths: [{ path: "/", backend: name }],
  ...input,
  annotations: { canary: "true", "canary-weight": "30", ...input.annotations },
});

describe("effective nginx: canaries", () => {
  it("hang on the Service and port of the path that they name", () => {
    const nginx = nginxOf({
      ingresses: [{ name: "a" }, { name: "b", host: "b", paths: ["/x"] }, canary()],
    });
    assert.deepEqual(nginx.upstreams.get("shop-web-80")?.canary, {
      ingress: "shop/canary",
      upstream: "shop-canary-80",
      weight: 30,
      weightTotal: 100,
    });
    assert.deepEqual([...nginx.servers.keys()], ["_", "b", "shop.example"]);
    const { findings } = nginx;
    const scope = findings.find(({ id }) => id === "shop/canary/canary-scope")?.scope;
    assert.deepEqual(scope, {
      type: "ingress",
      ingress: "shop/canary",
      locations: [{ host: "b", path: "/x" }],
    });
  });

  it("are one for each Service: the first, whether it can serve or not", () => {
    const second = canary({ name: "second", host: "b" });
    const ingresses = [{ name: "a" }, { name: "b", host: "b" }, canary(), canary(), second];
    const canaryOf = (endpoints: "ready" | "none") =>
      nginxOf({ ingresses, services: [{ name: "canary", endpoints }] }).upstreams.get("shop-web-80")
        ?.canary?.ingress;
    assert.equal(canaryOf("ready"), "shop/canary");
    assert.equal(canaryOf("none"), undefined);
  });

  it("take the empty path for `/`, and any path of unknown hosts for their defaultBackend", () => {
    const empty = nginxOf({
      ingresses: [{}, canary({ paths: [{ path: "", backend: "canary" }] })],
    });
    assert.equal(empty.upstreams.get("shop-web-80")?.canary?.ingress, "shop/canary");
    const all = nginxOf({
      ingresses: [
        { name: "web", host: "", paths: ["/a"] },
        canary({ rules: [], defaultBackend: "canary", paths: [] }),
      ],
    });
    assert.equal(all.upstreams.get("shop-web-80")?.canary?.ingress, "shop/canary");
  });

  const LOST: Readonly<Record<string, readonly [IngressInput[], string]>> = {
    "without any other Ingress": [[canary()], "there is no Ingress but canaries"],
    "on a host of its own": [[{}, canary({ host: "own" })], "no other Ingress has the host own"],
    "on a path of its own": [
      [{}, canary({ paths: [{ path: "/own", backend: "canary" }] })],
      "no other Ingress has its host, path and path type",
    ],
    "with another path type": [
      [{}, canary({ paths: [{ path: "/", type: "Exact", backend: "canary" }] })],
      "no other Ingress has its host, path and path type",
    ],
    "with a primary Service": [
      [{ paths: ["/", { path: "/c", backend: "canary" }] }, canary()],
      "shop/canary:80 is the Service of another Ingress",
    ],
  };
  for (const [title, [ingresses, reason]] of Object.entries(LOST)) {
    it(`are lost ${title}`, () => {
      const nginx = nginxOf({ ingresses });
      assert.equal(nginx.upstreams.get("shop-web-80")?.canary, undefined);
      assert.equal(
        notes(nginx)["shop/canary/canary-lost"],
        `the canary gets no request: ${reason}`,
      );
    });
  }

  it("are lost as a whole where one of their paths has no location", () => {
    const both = ["/", "/own", "/later"].map((path) => ({ path, backend: "canary" }));
    const nginx = nginxOf({ ingresses: [{}, canary({ paths: both })] });
    assert.equal(nginx.upstreams.get("shop-web-80")?.canary, undefined);
    assert.equal(
      notes(nginx)["shop/canary/canary-lost"],
      "the canary gets no request: another path of it has no location",
    );
  });

  it("are none with the Service of another host: their paths become locations", () => {
    const nginx = nginxOf({
      ingresses: [
        { name: "a" },
        { name: "b", host: "b", paths: [{ path: "/", backend: "shared" }] },
        canary({ paths: [{ path: "/own", backend: "shared" }] }),
        canary({ name: "same", paths: [{ path: "/", backend: "shared" }] }),
        canary({ name: "next" }),
      ],
    });
    assert.deepEqual(paths(serverOf(nginx)), [
      "Prefix /own → shop-shared-80",
      "Prefix / → shop-web-80",
    ]);
    // One without a share of requests still takes the only place.
    assert.equal(nginx.upstreams.get("shop-web-80")?.canary, undefined);
  });

  it("hide the paths of younger Ingresses with the same Service", () => {
    const nginx = nginxOf({
      ingresses: [
        { name: "a" },
        canary({ name: "web2" }),
        { name: "young", paths: [{ path: "/y", backend: "web2" }] },
      ],
    });
    assert.deepEqual(paths(serverOf(nginx)), ["Prefix / → shop-web-80"]);
    assert.equal(
      notes(nginx)["shop/young/canary-service/shop-web2-80"],
      "no effect: the older canary shop/web2 has the same Service and port",
    );
  });

  it("skip backends that are no Service", () => {
    const nginx = nginxOf({
      ingresses: [
        {},
        canary({
          paths: [{ path: "/", backend: { type: "resource", kind: "Bucket", name: "files" } }],
        }),
      ],
    });
    assert.equal(nginx.upstreams.get("shop-web-80")?.canary, undefined);
  });
});
