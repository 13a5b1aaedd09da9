import { setMaxListeners } from "node:events";
import type { HttpRequest } from "../../model/http/request";
import type { MigrationPlan } from "../../model/migration/plan/migration-plan";
import { placeOf } from "../../model/nginx/answer/place";
import { effectiveNginx } from "../../model/nginx/effective/build";
import type { Inventory } from "../../model/nginx/inventory";
import { credentialsFor, type Resolved } from "../../model/probe/credentials";
import { deriveRequests } from "../../model/probe/derive";
import { interpretersOf } from "../../model/probe/interpreters";
import { judge, notProbed, type Judgement, type Knowledge } from "../../model/probe/judge";
import type { Protection } from "../../model/probe/protections";
import { reportOf, type ProbeReport } from "../../model/probe/report";
import { unique, type ProbeRequest } from "../../model/probe/request";
import { withheld } from "../../model/probe/withheld";
import { exchange, type ProxyAddresses } from "./exchange";
import { NO_HTTP2 } from "./http2";
import { paced } from "./paced";
import { reach } from "./reach";
import { withoutSecrets } from "./secrets";

/** What is asked for besides GET and HEAD of each location. */
export interface ProbeOptions {
  /** Methods that may be sent; default GET and HEAD. */
  readonly methods?: readonly string[];
  /** Whether what goes over TLS is also asked for by HTTP/2. */
  readonly http2?: boolean;
  /** Most requests in a second to each proxy; default {@link RATE}. */
  readonly rate?: number;
  /** Requests besides the derived ones: of a file, of a log. */
  readonly requests?: readonly ProbeRequest[];
  /** By place, Secret, authorisation service, or a name of the user's own. */
  readonly credentials?: ReadonlyMap<string, Resolved>;
}

/** How far a run is. */
export interface ProbeProgress {
  readonly done: number;
  readonly total: number;
  readonly unexplained: number;
  readonly failed: number;
}

export const METHODS: readonly string[] = ["GET", "HEAD"];

/** Requests in a second: such as one busy browser sends. */
export const RATE = 50;

/** Requests under way at a time. */
const AT_ONCE = 16;

/**
 * Sends to nginx and to Envoy what puts a migration to the test, and judges both answers.
 *
 * @param signal ends the run early; its report says so, and keeps what was found.
 * @throws {CommandFault} A proxy cannot be reached.
 */
export async function runProbe({
  plan,
  inventory,
  addresses,
  options = {},
  onProgress = () => undefined,
  signal = new AbortController().signal,
}: {
  /** Of any stage: what is probed is its conversion. */
  plan: Pick<MigrationPlan, "name" | "planHash" | "conversion">;
  /** Of which the plan was made. */
  inventory: Inventory;
  addresses: ProxyAddresses;
  options?: ProbeOptions;
  onProgress?: (progress: ProbeProgress) => void;
  signal?: AbortSignal;
}): Promise<ProbeReport> {
  const { methods = METHODS, http2 = false, rate = RATE, credentials = new Map() } = options;
  const [clientAddress] = await Promise.all([
    reach("nginx", addresses.nginx),
    reach("envoy", addresses.envoy),
  ]);
  const nginx = effectiveNginx(inventory);
  const derived = deriveRequests({ nginx, clientAddress, options: { methods, http2 } });
  const requests = unique([...derived.requests, ...(options.requests ?? [])]);
  const { conversion } = plan;
  const { objects, findings } = conversion;
  const context: Context = {
    knowledge: {
      nginx,
      interpreters: interpretersOf({ nginx, inventory, objects }),
      findings,
      clientAddress,
    },
    heldBack: conversion.heldBack,
    protections: derived.protections,
    credentials,
    addresses,
    signal,
  };
  // Each request under way listens to it.
  setMaxListeners(0, signal);
  const time = new Date().toISOString();
  const progress = counted(requests.length, onProgress);
  const judgements = await paced({
    items: requests,
    perSecond: rate,
    atOnce: AT_ONCE,
    signal,
    work: async (request) => progress(await probe(request, context)),
  });
  const report = reportOf({
    migration: plan.name,
    planHash: plan.planHash,
    time,
    ...(judgements.includes(undefined) && { incomplete: ENDED }),
    judged: requests.map((request, index) => ({
      request,
      judgement: judgements[index] ?? notProbed(ENDED),
    })),
    protections: derived.protections,
    heldBack: conversion.heldBack,
    unreached: derived.unreached,
  });
  return withoutSecrets(report, credentials);
}

const ENDED = "the run was ended before";

/** What all requests of a run share. */
interface Context {
  readonly knowledge: Knowledge;
  readonly heldBack: readonly string[];
  readonly protections: readonly Protection[];
  readonly credentials: ReadonlyMap<string, Resolved>;
  readonly addresses: ProxyAddresses;
  readonly signal: AbortSignal;
}

async function probe(request: ProbeRequest, context: Context): Promise<Judgement> {
  const { knowledge, heldBack, protections, credentials, addresses, signal } = context;
  const { nginx, clientAddress } = knowledge;
  const asked: HttpRequest = { ...request, clientAddress };
  const found = (wanted: string): Resolved | undefined =>
    credentialsFor({ wanted, protections, resolved: credentials });
  const reason = withheld({
    request,
    place: placeOf({ nginx, request: asked }),
    heldBack,
    hasCredentials: (wanted) => found(wanted) !== undefined,
  });
  if (reason !== undefined) {
    return notProbed(reason);
  }
  const own = request.credentials === undefined ? undefined : found(request.credentials);
  const sent = { ...request, headers: [...request.headers, ...(own?.headers ?? [])] };
  const exchanged = await exchange({
    request: sent,
    addresses,
    clientCertificate: own?.clientCertificate,
    signal,
  });
  return exchanged.nginx.closed === NO_HTTP2
    ? notProbed("nginx speaks no HTTP/2 there")
    : judge({ request, sent, exchanged, knowledge });
}

/** Tells how far the run is after each judgement. */
function counted(
  total: number,
  onProgress: (progress: ProbeProgress) => void,
): (judgement: Judgement) => Judgement {
  const counts = { done: 0, unexplained: 0, failed: 0 };
  return (judgement) => {
    counts.done++;
    if (judgement.verdict === "unexplained" || judgement.verdict === "failed") {
      counts[judgement.verdict]++;
    }
    onProgress({ ...counts, total });
    return judgement;
  };
}
