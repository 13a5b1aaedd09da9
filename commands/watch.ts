import { Command } from "commander";
import { formatWatchRecord, isClean, withMarks, type WatchRecord } from "../model/watch";
import { CommandFault } from "./fault";
import { instancesOf } from "./watch/arrivals";
import { collect, optionsOf, readDuration, readPositive, type Flags } from "./watch/flags";
import { newLive, note, showLive } from "./watch/live";
import { requestLog, type RequestLog } from "./watch/log";
import { readMarks, typedMarks } from "./watch/marks";
import { planOf, type WatchOptions } from "./watch/options";
import { plotOf } from "./watch/plot";
import { report } from "./watch/report";
import { startWatch } from "./watch/run";
import { writeWhole } from "./write-file";

/** `edge watch`: sends requests at a constant rate and counts what is lost. */
export function watchCommand(): Command {
  return new Command("watch")
    .description("send requests at a constant rate, never twice, and count what is lost")
    .requiredOption("-u, --url <url>", "where to; may be given several times", collect, [])
    .option("--address <host[:port]>", "connect there; Host and server name stay those of the URL")
    .option("--insecure", "take any certificate")
    .option("--ca <file>", "certificates of authorities to trust, PEM")
    .option("-r, --rate <number>", "requests per second", readPositive, 50)
    .option("-d, --duration <time>", "such as 60s or 1h30m; default: until Ctrl-C", readDuration)
    .option("--mix <kinds>", "exchange:connection:protocol=weight, with commas between them")
    .option("--h2c", "HTTP/2 without TLS, for URLs that are http")
    .option("--plain", "the target has no echo backend: GET only, judged by status")
    .option("--pool <number>", "kept connections for each URL", readPositive, 20)
    .option("--timeout <time>", "what an answer may take", readDuration, 10_000)
    .option("--slow <time>", "what is called slow", readDuration, 1000)
    .option("--slow-response <time>", "length of the slow exchange", readDuration, 3000)
    .option("--stream <time>", "length of the stream", readDuration, 3000)
    .option("--proxy-header <name>", "field of answers that names the proxy", "x-served-by")
    .option("--backend-log <url>", "arrivals at an instance of the echo backend", collect, [])
    .option("--marks <file>", "lines of JSON {time, label}, read at the end")
    .option("-o, --out <file>", "write the record, JSON")
    .option("--log <file>", "write every request as it ends, lines of JSON")
    .option("--plot <file>", "draw the run, SVG")
    .option("--json", "print the record in place of the report")
    .addHelpText("after", EXIT_CODES)
    .exitOverride()
    .action(async (flags: Flags) => {
      const options = optionsOf(flags);
      await checkLogs(planOf(options).backendLogs);
      const log = requestLog(flags.log);
      const record = await watched({ options, flags, log });
      await write({ record, flags });
      log.end();
      judge({ record, flags });
    });
}

const EXIT_CODES = `
Exit codes: 0 nothing lost, duplicated or wrong, 1 something was, 2 bad call or an unreachable log.
Ctrl-C ends the run as its duration would; a line typed on stdin is a mark.`;

/** A log that cannot be read is found before the run, not after it. */
async function checkLogs(urls: readonly string[]): Promise<void> {
  try {
    await instancesOf(urls);
  } catch (error) {
    throw new CommandFault((error as Error).message, 2);
  }
}

/** Runs the watch until its duration is over, or until Ctrl-C. */
async function watched({
  options,
  flags,
  log,
}: {
  options: WatchOptions;
  flags: Flags;
  log: RequestLog;
}): Promise<WatchRecord> {
  const live = newLive();
  const watch = startWatch(options, {
    onSent: () => live.sent++,
    onAttempt: (attempt) => {
      note(live, attempt);
      log.write(attempt);
    },
  });
  const view = process.stdout.isTTY && flags.json !== true ? showLive(live) : undefined;
  const endTyping = typedMarks(process.stdin, (label) => {
    watch.mark(label);
    view?.typed();
  });
  const stop = () => void watch.stop();
  process.once("SIGINT", stop);
  try {
    await watch.finished;
    return await watch.stop();
  } finally {
    process.off("SIGINT", stop);
    endTyping();
    view?.end();
  }
}

/** Writes all that was asked for; faults of the marks come last, for the record is worth more. */
async function write({ record, flags }: { record: WatchRecord; flags: Flags }): Promise<void> {
  const { marks, out, plot, json } = flags;
  const read = marks === undefined ? { marks: [], faults: [] } : readMarks(marks);
  const marked = withMarks(record, read.marks);
  if (out !== undefined) {
    writeWhole(out, formatWatchRecord(marked));
  }
  if (plot !== undefined) {
    writeWhole(plot, await plotOf(marked));
  }
  process.stdout.write(json === true ? formatWatchRecord(marked) : report(marked));
  if (read.faults.length > 0) {
    throw new CommandFault(read.faults.join("\n"), 2);
  }
}

function judge({ record, flags }: { record: WatchRecord; flags: Flags }): void {
  const { total, arrivals } = record;
  if (!isClean(record)) {
    const { lost, duplicated, wrong } = total;
    throw new CommandFault(
      `${lost} lost, ${duplicated ?? 0} duplicated, ${wrong} wrong of ${total.sent} requests`,
      1,
    );
  }
  if (flags.backendLog.length > 0 && arrivals !== "known") {
    throw new CommandFault(`duplicates are not known: ${arrivals.unknown}`, 1);
  }
}
