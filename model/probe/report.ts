import { z } from "zod";
import { omit, sortBy } from "../collections";
import { VERDICTS, type Judgement } from "./judge";
import { CREDENTIAL_KINDS, PROTECTION_KINDS, type Protection } from "./protections";
import { PROTOCOLS, titleOf, type ProbeRequest } from "./request";
import type { Unreached } from "./locations";

/** Version of the report's schema. */
export const PROBE_VERSION = 1;

const count = z.int().min(0);

const differenceSchema = z.strictObject({
  field: z.string().describe("part of the answer that differs"),
  header: z.string().exactOptional().describe("name of the header field, of one"),
  nginx: z.string().describe("what nginx did"),
  envoy: z.string().describe("what Envoy did"),
  findings: z.array(z.string()).describe("ids of the findings that predict it; none: unexplained"),
});

const requestSchema = z.strictObject({
  id: z.string().describe("the same for the same request in every run"),
  title: z.string().describe("method, URL and protocol"),
  protocol: z.enum(PROTOCOLS),
  purposes: z.array(z.string()).describe("why it was sent"),
  verdict: z.enum(VERDICTS),
  reason: z.string().exactOptional().describe("why it failed, or was not sent"),
  differences: z.array(differenceSchema),
  unstable: z.array(z.string()).describe("parts that nginx itself changes each time: not compared"),
});

const protectionSchema = z.strictObject({
  id: z.string().describe("place and kind, such as shop.example/admin basicAuth"),
  host: z.string(),
  path: z.string(),
  ingress: z.string().exactOptional().describe("namespace/name"),
  kind: z.enum(PROTECTION_KINDS),
  status: z
    .enum(["probed", "not probed", "left out", "failed"])
    .describe("left out: no probe can put it to the test, or its host stays on nginx"),
  refused: count.describe("requests that had to be refused and were"),
  allowed: count.describe("requests with credentials that were answered alike"),
  reason: z.string().exactOptional().describe("why it was not probed, was left out, or failed"),
});

/** What `edge probe` found of one migration. */
export const probeReportSchema = z.strictObject({
  version: z.literal(PROBE_VERSION).describe("version of this schema"),
  migration: z.string().describe("name in the configuration"),
  planHash: z.string().exactOptional().describe("digest of the plan that was probed"),
  time: z.iso.datetime().describe("when the first request was sent"),
  incomplete: z.string().exactOptional().describe("why the run did not come to its end"),
  counts: z.strictObject({
    requests: count,
    equal: count,
    explained: count,
    unexplained: count,
    failed: count,
    notProbed: count,
  }),
  protections: z.array(protectionSchema),
  unreached: z
    .array(z.strictObject({ host: z.string(), path: z.string(), reason: z.string() }))
    .describe("locations for which no request was found"),
  requests: z.array(requestSchema).describe("those that were not equal"),
});

export type ProbeReport = z.infer<typeof probeReportSchema>;
export type ReportedRequest = ProbeReport["requests"][number];
export type ProbeCounts = ProbeReport["counts"];

/** A request and what was made of its answers. */
export interface Judged {
  readonly request: ProbeRequest;
  readonly judgement: Judgement;
}

/** The report of all that was judged. */
export const reportOf = ({
  judged,
  protections,
  heldBack,
  ...about
}: {
  migration: string;
  planHash?: string;
  time: string;
  incomplete?: string;
  judged: readonly Judged[];
  protections: readonly Protection[];
  /** Hosts that stay on nginx. */
  heldBack: readonly string[];
  unreached: readonly Unreached[];
}): ProbeReport => ({
  version: PROBE_VERSION,
  ...about,
  unreached: [...about.unreached],
  counts: countsOf(judged),
  protections: sortBy(protections, ({ id }) => id).map((protection) =>
    protectionReport({ protection, judged, heldBack }),
  ),
  requests: judged
    .filter(({ judgement }) => judgement.verdict !== "equal")
    .map(({ request, judgement: { differences, unstable, ...judgement } }) => ({
      id: request.id,
      title: titleOf(request),
      protocol: request.protocol,
      purposes: [...request.purposes],
      ...judgement,
      differences: differences.map((each) => ({ ...each, findings: [...each.findings] })),
      unstable: [...unstable],
    })),
});

const countsOf = (judged: readonly Judged[]): ProbeCounts => {
  const of = (verdict: Judgement["verdict"]): number =>
    judged.filter(({ judgement }) => judgement.verdict === verdict).length;
  return {
    requests: judged.length,
    equal: of("equal"),
    explained: of("explained"),
    unexplained: of("unexplained"),
    failed: of("failed"),
    notProbed: of("not probed"),
  };
};

/** Both sides are needed: that it refuses, and that it lets pass who may; an address has no credentials. */
const protectionReport = ({
  protection: { untested, ...named },
  judged,
  heldBack,
}: {
  protection: Protection;
  judged: readonly Judged[];
  heldBack: readonly string[];
}): ProbeReport["protections"][number] => {
  const protection = omit(named, "names");
  const leftOut = heldBack.includes(protection.host) ? STAYS : untested;
  if (leftOut !== undefined) {
    return { ...protection, refused: 0, allowed: 0, status: "left out", reason: leftOut };
  }
  const own = judged.filter(({ request }) => request.protections.includes(protection.id));
  const done = own.filter(({ judgement }) => DONE.includes(judgement.verdict));
  const isAllowed = ({ request }: Judged): boolean => request.credentials !== undefined;
  const allowed = done.filter(isAllowed).length;
  const refused = done.length - allowed;
  const wrong = own.find(({ judgement: { verdict } }) => WRONG.includes(verdict));
  const missing = own.find(({ judgement: { verdict } }) => verdict === "not probed");
  const needsAllowed = CREDENTIAL_KINDS.includes(protection.kind);
  const counts = { refused, allowed };
  if (wrong !== undefined) {
    const { request, judgement } = wrong;
    const reason = `${titleOf(request)} (${request.purposes.join(", ")}): ${judgement.reason ?? "unexplained difference"}`;
    return { ...protection, ...counts, status: "failed", reason };
  }
  return refused > 0 && (allowed > 0 || !needsAllowed)
    ? { ...protection, ...counts, status: "probed" }
    : {
        ...protection,
        ...counts,
        status: "not probed",
        reason: missing?.judgement.reason ?? "no request of this run was about it",
      };
};

const STAYS = "its host stays on nginx";

const DONE: readonly Judgement["verdict"][] = ["equal", "explained"];
const WRONG: readonly Judgement["verdict"][] = ["unexplained", "failed"];

/** The last line of a run. */
export const probeLine = (reports: readonly Pick<ProbeReport, "counts">[]): string => {
  const sum = (of: keyof ProbeCounts): number =>
    reports.reduce((total, { counts }) => total + counts[of], 0);
  return `probe: requests ${sum("requests")} equal ${sum("equal")} explained ${sum("explained")} unexplained ${sum("unexplained")} failed ${sum("failed")} not-probed ${sum("notProbed")}`;
};

/** Whether nothing is wrong; what was not probed is no fault, but shown. */
export const isClean = ({ counts }: Pick<ProbeReport, "counts">): boolean =>
  counts.unexplained + counts.failed === 0;
