import assert from "node:assert/strict";
import { bodySize } from "../../../../../model/nginx/convert/families/body-size";
import { findingsOf, partsWith } from "../../../../support/rule-context";

describe("body size", () => {
  it("says once for the controller that the default limit is gone", () => {
    const parts = partsWith(bodySize, {});
    assert.deepEqual(findingsOf(parts), ["controller/proxy-body-size lossy"]);
    const [finding] = parts.findings ?? [];
    assert.equal(finding?.value, String(1024 * 1024));
    assert.equal(finding.differences[0]?.field, "guard.bodySize");
  });

  it("refuses a limit that somebody wrote down", () => {
    const annotations = { "proxy-body-size": "8m" };
    const parts = partsWith(bodySize, { annotations });
    assert.deepEqual(findingsOf(parts), ["shop/web/proxy-body-size refused!"]);
    assert.equal(parts.traffic, undefined);
  });

  it("has nothing to say where there is no limit, or nothing is proxied", () => {
    assert.deepEqual(partsWith(bodySize, { annotations: { "proxy-body-size": "0" } }), {});
    assert.deepEqual(partsWith(bodySize, { configMap: { "proxy-body-size": "0" } }), {});
    const annotations = {
      "proxy-body-size": "8m",
      "temporal-redirect": "https://other.example",
    };
    assert.deepEqual(partsWith(bodySize, { annotations }), {});
  });
});
