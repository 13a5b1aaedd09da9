import {
  DEFAULT_MIX,
  parseMix,
  PLAIN_MIX,
  type Kind,
  type Lengths,
  type Mix,
} from "../../model/watch";
import { CommandFault } from "../fault";
import { isSecure, parseAddress, targetOf, type Target, type Trust } from "./target";

/** What to watch, and how. Every length is in milliseconds. */
export interface WatchOptions {
  /** Base URLs; every path and rewrite will do, the echo is asked in header fields. */
  readonly urls: readonly string[];
  /** `host[:port]` to connect to in place of the URLs' hosts; Host and server name are kept. */
  readonly address?: string;
  readonly trust?: Trust;
  /** Requests per second; default 50. */
  readonly rate?: number;
  /** Default: until it is stopped. */
  readonly durationMs?: number;
  /** Kinds of requests and their weights, see `parseMix`. */
  readonly mix?: string;
  /** HTTP/2 with prior knowledge goes to URLs that are `http`; default: none does. */
  readonly h2c?: boolean;
  /** The target is an ordinary application: GET only, judged by status; default: an echo backend. */
  readonly plain?: boolean;
  /** Kept connections of HTTP/1.1 for each target; default 20. */
  readonly pool?: number;
  /** Limit beyond what an answer takes by itself; default 10 000. */
  readonly timeoutMs?: number;
  /** What is called slow; default 1000. */
  readonly slowMs?: number;
  /** Lengths of the long exchanges; default 3000 each. */
  readonly lengths?: Partial<Lengths>;
  /** Field of answers that names the proxy; default `x-served-by`. */
  readonly proxyField?: string;
  /** URLs of the arrivals of each instance of the echo backend; without them duplicates are not known. */
  readonly backendLogs?: readonly string[];
}

/** The options with their defaults, checked. */
export interface Plan {
  readonly targets: readonly Target[];
  readonly targetsOf: (kind: Kind) => readonly Target[];
  readonly mix: Mix;
  readonly rate: number;
  readonly durationMs: number;
  readonly pool: number;
  readonly timeoutMs: number;
  readonly slowMs: number;
  readonly lengths: Lengths;
  readonly plain: boolean;
  readonly proxyField: string;
  readonly backendLogs: readonly string[];
}

/** @throws {CommandFault} with every fault of the options. */
export function planOf(options: WatchOptions): Plan {
  const { h2c = false, plain = false, trust = {}, backendLogs = [] } = options;
  const parsed = parseMix(options.mix ?? (plain ? PLAIN_MIX : DEFAULT_MIX));
  const address = options.address === undefined ? undefined : parseAddress(options.address);
  const urls = options.urls.map((text) => ({ text, url: URL.parse(text) }));
  const asked = "mix" in parsed ? parsed.mix : [];
  const targets = urls.flatMap(({ url }) =>
    url === null ? [] : [targetOf({ url, address, trust })],
  );
  const targetsOf = ({ protocol }: Kind): Target[] =>
    targets.filter(({ url }) => protocol === "h1" || h2c || isSecure(url));
  // Without a mix of the user's own, what no target can serve is left out.
  const mix =
    options.mix === undefined ? asked.filter(({ kind }) => targetsOf(kind).length > 0) : asked;
  const faults = [
    ...("faults" in parsed ? parsed.faults : []),
    ...(urls.length === 0 ? ["no URL is given: name one with --url"] : []),
    ...urls.flatMap(({ text, url }) =>
      url !== null && /^https?:$/.test(url.protocol)
        ? []
        : [`${text} is no URL of http or https, such as https://shop.example.com/`],
    ),
    ...(options.address !== undefined && address === undefined
      ? [`${options.address} is no address: a host name or an IP address, with a :port or without`]
      : []),
    ...(targets.length > 0 && mix.some(({ kind }) => targetsOf(kind).length === 0)
      ? ["the mix has HTTP/2, and no URL is https: use --h2c for HTTP/2 without TLS"]
      : []),
    ...(plain && mix.some(({ kind }) => kind.exchange !== "get")
      ? ["the mix has more than GET, which needs an echo backend: leave --plain out"]
      : []),
    ...(plain && backendLogs.length > 0
      ? ["an ordinary application has no log of arrivals: leave out --plain or --backend-log"]
      : []),
    ...positive(options),
  ];
  if (faults.length > 0) {
    throw new CommandFault(faults.join("\n"), 2);
  }
  return {
    targets,
    targetsOf,
    mix,
    rate: options.rate ?? 50,
    durationMs: options.durationMs ?? Infinity,
    pool: options.pool ?? 20,
    timeoutMs: options.timeoutMs ?? 10_000,
    slowMs: options.slowMs ?? 1000,
    lengths: { slowMs: 3000, streamMs: 3000, ...options.lengths },
    plain,
    proxyField: (options.proxyField ?? "x-served-by").toLowerCase(),
    backendLogs,
  };
}

const positive = ({ rate, durationMs, pool, timeoutMs, slowMs }: WatchOptions): string[] =>
  Object.entries({ rate, duration: durationMs, pool, timeout: timeoutMs, slow: slowMs }).flatMap(
    ([name, value]) => (value === undefined || value > 0 ? [] : [`--${name} must be more than 0`]),
  );
