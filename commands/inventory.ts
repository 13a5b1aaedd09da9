import { Command } from "commander";
import type { Built, InventoryInput, InventoryOptions } from "../model/nginx/inventory";
import {
  buildInventory,
  diffInventories,
  formatInventory,
  formatObjectFaults,
  readObjects,
  refusals,
} from "../model/nginx/inventory";
import type { Inventory, ObjectFault } from "../model/nginx/inventory";
import { CommandFault } from "./fault";
import { readCluster } from "./inventory/cluster";
import { readManifests } from "./inventory/manifests";
import { showReading } from "./inventory/progress";
import { driftLines, summary } from "./inventory/report";
import { loadInventory } from "./read-file";
import { stackName } from "./stack";
import { withProgress } from "./progress";
import { writeWhole } from "./write-file";

interface Flags {
  readonly context?: string;
  readonly kubeconfig?: string;
  readonly from?: string;
  readonly out?: string;
  readonly stack?: string;
  readonly controller?: string;
  readonly class?: string;
  readonly controllerClass?: string;
  readonly annotationsPrefix?: string;
  readonly withoutSecrets?: boolean;
  readonly check?: boolean;
  readonly json?: boolean;
}

/** `edge inventory`: what ingress-nginx serves, written to a file, or compared with that file. */
export function inventoryCommand(): Command {
  return new Command("inventory")
    .description("write down what ingress-nginx serves in a cluster or a folder of manifests")
    .option("--context <name>", "context of the kubeconfig; default: the current one")
    .option("--kubeconfig <path>", "kubeconfig; default: KUBECONFIG, then ~/.kube/config")
    .option("--from <folder>", "read manifests (YAML or JSON) in place of a cluster")
    .option("-o, --out <path>", "file to write; default: inventory/<stack>.json")
    .option("-s, --stack <name>", "stack whose file it is; default: the selected one")
    .option("--controller <namespace/name>", "workload of the controller, if there are several")
    .option("--class <name>", "IngressClass, or old class annotation, that the controller serves")
    .option("--controller-class <name>", "spec.controller of the controller's IngressClasses")
    .option("--annotations-prefix <prefix>", "prefix of the controller's annotations")
    .option("--without-secrets", "read no Secret, and say what is then unknown")
    .option("--check", "compare the file with what is there, write nothing; exit 1 on drift")
    .option("--json", "print JSON")
    .exitOverride()
    .action(async (flags: Flags) => {
      const file = flags.out ?? `inventory/${await stackName(flags.stack)}.json`;
      const recorded = flags.check === true ? loadInventory(file) : undefined;
      const options = optionsOf({ flags, recorded: recorded?.options });
      const built = build(await readInput({ flags, options }));
      if (recorded === undefined) {
        write({ file, built, flags });
      } else {
        check({ file, recorded, present: built.inventory, flags });
      }
    });
}

/** What is asked for now goes before what was asked for when the file was written. */
function optionsOf({
  flags,
  recorded,
}: {
  flags: Flags;
  recorded: InventoryOptions | undefined;
}): InventoryOptions {
  const { controller, class: name, controllerClass, annotationsPrefix } = flags;
  if (controller !== undefined && !/^[^/]+\/[^/]+$/.test(controller)) {
    throw new CommandFault(`--controller ${controller} is not of the form namespace/name`, 2);
  }
  return {
    ...recorded,
    ...(controller !== undefined && { controller }),
    ...(name !== undefined && { class: name }),
    ...(controllerClass !== undefined && { controllerClass }),
    ...(annotationsPrefix !== undefined && { annotationsPrefix }),
    secrets: flags.withoutSecrets === true ? "left out" : (recorded?.secrets ?? "facts"),
  };
}

interface Input {
  readonly input: InventoryInput;
  readonly faults: readonly ObjectFault[];
}

async function readInput({
  flags,
  options,
}: {
  flags: Flags;
  options: InventoryOptions;
}): Promise<Input> {
  if (flags.from === undefined) {
    const { context, kubeconfig } = flags;
    return withProgress({
      shown: process.stdout.isTTY && flags.json !== true,
      title: "Reading the cluster",
      work: (show) =>
        readCluster({
          connection: { context, kubeconfig },
          options,
          onRead: showReading(show),
        }),
    });
  }
  if (flags.context !== undefined || flags.kubeconfig !== undefined) {
    throw new CommandFault("--from reads a folder: leave out --context and --kubeconfig", 2);
  }
  const { objects, places, faults } = readObjects(readManifests(flags.from));
  const refused = objects.ingresses.flatMap((ingress) => refusals(ingress, places));
  return { input: { source: "manifests", options, objects }, faults: [...faults, ...refused] };
}

function build({ input, faults }: Input): Built {
  const built = faults.length > 0 ? { faults } : buildInventory(input);
  if ("faults" in built) {
    throw new CommandFault(formatObjectFaults(built.faults), 2);
  }
  return built;
}

function write({ file, built, flags }: { file: string; built: Built; flags: Flags }): void {
  writeWhole(file, formatInventory(built.inventory));
  const { inventory, leftOut } = built;
  const facts = {
    file,
    ingresses: inventory.ingresses.length,
    leftOut,
    unknown: inventory.unknown,
  };
  process.stdout.write(
    flags.json === true ? `${JSON.stringify(facts, null, 2)}\n` : summary({ file, built }),
  );
}

function check({
  file,
  recorded,
  present,
  flags,
}: {
  file: string;
  recorded: Inventory;
  present: Inventory;
  flags: Flags;
}): void {
  const drifts = diffInventories(recorded, present);
  process.stdout.write(
    flags.json === true ? `${JSON.stringify({ file, drifts }, null, 2)}\n` : driftLines(drifts),
  );
  const real = drifts.filter(({ nature }) => nature === "configuration");
  if (real.length > 0) {
    const fields = real.length === 1 ? "1 difference" : `${String(real.length)} differences`;
    throw new CommandFault(`${file} has drifted: ${fields}; write it anew and review it`, 1);
  }
}
