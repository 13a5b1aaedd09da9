import { differences } from "../../model/http/compare";
import type { Answer } from "../../model/http/answer";
import type { Field } from "../../model/http/fields";
import type { HttpRequest } from "../../model/http/request";
import type { KubernetesObject } from "../../model/kubernetes-object";
import { ANNOTATIONS } from "../../model/nginx/annotations/families";
import { answerNginx } from "../../model/nginx/answer";
import { placeOf } from "../../model/nginx/answer/place";
import { convert } from "../../model/nginx/convert";
import { effectiveNginx } from "../../model/nginx/effective/build";
import type { Finding, FindingAnswers } from "../../model/nginx/findings/finding";
import { predictions } from "../../model/nginx/findings/predict";
import type { Inventory } from "../../model/nginx/inventory";
import { answerEnvoy, prepareEnvoy } from "../../model/routes/answer";
import { TARGET } from "./rule-context";

/** Both proxies of an inventory, and what no finding says of their differences. */
export interface Comparison {
  readonly objects: readonly KubernetesObject[];
  readonly compare: (request: HttpRequest) => {
    readonly nginx: Answer;
    readonly envoy: Answer;
    readonly unpredicted: readonly Field[];
  };
}

/** @param answered `accepted`: somebody accepted every finding that can be; `open`: nobody said anything. */
export const comparisonOf = (inventory: Inventory, answered: "accepted" | "open"): Comparison => {
  const nginx = effectiveNginx(inventory);
  const converted = (answers: FindingAnswers) =>
    convert({ inventory, nginx, answers, target: TARGET });
  const open = converted({});
  const { objects, findings } = answered === "open" ? open : converted(acceptAll(open.findings));
  const envoy = prepareEnvoy({ ...inventory, objects });
  return {
    objects,
    compare: (request) => {
      const answers = {
        nginx: answerNginx({ nginx, request }),
        envoy: answerEnvoy({ envoy, request }),
      };
      const place = placeOf({ nginx, request });
      const unpredicted = differences(answers.nginx, answers.envoy).filter(
        (field) => !predictions({ findings, place, request, field }).some(excuses),
      );
      return { ...answers, unpredicted };
    },
  };
};

/** Of a key that is marked exact nothing differs, unless its value is refused. */
const excuses = ({ key = "", severity }: Finding): boolean =>
  severity === "refused" || !EXACT.has(key);

const EXACT: ReadonlySet<string> = new Set(
  ANNOTATIONS.filter(({ fidelity }) => fidelity === "exact").map(({ key }) => key),
);

export const acceptAll = (findings: readonly Finding[]): FindingAnswers =>
  Object.fromEntries(
    findings
      .filter(({ answers }) => answers.includes("accept"))
      .map(({ id }) => [id, { answer: "accept", reason: "to see what is left of it" }]),
  );
