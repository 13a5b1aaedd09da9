import * as assert from "node:assert/strict";
import fc from "fast-check";
import { differences } from "../../../../model/http/compare";
import type { Field } from "../../../../model/http/fields";
import type { HttpRequest } from "../../../../model/http/request";
import { ANNOTATIONS } from "../../../../model/nginx/annotations/families";
import { answerNginx } from "../../../../model/nginx/answer";
import { placeOf } from "../../../../model/nginx/answer/place";
import { convert } from "../../../../model/nginx/convert";
import { effectiveNginx } from "../../../../model/nginx/effective/build";
import { predictions } from "../../../../model/nginx/findings/predict";
import type { Inventory } from "../../../../model/nginx/inventory";
import { answerEnvoy, prepareEnvoy } from "../../../../model/routes/answer";
import { inventories, requests } from "./cases";

const INVENTORIES = 1_500;
const REQUESTS = 10;

const target = {
  stack: "test",
  gateway: { name: "edge", namespace: "ingress-nginx", className: "edge" },
};

/** No difference is excused by these, unless a value of theirs is refused. */
const EXACT: ReadonlySet<string> = new Set(
  ANNOTATIONS.filter(({ fidelity }) => fidelity === "exact").map(({ key }) => key),
);

/** Both proxies of one inventory, and what the conversion says of their differences. */
const comparison = (inventory: Inventory) => {
  const nginx = effectiveNginx(inventory);
  const { objects, findings } = convert({ inventory, nginx, answers: {}, target });
  const envoy = prepareEnvoy({ ...inventory, objects });
  const said = (request: HttpRequest, field: Field) =>
    predictions({ findings, place: placeOf({ nginx, request }), request, field }).filter(
      ({ key = "", severity }) => severity === "refused" || !EXACT.has(key),
    );
  return (request: HttpRequest) => {
    const answers = {
      nginx: answerNginx({ nginx, request }),
      envoy: answerEnvoy({ envoy, request }),
    };
    const differing = differences(answers.nginx, answers.envoy);
    return { answers, unpredicted: differing.filter((field) => said(request, field).length === 0) };
  };
};

describe("nginx and Envoy, by their models", () => {
  const seed = Number(
    process.argv.find((each) => each.startsWith("--seed="))?.slice(7) ?? Date.now() % 2 ** 31,
  );

  it(`differ only as findings predict (${INVENTORIES * REQUESTS} cases, seed ${seed})`, function () {
    this.timeout("5m");
    fc.assert(
      fc.property(
        inventories,
        fc.array(requests, { minLength: REQUESTS, maxLength: REQUESTS }),
        (inventory, asked) => {
          const compare = comparison(inventory);
          for (const request of asked) {
            const { answers, unpredicted } = compare(request);
            assert.deepEqual(unpredicted, [], JSON.stringify({ request, ...answers }, null, 1));
          }
        },
      ),
      { numRuns: INVENTORIES, seed },
    );
  });
});
