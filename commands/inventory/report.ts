import type { Built, Drift, Inventory, Unknown } from "../../model/nginx/inventory";
import { printable } from "../../model/nginx/inventory";

/** What an inventory cannot say, in words. */
const UNKNOWN: Record<Unknown, string> = {
  controller:
    "no workload of ingress-nginx was found: its defaults are assumed, its Services unknown",
  creationTimes: "some Ingresses have no creation time: of two with one path, the oldest wins",
  endpoints: "whether the Services have ready endpoints",
  ingressClasses:
    "no IngressClass was found: the name of the class is taken to be the controller's",
  kubernetes: "the version of Kubernetes",
  namespaceLabels: "the labels of some namespaces",
  resourcePolicy: "whether helm uninstall keeps the controller's Services",
  secrets:
    "Secrets: whether they exist, names and ends of certificates, kinds of password hashes, and what Helm would remove",
};

/** Lines on what was written, for people. */
export function summary({ file, built }: { file: string; built: Built }): string {
  const { inventory, leftOut } = built;
  const { controller } = inventory;
  const name = controller ? `${controller.namespace}/${controller.name}` : "an unknown controller";
  const reasons = Object.entries(leftOut).filter(([, count]) => count > 0);
  const lines = [
    `${file}: ${String(inventory.ingresses.length)} Ingresses of ${name}${versionOf(inventory)}`,
    ...reasons.map(([reason, count]) => `  left out, ${reason}: ${String(count)}`),
    ...inventory.unknown.map((unknown) => `  unknown: ${UNKNOWN[unknown]}`),
  ];
  return `${lines.map(printable).join("\n")}\n`;
}

const versionOf = ({ controller }: Inventory): string =>
  controller?.version === undefined ? "" : `, release ${controller.version}`;

/** One line for each difference: its object, its field, and its value before and after. */
export function driftLines(drifts: readonly Drift[]): string {
  const text = (nature: Drift["nature"]): string[] =>
    drifts.filter((each) => each.nature === nature).map((each) => `  ${printable(line(each))}`);
  const [configuration, state] = [text("configuration"), text("state")];
  const lines = [
    ...(configuration.length === 0 ? ["no drift"] : ["drift:", ...configuration]),
    ...(state.length === 0 ? [] : ["moved by itself, which is no drift:", ...state]),
  ];
  return `${lines.join("\n")}\n`;
}

function line(drift: Drift): string {
  if (drift.field === "") {
    return `${drift.object}: ${drift.before === undefined ? "is new" : "is gone"}`;
  }
  return `${drift.object}: ${drift.field}: ${valueText(drift.before)} → ${valueText(drift.after)}`;
}

const LONGEST_VALUE = 80;

function valueText(value: unknown): string {
  const text = value === undefined ? "absent" : JSON.stringify(value);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}
