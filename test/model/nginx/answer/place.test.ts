import assert from "node:assert/strict";
import { placeOf } from "../../../../model/nginx/answer/place";
import { nginxOf } from "../../../support/effective-nginx";
import { ingress, type InventoryOfInput, requestOf } from "../../../support/nginx";

const place = (input: InventoryOfInput, url: string) =>
  placeOf({ nginx: nginxOf(input), request: requestOf(url) });

const TWO: InventoryOfInput = {
  ingresses: [{ paths: ["/"] }, { name: "api", paths: ["/api/"] }],
};
const ingresses = ["shop/api", "shop/web"];

describe("the place of a request", () => {
  it("is the location that nginx chooses, with all Ingresses of its host", () => {
    const { ingresses: all, ...chosen } = place(TWO, "http://SHOP.example:80/x/../api/%61");
    assert.deepEqual(chosen, { host: "shop.example", path: "/api/", ingress: "shop/api" });
    assert.deepEqual([...all].sort(), ingresses);
  });

  it("is the location whose slash is added", () =>
    assert.deepEqual(place(TWO, "http://shop.example/api").path, "/api/"));

  it("is the server alone for a path that is refused or that no location has", () => {
    const host = "shop.example";
    for (const target of ["/../a", "/%zz"]) {
      const { ingresses: all, ...chosen } = place(TWO, `http://shop.example${target}`);
      assert.deepEqual(chosen, { host }, target);
      assert.deepEqual([...all].sort(), ingresses);
    }
    const strange = { annotations: { "use-regex": "true" }, paths: ["/(?=a)"] };
    assert.deepEqual(place({ ingresses: [strange] }, "http://shop.example/a"), {
      host,
      ingresses: ["shop/web"],
    });
  });

  it("is the host's own location where no Ingress of it has the path", () => {
    const only = { ingresses: [{ paths: ["/api"] }] };
    assert.deepEqual(place(only, "http://shop.example/x"), {
      host: "shop.example",
      path: "/",
      ingress: "shop/web",
      ingresses: ["shop/web"],
    });
  });

  it("is the server for unknown hosts, where no Ingress has anything to say", () => {
    const unknown = { host: "_", path: "/", ingresses: [] };
    assert.deepEqual(place(TWO, "http://other.example/"), unknown);
    assert.deepEqual(place(TWO, "http://a..b/"), unknown);
  });

  it("is the host that an alias stands for", () => {
    const alias = { ingresses: [{ annotations: { "server-alias": "a.example" } }] };
    assert.equal(place(alias, "http://a.example/").host, "shop.example");
  });

  it("is the name itself that from-to-www-redirect leads from: it has a server of its own", () => {
    const www = { ingresses: [{ annotations: { "from-to-www-redirect": "true" } }] };
    assert.deepEqual(place(www, "http://WWW.shop.example/a"), {
      host: "www.shop.example",
      ingresses: [],
    });
  });

  it("is the host as asked for where nobody can tell the server", () => {
    const alias = { ingresses: [{ annotations: { "server-alias": "~^(?=a)" } }] };
    assert.deepEqual(place(alias, "http://a.example/"), { host: "a.example", ingresses: [] });
  });

  it("knows single Ingresses of one name by their namespace", () => {
    const input = {
      ingresses: [ingress({ paths: ["/"] }), ingress({ namespace: "blog", paths: ["/blog"] }, 1)],
    };
    assert.equal(place(input, "http://shop.example/blog/a").ingress, "blog/web");
  });
});
