import assert from "node:assert/strict";
import { upstreamVhost } from "../../../../../model/nginx/convert/families/upstream-vhost";
import { findingsOf, partsWith } from "../../../../support/rule-context";

const parts = (vhost: string, annotations = {}) =>
  partsWith(upstreamVhost, { annotations: { ...annotations, "upstream-vhost": vhost } });

describe("upstream-vhost", () => {
  it("becomes the Host that the backend sees", () => {
    assert.deepEqual(parts("backend.example"), {
      filters: [{ type: "URLRewrite", urlRewrite: { hostname: "backend.example" } }],
    });
    assert.deepEqual(parts("backend").filters?.length, 1);
  });

  it("is nothing where it says the client's own Host", () => {
    for (const vhost of ["$http_host", "${best_http_host}"]) {
      assert.deepEqual(parts(vhost), {});
    }
    assert.deepEqual(partsWith(upstreamVhost, {}), {});
  });

  it("cannot have a port, or other variables", () => {
    for (const vhost of ["backend.example:8080", "$server_name", "$host", "$http_x_backend"]) {
      assert.deepEqual(findingsOf(parts(vhost)), ["shop/web/upstream-vhost refused"]);
    }
  });

  it("is nothing where nothing is proxied", () => {
    const redirect = { "permanent-redirect": "https://other.example" };
    assert.deepEqual(parts("backend.example", redirect), {});
  });
});
