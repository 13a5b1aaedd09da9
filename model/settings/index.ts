import { budgets } from "./checks/budgets";
import type { Check } from "./checks/check";
import { duplicateMatches, duplicateNames } from "./checks/duplicates";
import { hosts } from "./checks/hosts";
import { listeners } from "./checks/listeners";
import { migrations } from "./checks/migration";
import { routeGateways } from "./checks/route-gateways";
import { type Fault, toFaults } from "./faults";
import { type ParsedSections, type Settings, settingsSchema } from "./schema";
import { settle } from "./settle";

export type { ClusterSettings } from "./cluster";
export type { ControllerSettings } from "./controller";
export { type Fault } from "./faults";
export { formatFaults } from "./format-faults";
export type { ClientIp, GatewaySettings, ListenerSettings } from "./gateways";
export type { MigrationSettings } from "./migration";
export type { Match, PathMatch, ValueMatch } from "./matches";
export type { Resources } from "./resources";
export type { RouteSettings } from "./routes";
export type { Backend, HeaderChanges, Redirect, Rewrite, Rule, Timeouts } from "./rules";
export type { Settings } from "./schema";

const CHECKS: readonly Check[] = [
  budgets,
  listeners,
  hosts,
  duplicateMatches,
  duplicateNames,
  migrations,
];

/**
 * Reads a stack's configuration: all its sections.
 *
 * @returns The settings with every default filled in, or every fault that there is.
 */
export const parseSettings = (
  raw: Record<string, unknown>,
): { settings: Settings } | { faults: Fault[] } => {
  const gatewayNames = namesIn(raw.gateways);
  const { sections, faults } = readSections(raw);
  const settings = settle(sections, gatewayNames);
  const all = [
    ...faults,
    ...routeGateways({ routes: sections.routes, gatewayNames, raw }),
    ...CHECKS.flatMap((check) => check({ settings, raw })),
  ];
  return all.length > 0 ? { faults: all.sort(byPath) } : { settings };
};

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const namesIn = (section: unknown): string[] => (isMap(section) ? Object.keys(section) : []);

const byPath = (a: Fault, b: Fault): number =>
  `${a.path} ${a.message}` < `${b.path} ${b.message}` ? -1 : 1;

/** What is sound of the configuration, and the faults of the rest: so that all are seen at once. */
const readSections = (
  raw: Record<string, unknown>,
): { sections: ParsedSections; faults: Fault[] } => {
  const result = settingsSchema.safeParse(raw);
  if (result.success) {
    return { sections: result.data, faults: [] };
  }
  const { issues } = result.error;
  return {
    sections: settingsSchema.parse(withoutFaults(raw, issues)),
    faults: toFaults({ issues, raw, schema: settingsSchema }),
  };
};

type Issues = readonly { readonly path: readonly PropertyKey[] }[];

/** Without the sections that have a fault; of maps by name only without the entries that have one. */
const withoutFaults = (raw: Record<string, unknown>, issues: Issues): Record<string, unknown> => {
  const faulty = (...place: string[]) =>
    issues.some(({ path }) => place.every((key, index) => path[index] === key));
  const whole = (section: string) =>
    issues.some(({ path }) => path.length === 1 && path[0] === section);
  const sections = Object.keys(settingsSchema.shape).flatMap((section): [string, unknown][] => {
    const value = raw[section];
    if (value === undefined || whole(section)) {
      return [];
    }
    if (isMap(value) && ["gateways", "routes", "migration"].includes(section)) {
      const entries = Object.entries(value).filter(([name]) => !faulty(section, name));
      return [[section, Object.fromEntries(entries)]];
    }
    return faulty(section) ? [] : [[section, value]];
  });
  return Object.fromEntries(sections);
};
