import { readCluster } from "../../commands/inventory/cluster";
import { INGRESS_NGINX as NGINX } from "../../lab/ingress-nginx/install";
import { convert, type Conversion } from "../../model/nginx/convert";
import { effectiveNginx } from "../../model/nginx/effective/build";
import type { Nginx } from "../../model/nginx/effective/nginx";
import type { Finding, FindingAnswers } from "../../model/nginx/findings/finding";
import { buildInventory, formatObjectFaults, type Inventory } from "../../model/nginx/inventory";
import { GATEWAY, NAMESPACE, hostOf, type ParityCase } from "./case";
import { ingressNames } from "./manifests";
import type { Stand } from "./stand";

/** What the cluster's Ingresses are, mean and become. */
export interface Converted {
  readonly inventory: Inventory;
  readonly nginx: Nginx;
  readonly conversion: Conversion;
}

/** Takes the inventory as `edge inventory` does, and converts it as `edge convert` does. */
export async function convertCluster(
  stand: Stand,
  cases: readonly ParityCase[],
): Promise<Converted> {
  const inventory = await takeInventory(stand);
  const nginx = effectiveNginx(inventory);
  const target = { gateway: { ...GATEWAY, className: stand.className }, stack: "parity" };
  const { findings } = convert({ inventory, nginx, answers: {}, target });
  const answers = answersTo({ findings, cases });
  return { inventory, nginx, conversion: convert({ inventory, nginx, answers, target }) };
}

async function takeInventory({ cluster }: Stand): Promise<Inventory> {
  const { input } = await readCluster({
    connection: { kubeconfig: cluster.kubeconfig },
    // The backend runs the controller's image too.
    options: { secrets: "facts", controller: `${NGINX.namespace}/${NGINX.controller}` },
    onRead: () => undefined,
  });
  const built = buildInventory(input);
  if ("faults" in built) {
    throw new Error(formatObjectFaults(built.faults));
  }
  return built.inventory;
}

/** Accepts what can be accepted, but for cases that are about a conversion without answers. */
function answersTo({
  findings,
  cases,
}: {
  findings: readonly Finding[];
  cases: readonly ParityCase[];
}): FindingAnswers {
  const unanswered = cases.filter(({ answer }) => answer === "none");
  const hosts = new Set(
    unanswered.flatMap((each) => each.ingresses.map((ingress) => hostOf(ingress, each))),
  );
  const ingresses = new Set(
    unanswered.flatMap((each) => ingressNames(each).map((name) => `${NAMESPACE}/${name}`)),
  );
  const isLeft = ({ scope }: Finding): boolean =>
    (scope.type === "host" && hosts.has(scope.host)) ||
    (scope.type === "ingress" && ingresses.has(scope.ingress));
  return Object.fromEntries(
    findings
      .filter((finding) => finding.answers.includes("accept") && !isLeft(finding))
      .map(({ id }) => [id, { answer: "accept", reason: "to see the difference" } as const]),
  );
}
