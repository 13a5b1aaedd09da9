import { verify } from "../commands";
import type { CheckId, MigrationEvidence } from "../evidence/evidence";
import type { RequestFigure } from "../evidence/figures";
import type { MigrationSettings } from "../../settings";
import type { AddressMode, Stage } from "../stage";
import type { GateInput, ShutGate } from "./gate";

/** A check that must be good before a stage is gone to. */
export interface Requirement {
  readonly check: CheckId;
  /** What it takes, in a few words. */
  readonly needed: string;
  /** The address modes that ask for it; absent: all. */
  readonly modes?: readonly AddressMode[];
  /** Asked for only where it was looked at: it needs what not everybody has. */
  readonly optional?: true;
  /** Figures that decide in place of the check's own verdict. */
  readonly figures?: readonly FigureLimit[];
}

/** Bounds of a figure, both included. */
interface FigureLimit {
  readonly figure: RequestFigure;
  readonly words: string;
  readonly bounds: (settings: MigrationSettings) => { least?: number; most?: number };
}

/** Modes in which the Service that clients reach changes its pods. */
const BY_SELECTOR: readonly AddressMode[] = ["adopt", "own"];

const conditions: Requirement = {
  check: "conditions",
  needed: "Gateway, routes and policies accepted at their present generation",
};
const controllers: Requirement = {
  check: "controllers",
  needed: "nginx, Envoy Gateway and Envoy ready, nginx's last reload successful",
};
const parity: Requirement = {
  check: "parity",
  needed: "no answer of Envoy that differs from nginx's without a finding",
};
const protections: Requirement = {
  check: "protections",
  needed: "every protection that can be probed was, and none let through what nginx refuses",
};
const certificates: Requirement = {
  check: "certificates",
  needed: "a valid certificate for every host from Envoy",
};
const drift: Requirement = {
  check: "drift",
  needed: "the inventory as the cluster is",
};
const ownership: Requirement = {
  check: "ownership",
  needed: "nobody else who writes or deletes the Service of clients",
};
const endpoints: Requirement = {
  check: "endpoints",
  needed: "ready endpoints with their ports behind the Service of clients",
};
const healthPath: Requirement = {
  check: "healthPath",
  needed: "200 from Envoy on the path that the load balancer asks",
};
const capacity: Requirement = {
  check: "capacity",
  needed: "enough Envoy pods for nginx's requests, on its nodes",
};
const loss: Requirement = {
  check: "loss",
  needed: "no request lost, duplicated or wrong in the watch record",
  optional: true,
};
const certManager: Requirement = {
  check: "certManager",
  needed: "no certificate that is renewed through nginx or goes with an Ingress",
};
const externalDns: Requirement = {
  check: "externalDns",
  needed: "no record that goes with nginx",
};

const envoyIsSeen: Requirement = {
  check: "requests",
  needed: "requests seen at Envoy",
  figures: [
    {
      figure: "envoyRequestsPerMinute",
      words: "requests a minute at Envoy",
      bounds: () => ({ least: 1 }),
    },
  ],
};

const nginxIsIdle: Requirement = {
  check: "requests",
  needed: "nginx idle",
  figures: [
    {
      figure: "nginxRequestsPerMinute",
      words: "requests a minute at nginx",
      bounds: ({ thresholds }) => ({ most: thresholds.nginxRequests }),
    },
    {
      figure: "nginxOpenConnections",
      words: "open connections at nginx",
      bounds: ({ thresholds }) => ({ most: thresholds.openConnections }),
    },
  ],
};

/** What evidence must show, taken at the stage before, to go to a stage. The one place that says it. */
export const REQUIREMENTS: Readonly<Record<Stage, readonly Requirement[]>> = {
  assess: [],
  install: [],
  routes: [conditions, controllers, { ...ownership, modes: ["adopt"] }],
  optin: [conditions, controllers, parity, protections, certificates, drift],
  canary: [conditions, controllers, parity, drift],
  adopt: [
    conditions,
    controllers,
    parity,
    protections,
    certificates,
    drift,
    { ...ownership, modes: ["adopt"] },
    { check: "ports", needed: "each port the same on both proxies", modes: BY_SELECTOR },
    healthPath,
  ],
  pool: [
    conditions,
    controllers,
    parity,
    protections,
    certificates,
    drift,
    { ...endpoints, modes: BY_SELECTOR },
    healthPath,
    capacity,
  ],
  cutover: [
    conditions,
    controllers,
    certificates,
    drift,
    { ...endpoints, modes: BY_SELECTOR },
    capacity,
    envoyIsSeen,
    loss,
  ],
  idle: [
    conditions,
    controllers,
    drift,
    nginxIsIdle,
    certManager,
    externalDns,
    { check: "webhook", needed: "no other webhook that needs nginx" },
    loss,
  ],
  retire: [conditions, drift, certManager, externalDns, ownership],
};

const isAsked = ({ modes }: Requirement, { addressMode }: MigrationSettings): boolean =>
  modes?.includes(addressMode) ?? true;

/** The checks that some step out of a stage asks for in an address mode. */
export const requirementsOf = (input: Pick<GateInput, "plan" | "settings">): Requirement[] =>
  REQUIREMENTS[input.plan.stage].filter((each) => isAsked(each, input.settings));

/** Gates of checks that are not good, or were not looked at. */
export const requirementGates = (input: GateInput): ShutGate[] => {
  const { stack, plan, settings, evidence } = input;
  const command = verify({ stack, name: plan.name });
  return requirementsOf(input).flatMap((requirement) =>
    faultsOf({ requirement, check: evidence?.checks[requirement.check], settings }).map(
      (fault): ShutGate => ({
        id: requirement.check,
        message: `check ${requirement.check} before stage ${plan.stage}`,
        command,
        ...fault,
      }),
    ),
  );
};

type CheckSeen = MigrationEvidence["checks"][CheckId];

const faultsOf = ({
  requirement: { needed, optional, figures },
  check,
  settings,
}: {
  requirement: Requirement;
  check: CheckSeen;
  settings: MigrationSettings;
}): { seen: string; needed: string }[] => {
  if (check === undefined) {
    return optional ? [] : [{ seen: "not looked at", needed }];
  }
  if (figures === undefined) {
    return check.status === "passed" ? [] : [{ seen: seenOf(check), needed }];
  }
  const outside = figures.flatMap(({ figure, words, bounds }) => {
    const value = check.numbers[figure];
    const { least = 0, most = Infinity } = bounds(settings);
    return value !== undefined && value >= least && value <= most
      ? []
      : [
          {
            seen: value === undefined ? `${words} unknown: ${check.summary}` : `${value} ${words}`,
            needed: most === Infinity ? `at least ${least}` : `at most ${most}`,
          },
        ];
  });
  return outside.length === 0
    ? []
    : [
        {
          seen: outside.map(({ seen }) => seen).join(", "),
          needed: `${needed}: ${outside.map((each) => each.needed).join(", ")}`,
        },
      ];
};

/** The summary and the first details: the whole is in the evidence file. */
const seenOf = ({ status, summary, details }: NonNullable<CheckSeen>): string => {
  const shown = details.slice(0, MOST_DETAILS);
  const left = details.length - shown.length;
  return [
    `${status}: ${summary}`,
    ...shown.map((detail) => `\n  ${detail}`),
    ...(left > 0 ? [`\n  …and ${left} more`] : []),
  ].join("");
};

const MOST_DETAILS = 5;
