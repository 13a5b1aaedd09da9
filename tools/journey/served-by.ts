import { servedBy, type Stage } from "../../model/migration/stage";
import { ask } from "./clients";
import { proxyNames } from "./proxies";
import type { Stand } from "./stand";
import { AS_WATCH, PROXY_FIELD, URLS } from "./traffic-watch";

/** New connections to each application: at a share of 25 % one in 100 million rounds misses a proxy. */
const TIMES = 8;

/**
 * Whether new connections end where the stack says that they do; those that are kept may stay elsewhere
 * until their proxy ends them.
 *
 * @returns What is wrong, one line each.
 */
export async function servedByFaults({
  stand: { api, address },
  stage,
}: {
  stand: Pick<Stand, "api" | "address">;
  stage: Stage;
}): Promise<string[]> {
  const names = await proxyNames(api);
  const seen = new Set<string>();
  for (const url of Array.from({ length: TIMES }, () => URLS).flat()) {
    const peer = await peerOf({ address, url });
    seen.add(names.get(peer)?.split(" ")[0] ?? peer);
  }
  return servedByDifference({ stage, seen: [...seen].sort() });
}

/** What is wrong where these proxies answered at a stage; `nginx` and `envoy`, anything else is unknown. */
export const servedByDifference = ({
  stage,
  seen,
}: {
  stage: Stage;
  seen: readonly string[];
}): string[] => {
  const told = servedBy(stage);
  const wanted = told === "both" ? ["envoy", "nginx"] : [told];
  return wanted.join() === seen.join()
    ? []
    : [`new connections reach ${seen.join(" and ")}, not ${wanted.join(" and ")}`];
};

/** The pod that stood between a client and the backend. */
async function peerOf({ address, url }: { address: string; url: string }): Promise<string> {
  const { closed, headers } = await ask({ address, reach: { url, headers: AS_WATCH } });
  return headers[PROXY_FIELD] ?? closed ?? "a proxy that is unknown";
}
