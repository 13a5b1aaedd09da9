import assert from "node:assert/strict";
import type { MergedParts } from "../../../../model/nginx/convert/emission";
import { locationRules } from "../../../../model/nginx/convert/location-rules";
import { mergeParts } from "../../../../model/nginx/convert/merge";
import type { Fate } from "../../../../model/nginx/convert/planned";
import { contextWith } from "../../../support/rule-context";

const rules = ({ fate = "open", parts = mergeParts([]) }: { fate?: Fate; parts?: MergedParts }) =>
  locationRules({
    context: contextWith({ ingress: { tls: true } }),
    parts,
    paths: [{ path: { type: "path", path: { type: "PathPrefix", value: "/" } } }],
    fate,
    secure: true,
  });

describe("the rules of a location", () => {
  it("are none for a host that is held back", () => {
    assert.deepEqual(rules({ fate: "heldBack" }), []);
  });

  it("are its own where its redirect to HTTPS has fields of its own", () => {
    const names = (parts?: MergedParts) =>
      rules({ ...(parts && { parts }) }).map(({ name }) => name);
    assert.deepEqual(names(), ["root-cae6ce2e", "to-https"]);
    assert.deepEqual(names(mergeParts([{ responseHeaders: { set: { "X-A": "1" } } }])), [
      "root-cae6ce2e",
      "root-cae6ce2e-to-https",
    ]);
  });
});
