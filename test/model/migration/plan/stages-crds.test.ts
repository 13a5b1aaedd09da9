import assert from "node:assert/strict";
import { STAGES } from "../../../../model/migration/stage";
import { describeWithCrds, validateObject } from "../../../support/crds";
import { INVENTORIES, modesOf, planAt } from "./places";

describeWithCrds("objects of a migration by the CRDs", function () {
  it("have no fault at any stage", () => {
    const seen = new Set<string>();
    for (const name of Object.keys(INVENTORIES)) {
      for (const stage of STAGES) {
        for (const mode of modesOf(stage)) {
          const objects = planAt(name, mode, stage)
            .resources.map(({ object }) => object)
            .filter(({ apiVersion }) => apiVersion.startsWith("gateway."))
            .filter((object) => !seen.has(JSON.stringify(object)));
          for (const object of objects) {
            seen.add(JSON.stringify(object));
            assert.deepEqual(validateObject(object), [], `${object.kind} ${object.metadata.name}`);
          }
        }
      }
    }
    const kinds = new Set([...seen].map((text) => (JSON.parse(text) as { kind: string }).kind));
    assert.deepEqual([...kinds].sort(), [
      "Backend",
      "BackendTrafficPolicy",
      "ClientTrafficPolicy",
      "EnvoyProxy",
      "Gateway",
      "HTTPRoute",
      "HTTPRouteFilter",
      "ReferenceGrant",
      "TCPRoute",
    ]);
  }).timeout(120_000);
});
