import type { Inventory, InventoryExternalDns } from "../../nginx/inventory";
import type { Manifest, MigrationPlan } from "../plan/migration-plan";
import { atLeast } from "../stage";
import { count, verdict, whenSeen, type RunCheck } from "./check";

/** Prefixes of external-dns's annotations: before and from its release 0.22. */
const PREFIXES = ["external-dns.alpha.kubernetes.io/", "external-dns.kubernetes.io/"] as const;

/**
 * No record follows nginx: nothing clears the Ingress status that records are made of, and what reads
 * Gateways is told the address, since a Gateway of ours has that of a ClusterIP Service.
 */
export const externalDns: RunCheck = ({ plan, observation }) =>
  whenSeen(observation.inventory, (inventory) =>
    whenSeen(observation.ingresses, (statuses) => {
      const { externalDns: all } = inventory;
      const readers = all.filter((each) => sourcesOf(each).includes("ingress"));
      const dependent = dependentIngresses(inventory);
      const cleared = statuses.filter(
        ({ key, addresses }) => addresses.length === 0 && dependent.includes(key),
      );
      return verdict({
        summary:
          all.length === 0
            ? "no external-dns"
            : `${count(all.length, "external-dns")}, ${count(dependent.length, "Ingress")} whose status records depend on`,
        numbers: { externalDns: all.length, dependent: dependent.length, cleared: cleared.length },
        faults: [
          ...readers.flatMap((reader) =>
            dependent.length === 0 || atLeast(observation.stage, "idle")
              ? []
              : shutdownFaults(reader, inventory),
          ),
          ...(readers.length === 0
            ? []
            : cleared.map(
                ({ key }) =>
                  `Ingress ${key} has no address in its status: external-dns removes its records; write the address into its target annotation`,
              )),
          ...all.flatMap((each) => gatewayFaults(each, plan)),
        ],
      });
    }),
  );

const nameOf = ({ namespace, name }: { namespace: string; name: string }): string =>
  `${namespace}/${name}`;

const sourcesOf = ({ arguments: given }: InventoryExternalDns): readonly string[] =>
  given.source ?? [];

const has = (annotations: Readonly<Record<string, string>>, name: string): boolean =>
  PREFIXES.some((prefix) => annotations[`${prefix}${name}`] !== undefined);

/** Ingresses whose records are made of their status: those without a target of their own. */
const dependentIngresses = ({ ingresses }: Inventory): string[] =>
  ingresses
    .filter(
      ({ annotations, rules }) =>
        !has(annotations, "target") &&
        !has(annotations, "controller") &&
        rules.some(({ host }) => host !== undefined),
    )
    .map(nameOf);

/** nginx clears the status of all Ingresses when its last pod ends, unless it is told not to. */
const shutdownFaults = (reader: InventoryExternalDns, { controller }: Inventory): string[] => {
  const keeps =
    controller?.arguments["update-status"] === "false" ||
    controller?.arguments["update-status-on-shutdown"] === "false";
  // "sync" is its default; "upsert-only" and "create-only" remove nothing.
  const removes = (reader.arguments.policy?.at(-1) ?? "sync") === "sync";
  return keeps || !removes
    ? []
    : [
        `external-dns ${nameOf(reader)} removes records when nginx clears the status of Ingresses at its end: set update-status-on-shutdown=false in nginx's arguments, or target annotations on the Ingresses`,
      ];
};

const gatewayFaults = (reader: InventoryExternalDns, plan: MigrationPlan): string[] => {
  const reads = sourcesOf(reader).some((source) => /^gateway-.*route$/.test(source));
  if (!reads || plan.addressMode === "dns") {
    return [];
  }
  const objects = plan.resources.map(({ object }) => object);
  const told = objects.some(
    ({ kind, metadata }) => kind === "Gateway" && marked(metadata, "target"),
  );
  const routes = objects.filter(({ kind }) => kind.endsWith("Route"));
  return told || routes.every(({ metadata }) => marked(metadata, "controller"))
    ? []
    : [
        `external-dns ${nameOf(reader)} reads routes and would publish the Gateway's ClusterIP: nothing tells it the address, or to leave them alone`,
      ];
};

const marked = ({ annotations = {} }: Manifest["metadata"], name: string): boolean =>
  has(annotations, name);
