import { InvalidArgumentError } from "commander";
import { milliseconds } from "../../model/routes/duration";
import { readText } from "../read-file";
import type { WatchOptions } from "./options";

/** The options of `edge watch` as commander gives them. */
export interface Flags {
  readonly url: readonly string[];
  readonly address?: string;
  readonly insecure?: boolean;
  readonly ca?: string;
  readonly rate: number;
  readonly duration?: number;
  readonly mix?: string;
  readonly h2c?: boolean;
  readonly plain?: boolean;
  readonly pool: number;
  readonly timeout: number;
  readonly slow: number;
  readonly slowResponse: number;
  readonly stream: number;
  readonly proxyHeader: string;
  readonly backendLog: readonly string[];
  readonly marks?: string;
  readonly out?: string;
  readonly log?: string;
  readonly plot?: string;
  readonly json?: boolean;
}

/** Reads a length of time such as `500ms`, `60s` or `1h30m`, in milliseconds. */
export function readDuration(text: string): number {
  if (!/^(\d+(ms|h|m|s))+$/.test(text)) {
    throw new InvalidArgumentError("It must be a length of time such as 500ms, 60s or 1h30m.");
  }
  return milliseconds(text);
}

/** Reads a number that is more than 0. */
export function readPositive(text: string): number {
  const value = Number(text);
  if (!(value > 0) || !Number.isFinite(value)) {
    throw new InvalidArgumentError("It must be a number that is more than 0.");
  }
  return value;
}

/** Collects the values of an option that may be given several times. */
export const collect = (value: string, before: readonly string[]): readonly string[] => [
  ...before,
  value,
];

/** What the flags ask for. */
export const optionsOf = (flags: Flags): WatchOptions => ({
  urls: flags.url,
  ...(flags.address !== undefined && { address: flags.address }),
  trust: {
    insecure: flags.insecure === true,
    ...(flags.ca !== undefined && { ca: readText(flags.ca, "the certificates of --ca") }),
  },
  rate: flags.rate,
  ...(flags.duration !== undefined && { durationMs: flags.duration }),
  ...(flags.mix !== undefined && { mix: flags.mix }),
  h2c: flags.h2c === true,
  plain: flags.plain === true,
  pool: flags.pool,
  timeoutMs: flags.timeout,
  slowMs: flags.slow,
  lengths: { slowMs: flags.slowResponse, streamMs: flags.stream },
  proxyField: flags.proxyHeader,
  backendLogs: flags.backendLog,
});
