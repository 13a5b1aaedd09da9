import { ApiError, UnreachableError, connect } from "../../cluster/connection";
import { readApplied } from "../../cluster/migration/marker";
import { checksOf } from "../../model/migration/checks";
import { markerName } from "../../model/migration/object-names";
import { planMigration } from "../../model/migration/plan/plan";
import { CommandFault } from "../fault";
import { parseAddress } from "../probe/address";
import { readCredentials } from "../probe/inputs";
import type { Project } from "../project";
import { readProbeReport, readWatchRecord } from "./files";
import type { Flags } from "./flags";
import type { ProxyAddress, Subject } from "./subject";

/**
 * The migrations to look at, each with its applied stage and the plan of that stage.
 *
 * @throws {CommandFault} The call is wrong, or the cluster cannot be asked which stage is applied.
 */
export async function subjectsOf({
  project,
  flags,
}: {
  project: Project;
  flags: Flags;
}): Promise<Subject[]> {
  const names = chosen(project, flags);
  const { context, kubeconfig } = flags;
  const reach = {
    ...(context !== undefined && { context }),
    ...(kubeconfig !== undefined && { kubeconfig }),
  };
  const connection = await asked(() => Promise.resolve().then(() => connect(reach)));
  const addresses = addressesOf(flags);
  return Promise.all(
    names.map((name) => subjectOf({ name, project, flags, reach, connection, addresses })),
  );
}

/** An address or a report is of one migration: with several one must be named. */
function chosen({ settings, stack }: Project, { migration, nginx, envoy, probe }: Flags): string[] {
  const all = Object.keys(settings.migration);
  if (migration !== undefined && !all.includes(migration)) {
    throw new CommandFault(
      `--migration ${migration} is not in the configuration of ${stack}; there are: ${all.join(", ") || "none"}`,
      2,
    );
  }
  const names = migration === undefined ? all : [migration];
  if (names.length === 0) {
    throw new CommandFault(`the configuration of ${stack} has no migration to verify`, 2);
  }
  if (names.length > 1 && [nginx, envoy, probe].some((given) => typeof given === "string")) {
    throw new CommandFault(
      "--nginx, --envoy and --probe are of one migration: name it with --migration",
      2,
    );
  }
  return names;
}

function addressesOf({ nginx, envoy }: Flags): Subject["addresses"] {
  const read = (option: string, text: string): ProxyAddress => {
    const address = parseAddress(text);
    if (address === undefined) {
      throw new CommandFault(`${option} ${text} is not of the form host[:http[:https]]`, 2);
    }
    return address;
  };
  return {
    ...(nginx !== undefined && { nginx: read("--nginx", nginx) }),
    ...(envoy !== undefined && { envoy: read("--envoy", envoy) }),
  };
}

async function subjectOf({
  name,
  project: { stack, settings, inventories },
  flags,
  reach,
  connection,
  addresses,
}: Pick<Subject, "name" | "reach" | "connection" | "addresses"> & {
  project: Project;
  flags: Flags;
}): Promise<Subject> {
  const migration = settings.migration[name];
  const inventory = inventories[name];
  if (migration === undefined || inventory === undefined) {
    throw new RangeError(`the configuration has no migration ${name}`);
  }
  const namespace = inventory.controller?.namespace ?? "ingress-nginx";
  const applied = await asked(() => readApplied({ connection, namespace, name }));
  if (applied.stack !== undefined && applied.stack !== stack) {
    throw new CommandFault(
      `migration ${name} of this cluster belongs to stack ${applied.stack}: --context chooses another cluster`,
      2,
    );
  }
  if (applied.lost !== undefined) {
    throw new CommandFault(
      `ConfigMap ${namespace}/${markerName(name)} is missing, by which the applied stage of migration ${name} is known, and Envoy serves: there is ${applied.lost}; pulumi preview says how it is written anew`,
      2,
    );
  }
  const { stage } = applied;
  const { controller } = settings;
  const atStage = { ...migration, stage };
  return {
    name,
    stack,
    settings: migration,
    controller,
    inventory,
    applied,
    // The configuration may already have the stage that is wanted next.
    plan: planMigration({
      name,
      stack,
      inventory,
      settings: { controller, migration: { ...settings.migration, [name]: atStage } },
    }),
    connection,
    reach,
    addresses,
    // Before routes and after idle nobody asks how many requests there are.
    sampleMs: checksOf(stage).includes("requests") ? flags.sample : 0,
    ...(typeof flags.probe === "string" && {
      probe: readProbeReport({ file: flags.probe, migration: name, now: new Date() }),
    }),
    probing: probingOf(flags),
    ...(flags.watch !== undefined && {
      watch: readWatchRecord({ file: flags.watch, now: new Date() }),
    }),
  };
}

/** By HTTP/2 as well: it is what browsers speak. */
const probingOf = ({ probe, credentials }: Flags): Subject["probing"] =>
  probe === false
    ? "off"
    : {
        http2: true,
        ...(credentials !== undefined && { credentials: readCredentials(credentials) }),
      };

/** Without the marker nothing can be said: an answer that does not come ends the command. */
async function asked<Result>(ask: () => Promise<Result>): Promise<Result> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof UnreachableError) {
      throw new CommandFault(`${error.message}; see --kubeconfig and --context`, 2);
    }
    throw error instanceof ApiError
      ? new CommandFault(
          `the marker of the migration cannot be read: ${error.message}; docs/migration/verify-rbac.yaml grants what is needed`,
          2,
        )
      : error;
  }
}
