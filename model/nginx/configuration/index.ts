import { sortBy } from "../../collections";
import type { Finding } from "../findings/finding";
import type { Inventory } from "../inventory";
import { ARGUMENTS } from "./arguments";
import { configMapData } from "./config-map";
import type { ReadConfiguration } from "./configuration";
import { controllerFindings } from "./controller";
import { KEYS } from "./keys";
import { olderDefaults } from "./older";
import { readTable } from "./read-table";
import { settle } from "./settle";
import { readStreams } from "./streams";
import { unknownArgument, unknownKey } from "./unknown";

/**
 * What holds for the whole controller of an inventory, and what of it cannot be kept or is not known.
 * Without a controller all defaults hold, and a finding says so.
 */
export const readConfiguration = (inventory: Inventory): ReadConfiguration => {
  const { controller } = inventory;
  const older = olderDefaults(controller?.version);
  const flags = readTable({
    rows: ARGUMENTS,
    written: controller?.arguments ?? {},
    older: older.arguments,
    prefix: "--",
    unknown: unknownArgument,
  });
  const main = configMapData({ inventory, key: "--configmap", name: flags.values.configmap });
  const keys = readTable({
    rows: KEYS,
    written: main.data,
    older: older.keys,
    prefix: "",
    unknown: unknownKey,
  });
  const named = (key: "add-headers" | "proxy-set-headers") =>
    configMapData({ inventory, key, name: keys.values[key] });
  const headers = { added: named("add-headers"), set: named("proxy-set-headers") };
  const streams = (protocol: "tcp" | "udp") =>
    readStreams({
      inventory,
      argument: `${protocol}-services-configmap`,
      name: flags.values[`${protocol}-services-configmap`],
      reserved: RESERVED.map((port) => flags.values[port]),
    });
  const tcp = streams("tcp");
  const udp = streams("udp");
  return {
    configuration: settle({
      keys: keys.values,
      flags: flags.values,
      addedHeaders: headers.added.data,
      setHeaders: headers.set.data,
      streams: { tcp: tcp.streams, udp: udp.streams },
    }),
    findings: sortById([
      ...controllerFindings({ inventory, like: older.like }),
      ...flags.findings,
      ...withheld(inventory),
      ...main.findings,
      ...keys.findings,
      ...headers.added.findings,
      ...headers.set.findings,
      ...tcp.findings,
      ...udp.findings,
    ]),
  };
};

const RESERVED = [
  "http-port",
  "https-port",
  "ssl-passthrough-proxy-port",
  "healthz-port",
  "default-server-port",
  "profiler-port",
  "status-port",
  "stream-port",
] as const;

/** Arguments whose value is a credential matter only where nobody knows what they do. */
const withheld = ({ controller }: Inventory): Finding[] =>
  (controller?.withheldArguments ?? [])
    .filter((name) => !Object.hasOwn(ARGUMENTS, name))
    .map(unknownArgument);

const sortById = (findings: readonly Finding[]): Finding[] => sortBy(findings, ({ id }) => id);
