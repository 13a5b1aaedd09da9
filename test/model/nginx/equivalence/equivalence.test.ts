import * as assert from "node:assert/strict";
import fc from "fast-check";
import { comparisonOf } from "../../../support/equivalence";
import { inventories, requests } from "./cases";

const INVENTORIES = 1_500;
const REQUESTS = 10;

/** A run is repeated with `npx mocha … --seed=<number>`. */
const seed = Number(
  process.argv.find((each) => each.startsWith("--seed="))?.slice(7) ?? Date.now() % 2 ** 31,
);

describe("nginx and Envoy, by their models", () => {
  it(`differ only as findings predict (${INVENTORIES * REQUESTS} cases, seed ${seed})`, function () {
    this.timeout("10m");
    fc.assert(
      fc.property(
        inventories,
        fc.constantFrom("open" as const, "accepted" as const),
        fc.array(requests, { minLength: REQUESTS, maxLength: REQUESTS }),
        (inventory, answered, asked) => {
          const { compare } = comparisonOf(inventory, answered);
          for (const request of asked) {
            const { unpredicted, ...answers } = compare(request);
            assert.deepEqual(unpredicted, [], JSON.stringify({ request, ...answers }, null, 1));
          }
        },
      ),
      { numRuns: INVENTORIES, seed },
    );
  });
});
