import assert from "node:assert/strict";
import { firewall } from "../../../../../model/nginx/convert/families/firewall";
import { type ContextInput, findingsOf, partsWith } from "../../../../support/rule-context";

const findings = (input: ContextInput) => findingsOf(partsWith(firewall, input));

describe("ModSecurity", () => {
  const configMap = { "enable-modsecurity": "true" };

  it("is refused, by the annotation or for the whole controller", () => {
    assert.deepEqual(findings({ annotations: { "enable-modsecurity": "true" } }), [
      "shop/web/enable-modsecurity refused!",
    ]);
    assert.deepEqual(findings({ configMap }), ["controller/enable-modsecurity refused!"]);
  });

  it("is nothing where it is off", () => {
    assert.deepEqual(findings({}), []);
    assert.deepEqual(findings({ configMap, annotations: { "enable-modsecurity": "false" } }), []);
  });
});
