import { existsSync } from "node:fs";
import { EVIDENCE_VERSION, type Evidence } from "../../model/migration/evidence/evidence";
import { parseEvidence } from "../../model/migration/evidence/parse";
import { parseJsonFile } from "../../model/json-file";
import { PROBE_VERSION, probeReportSchema, type ProbeReport } from "../../model/probe/report";
import { parseWatchRecord, type WatchRecord } from "../../model/watch/record";
import { CommandFault } from "../fault";
import { readText } from "../read-file";

/** The report that `edge probe --out` wrote of a migration. */
export function readProbeReport({
  file,
  migration,
  now,
}: {
  file: string;
  migration: string;
  now: Date;
}): ProbeReport {
  const parsed = parseJsonFile({
    text: readText(file, "the report of --probe"),
    file,
    kind: {
      what: "a report of a probe",
      remedy: 'write it anew with "edge probe --out"',
      version: PROBE_VERSION,
      schema: probeReportSchema,
    },
  });
  if ("fault" in parsed) {
    throw new CommandFault(parsed.fault, 2);
  }
  const { content } = parsed;
  if (content.migration !== migration) {
    throw new CommandFault(
      `--probe ${file} is about migration ${content.migration}; --migration ${content.migration} chooses it`,
      2,
    );
  }
  refuseFuture({ what: `--probe ${file}`, time: content.time, now });
  return content;
}

/** What was seen cannot be younger than now: one of two clocks is wrong. */
function refuseFuture({ what, time, now }: { what: string; time: string; now: Date }): void {
  if (Date.parse(time) > now.getTime()) {
    throw new CommandFault(
      `${what} is from the future (${time}, and now it is ${now.toISOString()}): one of two clocks is wrong; set it right, and take the file anew`,
      2,
    );
  }
}

/** The record that `edge watch --out` wrote. */
export function readWatchRecord({ file, now }: { file: string; now: Date }): WatchRecord {
  const parsed = parseWatchRecord(readText(file, "the record of --watch"), file);
  if ("fault" in parsed) {
    throw new CommandFault(parsed.fault, 2);
  }
  refuseFuture({ what: `--watch ${file}`, time: parsed.record.ended, now });
  return parsed.record;
}

/** The evidence of a stack that is there, whose other migrations stay; empty where there is no file. */
export function readEvidence(file: string, stack: string): Evidence {
  if (!existsSync(file)) {
    return { version: EVIDENCE_VERSION, stack, migrations: {} };
  }
  const parsed = parseEvidence(readText(file, "the evidence"), file);
  if ("fault" in parsed) {
    throw new CommandFault(parsed.fault, 2);
  }
  if (parsed.evidence.stack !== stack) {
    throw new CommandFault(
      `${file} is the evidence of stack ${parsed.evidence.stack}; --out names another file`,
      2,
    );
  }
  return parsed.evidence;
}
