import { existsSync } from "node:fs";
import { EVIDENCE_VERSION, type Evidence } from "../../model/migration/evidence/evidence";
import { parseEvidence } from "../../model/migration/evidence/parse";
import { parseJsonFile } from "../../model/json-file";
import { PROBE_VERSION, probeReportSchema, type ProbeReport } from "../../model/probe/report";
import { parseWatchRecord, type WatchRecord } from "../../model/watch/record";
import { CommandFault } from "../fault";
import { readText } from "../read-file";

/** The report that `edge probe --out` wrote of a migration. */
export function readProbeReport(file: string, migration: string): ProbeReport {
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
  return content;
}

/** The record that `edge watch --out` wrote. */
export function readWatchRecord(file: string): WatchRecord {
  const parsed = parseWatchRecord(readText(file, "the record of --watch"), file);
  if ("fault" in parsed) {
    throw new CommandFault(parsed.fault, 2);
  }
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
