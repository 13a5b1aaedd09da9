import type { Attempt } from "../../../model/watch";
import { goTo, updated } from "./stages";
import { watchSelector } from "./selector-watch";
import { causesOf, lossesOf, underTraffic, type Traffic } from "./traffic";
import type { Finding, Trial } from "./trial";

/** From when the selector is accepted until the last request at Envoy, as it is wished for. */
const GOAL_MS = 5_000;

/** Longest time that connections are given to come back to nginx. */
const AFTER_MS = 30_000;

/** How long it takes until clients are at nginx again. */
export const rollback: Trial = {
  name: "rollback",
  expectation: `from cutover back to adopt nothing is lost on new connections; figures, with ${GOAL_MS / 1000} s as the goal for both kinds of connections`,
  run: async (context) => {
    await goTo(context, "cutover");
    const selector = await watchSelector(context.stand.cluster.kubeconfig);
    try {
      const traffic = await underTraffic({
        context,
        afterMs: AFTER_MS,
        work: () => updated({ context, stage: "adopt" }),
      });
      return findingOf({ traffic, acceptedAt: selector.changes[1]?.at });
    } finally {
      selector.stop();
    }
  },
};

/** Figures of the way back, and what clients lost that they may not lose. */
export function findingOf({
  traffic: { record, attempts, work },
  acceptedAt,
}: {
  traffic: Pick<Traffic<unknown>, "record" | "attempts" | "work">;
  /** When the API server told of the selector, milliseconds of the epoch. */
  acceptedAt: number | undefined;
}): Finding {
  if (acceptedAt === undefined) {
    return { figures: {}, faults: ["the selector did not change"] };
  }
  const acceptedMs = acceptedAt - Date.parse(record.started);
  const atEnvoy = attempts.filter(({ proxy }) => proxy.startsWith("envoy"));
  const begins = atEnvoy.filter(({ reused }) => !reused).map(beginOf);
  const requests = atEnvoy.filter((each) => each.reused && !isWebSocket(each)).map(beginOf);
  const webSockets = atEnvoy.filter((each) => each.reused && isWebSocket(each)).map(beginOf);
  const { onNew, onKept, lasting, refused, wrong, duplicated } = lossesOf(record);
  return {
    figures: {
      "pulumi up, ms": Math.round(work.toMs - work.fromMs),
      "from its begin until the selector is accepted, ms": Math.round(acceptedMs - work.fromMs),
      "from then until the last new connection at Envoy, ms": after(begins, acceptedMs),
      "until the last request on a kept connection at Envoy, ms": after(requests, acceptedMs),
      "until the last message on a WebSocket at Envoy, ms": after(webSockets, acceptedMs),
      "goal, ms": GOAL_MS,
      "lost on new connections": onNew,
      "lost on kept connections": onKept,
      "refused on kept HTTP/2": refused,
      "WebSockets ended": lasting,
    },
    faults: onNew + wrong + duplicated === 0 ? [] : causesOf(record),
  };
}

/** When a request was sent. */
const beginOf = ({ atMs, lagMs }: Attempt): number => atMs + lagMs;

const isWebSocket = ({ kind }: Attempt): boolean => kind.startsWith("websocket:");

/** How long after a moment the last of them was; 0: none was. */
const after = (times: readonly number[], ms: number): number =>
  Math.max(0, Math.round(times.reduce((last, each) => Math.max(last, each), 0) - ms));
