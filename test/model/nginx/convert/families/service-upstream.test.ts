import assert from "node:assert/strict";
import { serviceUpstream } from "../../../../../model/nginx/convert/families/service-upstream";
import { describeWithCrds } from "../../../../support/crds";
import { partFaults, partsWith } from "../../../../support/rule-context";

const annotations = { "service-upstream": "true" };

describe("service-upstream", () => {
  it("sends to the Service's address", () => {
    assert.deepEqual(partsWith(serviceUpstream, { annotations }), {
      traffic: { routingType: "Service" },
    });
    assert.deepEqual(partsWith(serviceUpstream, {}), {});
  });

  it("sends to the endpoints of a Service without an address", () => {
    const services = [{ name: "web", clusterIP: "none" as const }];
    assert.deepEqual(partsWith(serviceUpstream, { annotations, services }), {});
  });

  it("adds nothing where nothing is proxied", () => {
    const redirect = { ...annotations, "permanent-redirect": "https://other.example" };
    assert.deepEqual(partsWith(serviceUpstream, { annotations: redirect }), {});
  });
});

describeWithCrds("service-upstream in the pinned CRDs", () => {
  it("is valid", () => {
    assert.deepEqual(partFaults(partsWith(serviceUpstream, { annotations })), []);
  });
});
