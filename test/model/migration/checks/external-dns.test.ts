import assert from "node:assert/strict";
import type { Inventory } from "../../../../model/nginx/inventory";
import { inventory } from "../plan/planned";
import { inputOf, seen, told } from "./input";

describe("check externalDns", () => {
  const dns = (args: Record<string, string[]>) => [
    { namespace: "dns", name: "external-dns", image: "external-dns:v0.20.0", arguments: args },
  ];
  const world = (args: Record<string, string[]>, parts: Partial<Inventory> = {}): Inventory => ({
    ...inventory(),
    externalDns: dns(args),
    ...parts,
  });
  const says = (
    from: Inventory,
    options: Partial<Parameters<typeof told>[1]> & { stage?: "cutover" | "idle" } = {},
  ) => {
    const { observed, ...rest } = options;
    return told("externalDns", {
      stage: "cutover",
      ...rest,
      observed: { inventory: seen(from), ...observed },
    });
  };
  const { controller } = inventory();
  assert(controller);
  const clears =
    "external-dns dns/external-dns removes records when nginx clears the status of Ingresses at its end: set update-status-on-shutdown=false in nginx's arguments, or target annotations on the Ingresses";

  it("fails where records go with nginx", () => {
    assert.deepEqual(says(world({ source: ["ingress"] })), ["failed", clears]);
    assert.deepEqual(says(world({ source: ["ingress"], policy: ["sync"] })), ["failed", clears]);
    assert.deepEqual(says(world({ source: ["ingress"], policy: ["upsert-only"] })), ["passed"]);
    assert.deepEqual(says(world({ source: ["service"] })), ["passed"]);
    assert.deepEqual(says(world({})), ["passed"]);
  });

  it("passes where nginx is told to leave the status, or no record depends on it", () => {
    for (const flag of ["update-status", "update-status-on-shutdown"]) {
      const args: Record<string, string> = { ...controller.arguments, [flag]: "false" };
      assert.deepEqual(
        says(world({ source: ["ingress"] }, { controller: { ...controller, arguments: args } })),
        ["passed"],
      );
    }
    const pinned = inventory().ingresses.map((each, index) => ({
      ...each,
      annotations: {
        ...each.annotations,
        ...(index === 0
          ? { "external-dns.kubernetes.io/target": "192.0.2.1" }
          : { "external-dns.alpha.kubernetes.io/controller": "none" }),
      },
    }));
    assert.deepEqual(says(world({ source: ["ingress"] }, { ingresses: pinned })), ["passed"]);
  });

  it("fails at idle for a status that is cleared", () => {
    const [first] = inventory().ingresses;
    assert(first);
    const key = `${first.namespace}/${first.name}`;
    const ingresses = seen([
      { key, addresses: [] },
      { key: "other/web", addresses: [] },
    ]);
    const [status, ...details] = says(world({ source: ["ingress"] }), {
      stage: "idle",
      observed: { ingresses },
    });
    assert.deepEqual(
      [status, ...details],
      [
        "failed",
        `Ingress ${key} has no address in its status: external-dns removes its records; write the address into its target annotation`,
      ],
    );
    assert.equal(
      says({ ...inventory(), externalDns: [] }, { stage: "idle", observed: { ingresses } })[0],
      "passed",
    );
  });

  it("fails where routes are read and nothing tells the address", () => {
    const from = world({ source: ["gateway-httproute"] });
    const { plan } = inputOf({ stage: "cutover" });
    const bare = plan.resources.map((each) => ({
      ...each,
      object: { ...each.object, metadata: { name: each.object.metadata.name } },
    }));
    assert.match(says(from, { plan: { resources: bare } })[1] ?? "", /ClusterIP/);
    const marked = (kind: string, annotation: string) =>
      bare.map((each) =>
        each.object.kind.endsWith(kind)
          ? {
              ...each,
              object: {
                ...each.object,
                metadata: { ...each.object.metadata, annotations: { [annotation]: "x" } },
              },
            }
          : each,
      );
    for (const resources of [
      marked("Gateway", "external-dns.kubernetes.io/target"),
      marked("Route", "external-dns.kubernetes.io/controller"),
    ]) {
      assert.deepEqual(says(from, { plan: { resources } }), ["passed"]);
    }
    assert.deepEqual(says(from, { mode: "dns", plan: { resources: bare } }), ["passed"]);
  });
});
