import * as assert from "node:assert/strict";
import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { isNewEnough } from "../../lab/engine";
import { failure } from "../../lab/plugins/engine/failure";
import { diffResponse, resourceId } from "../../lab/plugins/engine/messages";
import { InitializationError } from "../../lab/plugins/engine/provider";
import { fromStruct } from "../../lab/plugins/engine/values";

describe("the engine's messages", () => {
  it("name a resource by the last of its types", () => {
    assert.deepEqual(resourceId("urn:pulumi:s::p::a:b:Comp$kubernetes:core/v1:Secret::x::y"), {
      urn: "urn:pulumi:s::p::a:b:Comp$kubernetes:core/v1:Secret::x::y",
      type: "kubernetes:core/v1:Secret",
      name: "x::y",
    });
  });

  it("tell which changes replace", () => {
    const response = diffResponse({
      changes: new Map([
        ["a", { kind: "update", replace: true }],
        ["b", { kind: "delete", replace: false }],
      ]),
      deleteBeforeReplace: true,
    });
    assert.deepEqual(response.getReplacesList(), ["a"]);
    assert.equal(response.getDeletebeforereplace(), true);
    assert.equal(response.getDetaileddiffMap().get("b")?.getInputdiff(), true);
  });

  it("carry the state of a resource that did not become ready", () => {
    const error = new InitializationError("not ready", { id: "n/a", state: { a: 1 } });
    const [bytes] = failure(error).metadata?.get("grpc-status-details-bin") ?? [];
    const [detail] = Status.deserializeBinary(bytes as Buffer).getDetailsList();
    assert.equal(detail?.getTypeName(), "pulumirpc.ErrorResourceInitFailed");
    const carried = ErrorResourceInitFailed.deserializeBinary(detail.getValue_asU8());
    assert.equal(carried.getId(), "n/a");
    assert.deepEqual(fromStruct(carried.getProperties()), { a: 1 });
    assert.deepEqual(carried.getReasonsList(), ["not ready"]);
  });

  it("of another failure are its text only", () => {
    assert.equal(failure(new Error("why")).details, "why");
    assert.equal(failure(new Error("why")).metadata, undefined);
  });
});

describe("a pulumi on PATH", () => {
  it("is used when it is new enough", () => {
    assert.equal(isNewEnough("v3.259.0"), true);
    assert.equal(isNewEnough("3.200.0"), true);
    assert.equal(isNewEnough("4.0.0"), true);
    assert.equal(isNewEnough("v3.199.9"), false);
    assert.equal(isNewEnough("unknown"), false);
  });
});
