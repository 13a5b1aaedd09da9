import * as assert from "node:assert/strict";
import { assess, convertMigration, inventoryFile } from "../../../model/migration";
import { inventoryOf } from "../../support/nginx";
import { settingsOf } from "../../support/settings";

const inventory = inventoryOf({
  ingresses: [
    { name: "web" },
    {
      name: "admin",
      host: "admin.example",
      annotations: { "auth-type": "basic", "auth-secret": "users" },
    },
  ],
  secrets: [{ name: "users", keys: ["auth"], passwords: { apr1: 1 } }],
});

const converted = (answers: Record<string, unknown> = {}, from = inventory) => {
  const settings = settingsOf({ migration: { public: { answers } } });
  return convertMigration({ name: "public", settings, inventory: from, stack: "dev" });
};

describe("a migration that is assessed", () => {
  it("has its Gateway beside the controller, of the stack's class", () => {
    const gateways = ({ objects }: ReturnType<typeof converted>) =>
      objects
        .filter(({ kind }) => kind === "Gateway")
        .map(({ metadata: { namespace, name } }) => `${namespace ?? ""}/${name}`);
    assert.deepEqual(gateways(converted()), ["ingress-nginx/public"]);
    assert.deepEqual(gateways(converted({}, inventoryOf({ controller: null }))), [
      "ingress-nginx/public",
    ]);
    const settings = settingsOf({ controller: { className: "own" } });
    const { objects } = convertMigration({ name: "new", settings, inventory, stack: "dev" });
    const gateway = objects.find(({ kind }) => kind === "Gateway");
    assert.equal((gateway?.spec as { gatewayClassName: string }).gatewayClassName, "own");
  });

  it("names the protections that wait for an answer", () => {
    const { summary, blockers } = assess(converted());
    assert.match(
      summary,
      /^\d+ paths as before, \d+ with differences, 1 closed, 0 hosts held back, /,
    );
    assert.ok(
      blockers.includes(
        "shop/admin/auth-secret: a protection that cannot be kept, without an answer",
      ),
      blockers.join("\n"),
    );
  });

  it("takes answers, and says which do not fit", () => {
    const { summary, blockers } = assess(
      converted({ "shop/admin/auth-secret": "holdBack", "shop/gone/auth-url": "deny" }),
    );
    assert.match(summary, /1 hosts held back/);
    assert.ok(!blockers.some((line) => line.startsWith("shop/admin/auth-secret")));
    assert.match(blockers[0] ?? "", /^answer to shop\/gone\/auth-url: there is no such finding/);
  });

  it("has its inventory where the stack says, else by the stack's name", () => {
    assert.equal(inventoryFile({ migration: {}, stack: "prod" }), "inventory/prod.json");
    assert.equal(
      inventoryFile({ migration: { inventory: "a/b.json" }, stack: "prod" }),
      "a/b.json",
    );
  });
});
