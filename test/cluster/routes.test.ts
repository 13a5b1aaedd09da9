import assert from "node:assert/strict";
import type { Connection } from "../../cluster/connection";
import { readStatuses } from "../../cluster/migration/statuses";
import { readRoutes } from "../../cluster/routes";
import { compile } from "../../model/plan";
import { settingsOf } from "../support/settings";

/** Longer than a label may be, and with a character at its end that none may have. */
const STACK = `${"long".repeat(20)}_`;

describe("objects of a stack", () => {
  const settings = settingsOf({
    gateways: { public: {} },
    routes: { web: { host: "web.example.com", path: "/", backend: "shop/web:80" } },
  });
  const [route] = compile({ settings, stack: STACK }).routes.routes;
  assert(route);

  const asked: string[] = [];
  const connection: Connection = {
    server: "https://cluster.example",
    send: ({ path }) => {
      asked.push(new URLSearchParams(path.split("?")[1]).get("labelSelector") ?? "");
      return Promise.resolve({ items: [] });
    },
  };

  it("are asked for by the labels that they have, whatever the stack's name", async () => {
    await readRoutes({ connection, stack: STACK });
    await readStatuses({ connection, stack: STACK, objects: [{ ...route }] });
    const labels = Object.entries(route.metadata.labels ?? {}).map((label) => label.join("="));
    assert.equal(asked.length, 2);
    for (const selector of asked) {
      assert.deepEqual(
        selector.split(",").filter((label) => !labels.includes(label)),
        [],
      );
      assert.match(selector, /envoy-edge\/stack=slong/);
    }
  });
});
