import assert from "node:assert/strict";
import { omit } from "../../../../model/collections";
import { inventory } from "../plan/planned";
import { seen, told } from "./input";

describe("check drift", () => {
  it("fails by what changed, with the hosts of Ingresses, and says no value of it", () => {
    const now = inventory({
      ingresses: [
        { name: "web", host: "other.example", tls: true, paths: [{ path: "/", backend: "web" }] },
        { name: "new", host: "new.example", paths: [{ path: "/", backend: "new" }] },
      ],
    });
    const [status, ...details] = told("drift", {
      stage: "pool",
      observed: { inventory: seen(now) },
    });
    assert.equal(status, "failed");
    const end = "; write the inventory anew and review it";
    assert.ok(details.includes(`Ingress shop/new (new.example): is new${end}`), details.join("\n"));
    assert.ok(
      details.includes(`Ingress shop/docs (docs.example): is gone${end}`),
      details.join("\n"),
    );
    assert.ok(details.includes(`Ingress shop/web (shop.example): rules.0.host has changed${end}`));
    assert.ok(!details.join().includes("other.example"));
  });

  it("names no host of an Ingress for every host", () => {
    const now = inventory();
    const ingresses = now.ingresses.map((each) => ({
      ...each,
      name: `${each.name}-any`,
      rules: each.rules.map((rule) => omit(rule, "host")),
    }));
    const [, ...details] = told("drift", {
      stage: "pool",
      observed: { inventory: seen({ ...now, ingresses: [...now.ingresses, ...ingresses] }) },
    });
    assert.match(details.join("\n"), /^Ingress shop\/web-any: is new;/m);
  });
});
