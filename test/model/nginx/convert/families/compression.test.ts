import assert from "node:assert/strict";
import { compressors } from "../../../../../model/nginx/convert/families/compression";
import { describeWithCrds } from "../../../../support/crds";
import { partFaults } from "../../../../support/rule-context";

describe("compression", () => {
  it("is off by default", () => {
    assert.equal(compressors({ gzip: false, brotli: false }), undefined);
  });

  it("prefers brotli", () => {
    assert.deepEqual(
      compressors({ gzip: true, brotli: true })?.map(({ type }) => type),
      ["Brotli", "Gzip"],
    );
  });
});

describeWithCrds("compression in the pinned CRDs", () => {
  it("is valid", () => {
    const compressor = compressors({ gzip: true, brotli: true }) ?? [];
    assert.deepEqual(partFaults({ traffic: { compressor } }), []);
  });
});
