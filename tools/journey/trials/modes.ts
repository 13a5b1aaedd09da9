import { parseOutputs } from "../../../outputs";
import type { Stage } from "../../../model/migration/stage";
import { MIGRATION } from "../configuration";
import { previewFaults } from "../preview";
import { URLS } from "../traffic-watch";
import { goTo, stageOf, updated } from "./stages";
import { causesOf, lossesOf, underTraffic } from "./traffic";
import { together, type Finding, type Trial, type TrialContext } from "./trial";

/** Clients whose resolver says one address for all of these. */
interface Clients {
  readonly urls: readonly string[];
  /** nginx's load balancer, or the one that the move leads to. */
  readonly at: "nginx" | "edge";
}

/** One update, and which clients are where while it runs. */
interface Leg {
  readonly stage: Stage;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly clients: readonly Clients[];
}

const all = (at: Clients["at"]): Clients[] => [{ urls: URLS, at }];

/** Mode `own`: DNS is moved at `adopt`, and clients follow. */
const OWN: readonly Leg[] = [
  { stage: "install", clients: all("nginx") },
  { stage: "routes", clients: all("nginx") },
  { stage: "adopt", clients: all("nginx") },
  { stage: "pool", clients: all("edge") },
  { stage: "cutover", clients: all("edge") },
  { stage: "idle", clients: all("edge") },
  { stage: "routes", clients: all("edge") },
];

/** Hosts whose records move first. */
const FIRST = ["shop.example.com", "help.example.com"];

const isFirst = (url: string): boolean => FIRST.includes(new URL(url).hostname);

const SPLIT: readonly Clients[] = [
  { urls: URLS.filter(isFirst), at: "edge" },
  { urls: URLS.filter((url) => !isFirst(url)), at: "nginx" },
];

/**
 * Mode `dns`: records follow the update that names them, host by host; on the way back, clients that
 * still have the old records must be served as well.
 */
const DNS: readonly Leg[] = [
  { stage: "install", clients: all("nginx") },
  { stage: "routes", clients: all("nginx") },
  { stage: "adopt", clients: all("nginx") },
  { stage: "pool", settings: { dnsHosts: FIRST }, clients: all("nginx") },
  { stage: "cutover", clients: SPLIT },
  { stage: "idle", clients: all("edge") },
  { stage: "routes", clients: all("edge") },
  { stage: "adopt", clients: all("nginx") },
];

/** An address mode from its first stage to idle and back. */
const mode = ({
  addressMode,
  legs,
  expectation,
}: {
  addressMode: "own" | "dns";
  legs: readonly Leg[];
  expectation: string;
}): Trial => ({
  name: addressMode,
  expectation,
  run: async (context) => {
    await leave(context);
    const moved = { ...context, settings: { ...context.settings, addressMode } };
    const findings: Finding[] = [];
    for (const leg of legs) {
      findings.push(await go(moved, leg));
    }
    const faults = await previewFaults(context.project);
    await leave(moved);
    return together([...findings, { figures: {}, faults }]);
  },
});

/** Takes away what another address mode has made. */
async function leave(context: TrialContext): Promise<void> {
  if ((await stageOf(context)) !== "assess") {
    await goTo(context, "routes");
    const { exitCode, all: said } = await context.project.stack.destroy();
    if (exitCode !== 0) {
      throw new Error(`pulumi destroy failed:\n${said}`);
    }
  }
}

async function go(context: TrialContext, { stage, settings, clients }: Leg): Promise<Finding> {
  const edge = clients.some(({ at }) => at === "edge") ? await edgeAddress(context) : "";
  let updating: Promise<void> | undefined;
  const records = await Promise.all(
    clients.map(async ({ urls, at }) => {
      const { record } = await underTraffic({
        context: { ...context, rate: context.rate / clients.length },
        urls,
        address: at === "nginx" ? context.stand.address : edge,
        // One update for all of them.
        work: () => (updating ??= updated({ context, stage, ...(settings && { settings }) })),
      });
      return { at, record };
    }),
  );
  return {
    figures: Object.fromEntries(
      records.map(({ at, record }) => {
        const { sent, onNew, onKept, refused } = lossesOf(record);
        return [
          `to ${stage}, clients at ${at}`,
          `${sent} sent, ${onNew} lost on new connections, ${onKept} on kept ones, ${refused} refused`,
        ];
      }),
    ),
    faults: records
      .flatMap(({ record }) => {
        const { onNew, wrong, duplicated } = lossesOf(record);
        return onNew + wrong + duplicated === 0 ? [] : causesOf(record);
      })
      .map((fault) => `to ${stage}: ${fault}`),
  };
}

/** Where the stack says that records are to point to. */
async function edgeAddress({ project }: TrialContext): Promise<string> {
  const output = parseOutputs(await project.stack.outputs()).migration[MIGRATION];
  const address = output?.dns?.[0]?.target ?? output?.address;
  if (address === undefined) {
    throw new Error("the stack exports no address");
  }
  return address;
}

export const own: Trial = mode({
  addressMode: "own",
  legs: OWN,
  expectation:
    "from the first stage to idle and back to routes nothing is lost on new connections: at nginx's address until adopt, at the new one after it",
});

export const dns: Trial = mode({
  addressMode: "dns",
  legs: DNS,
  expectation:
    "from the first stage to idle and back nothing is lost on new connections: each host at the address that its record has",
});
