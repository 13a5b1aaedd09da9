import assert from "node:assert/strict";
import fc from "fast-check";
import { placeOf } from "../../../model/nginx/answer/place";
import { convert } from "../../../model/nginx/convert";
import { effectiveNginx } from "../../../model/nginx/effective/build";
import type { Inventory } from "../../../model/nginx/inventory";
import { deriveRequests } from "../../../model/probe/derive";
import { interpretersOf } from "../../../model/probe/interpreters";
import { judge, type Judgement } from "../../../model/probe/judge";
import type { ProbeRequest } from "../../../model/probe/request";
import { acceptAll } from "../../support/equivalence";
import { playedAnswer } from "../../support/played";
import { TARGET } from "../../support/rule-context";
import { inventories } from "../nginx/equivalence/cases";

const INVENTORIES = 40;
const CLIENT = "198.51.100.7";

/** What is said of each derived request if both proxies do as their interpreters say. */
const judged = (
  inventory: Inventory,
  answered: "open" | "accepted",
): { request: ProbeRequest; judgement: Judgement }[] => {
  const nginx = effectiveNginx(inventory);
  const converted = (answers: Parameters<typeof convert>[0]["answers"]) =>
    convert({ inventory, nginx, answers, target: TARGET });
  const open = converted({});
  const { objects, findings, heldBack } =
    answered === "open" ? open : converted(acceptAll(open.findings));
  const interpreters = interpretersOf({ nginx, inventory, objects });
  const { requests } = deriveRequests({
    nginx,
    clientAddress: CLIENT,
    options: { methods: ["GET"], http2: false },
  });
  return requests.flatMap((request) => {
    const sent = { ...request, clientAddress: CLIENT };
    if (heldBack.includes(placeOf({ nginx, request: sent }).host)) {
      return [];
    }
    const play = (proxy: "nginx" | "envoy") =>
      playedAnswer({ answer: interpreters[proxy](sent), request: sent });
    const judgement = judge({
      request,
      sent,
      exchanged: { nginx: play("nginx"), envoy: play("envoy") },
      knowledge: { nginx, interpreters, findings, clientAddress: CLIENT },
    });
    return [{ request, judgement }];
  });
};

describe("probe: proxies that do as their interpreters say", () => {
  it(`never differ without an explanation (${INVENTORIES} inventories)`, function () {
    this.timeout("5m");
    fc.assert(
      fc.property(
        inventories,
        fc.constantFrom("open" as const, "accepted" as const),
        (inventory, answered) => {
          const wrong = judged(inventory, answered).filter(
            ({ judgement: { verdict } }) => verdict === "unexplained" || verdict === "failed",
          );
          assert.deepEqual(wrong, []);
        },
      ),
      { numRuns: INVENTORIES },
    );
  });
});
