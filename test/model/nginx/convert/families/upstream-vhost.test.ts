import assert from "node:assert/strict";
import { upstreamVhost } from "../../../../../model/nginx/convert/families/upstream-vhost";
import { describeWithCrds } from "../../../../support/crds";
import { findingsOf, partFaults, partsWith } from "../../../../support/rule-context";

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
    for (const vhost of ["$host", "$http_host", "${best_http_host}"]) {
      assert.deepEqual(parts(vhost), {});
    }
    assert.deepEqual(partsWith(upstreamVhost, {}), {});
  });

  it("can be a field of the request", () => {
    const { filters, objects: [object] = [] } = parts("$http_x_backend");
    assert.deepEqual(object?.spec, {
      urlRewrite: { hostname: { type: "Header", header: "x-backend" } },
    });
    assert.equal(filters?.[0]?.extensionRef?.name, object.metadata.name);
  });

  it("cannot have a port, or other variables", () => {
    for (const vhost of ["backend.example:8080", "$server_name"]) {
      assert.deepEqual(findingsOf(parts(vhost)), ["shop/web/upstream-vhost refused"]);
    }
  });

  it("is nothing where nothing is proxied", () => {
    const redirect = { "permanent-redirect": "https://other.example" };
    assert.deepEqual(parts("backend.example", redirect), {});
  });
});

describeWithCrds("upstream-vhost in the pinned CRDs", () => {
  it("is valid", () => {
    assert.deepEqual(partFaults(parts("$http_x_backend")), []);
  });
});
