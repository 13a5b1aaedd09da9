import { PROBE_VERSION, type ProbeReport } from "../../model/probe/report";
import { formatWatchRecord, recordOf } from "../../model/watch/record";

/** A report of a probe in which all is well, as a file. */
export const probeReport = (parts: Partial<ProbeReport> = {}): string =>
  JSON.stringify({
    version: PROBE_VERSION,
    migration: "edge",
    time: new Date().toISOString(),
    counts: { requests: 1, equal: 1, explained: 0, unexplained: 0, failed: 0, notProbed: 0 },
    protections: [],
    unreached: [],
    requests: [],
    ...parts,
  } satisfies ProbeReport);

/** A record of a watch of one request, right and once, as a file. */
export const watchRecord = ({ ended = "2026-01-10T00:00:00Z" } = {}): string =>
  formatWatchRecord(
    recordOf({
      run: "a",
      started: "2026-01-09T12:00:00Z",
      ended,
      settings: {
        targets: ["https://shop.example.com/"],
        rate: 1,
        mix: { "get:new:h1": 1 },
        pool: 1,
        timeoutMs: 1000,
        slowMs: 100,
        judged: "echo",
      },
      attempts: [
        {
          number: 1,
          atMs: 0,
          lagMs: 0,
          latencyMs: 1,
          expectedMs: 0,
          kind: "get:new:h1",
          target: "https://shop.example.com/",
          reused: false,
          proxy: "envoy",
          status: 200,
          verdict: "ok",
        },
      ],
      arrivals: new Map([[1, 1]]),
      connections: {},
      marks: [],
    }),
  );
