import assert from "node:assert/strict";
import { parseOutputs, readOutputs } from "../outputs";

const outputs = {
  gateways: {
    public: {
      address: "192.0.2.7",
      verified: "request",
      listeners: { http: { port: 80, protocol: "HTTP" } },
      namespace: "envoy-edge",
      name: "public",
      service: "public",
      className: "envoy-edge",
    },
  },
  routes: { hello: { urls: ["http://hello.example.test/"] } },
  controller: { version: "1.9.1", gatewayApiVersion: "1.6.1" },
};

const migration = {
  public: {
    stage: "pool",
    address: "192.0.2.8",
    servedBy: "both",
    heldBack: ["old.example.com"],
    findings: { open: 0, accepted: 1, denied: 0, heldBack: 1 },
    forced: [{ gate: "loss", reason: "watched by hand" }],
    dns: [{ host: "a.example.com", target: "192.0.2.8" }],
    rollBack: "pulumi up",
  },
};

describe("outputs", () => {
  it("are returned typed when they are complete", () => {
    assert.deepEqual(parseOutputs({ ...outputs, migration }), { ...outputs, migration });
  });

  it("of a stack without a migration have none", () => {
    assert.deepEqual(parseOutputs(outputs), { ...outputs, migration: {} });
  });

  it("name every missing or wrong place at once", () => {
    const broken = { ...outputs, controller: { version: 1 }, routes: undefined };
    assert.throws(
      () => parseOutputs(broken),
      (error: Error) =>
        error.message.includes("routes: ") &&
        error.message.includes("controller.version: ") &&
        error.message.includes("controller.gatewayApiVersion: ") &&
        error.message.includes("Check the stack's name"),
    );
    assert.throws(() => parseOutputs("text"), /outputs: /);
  });

  it("are read from a stack, secret or not", async () => {
    const source = {
      getOutputDetails: (name: string) =>
        Promise.resolve(
          name === "routes"
            ? { secretValue: outputs.routes }
            : { value: outputs[name as "gateways"] },
        ),
    };
    assert.deepEqual(await readOutputs(source), { ...outputs, migration: {} });
  });
});
