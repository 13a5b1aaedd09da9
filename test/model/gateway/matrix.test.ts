import assert from "node:assert/strict";
import { MATRIX, matrixRow, servesGatewayApi } from "../../../model/gateway/matrix";
import { ENVOY_GATEWAY_VERSION, ENVOY_VERSION, GATEWAY_API_VERSION } from "../../../versions";

describe("version matrix", () => {
  it("holds the pinned versions", () => {
    const row = matrixRow(ENVOY_GATEWAY_VERSION);
    assert.ok(ENVOY_VERSION.startsWith(`${row.envoy}.`));
    assert.equal(row.gatewayApi, GATEWAY_API_VERSION);
  });

  it("refuses a version that it does not hold", () => {
    assert.throws(() => matrixRow("1.90.0"), /Envoy Gateway 1\.90\.0 is in no row/);
  });

  it("takes bundles of the same minor release of the Gateway API", () => {
    const [row] = MATRIX;
    assert.ok(row);
    assert.equal(servesGatewayApi(row, "v1.6.0"), true);
    assert.equal(servesGatewayApi(row, "1.6.2"), true);
    assert.equal(servesGatewayApi(row, "v1.5.1"), false);
    assert.equal(servesGatewayApi(row, "v1.60.0"), false);
  });
});
