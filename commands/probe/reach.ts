import { once } from "node:events";
import { connect } from "node:net";
import { CommandFault } from "../fault";
import { printable } from "../../model/nginx/inventory";
import type { ProxyAddress } from "./address";

/** Longest wait for a connection, milliseconds. */
const TIMEOUT_MS = 5_000;

/**
 * Makes sure that a proxy can be reached, over one of its ports at least.
 *
 * @param name of the proxy, and of the option with its address.
 * @returns the address from which this machine's requests come.
 * @throws {CommandFault} Nothing listens there.
 */
export async function reach(name: "nginx" | "envoy", to: ProxyAddress): Promise<string> {
  const tried = await Promise.allSettled([to.http, to.https].map((port) => localAddress(to, port)));
  const reached = tried.find(({ status }) => status === "fulfilled");
  if (reached?.status === "fulfilled") {
    return reached.value;
  }
  const why = tried.flatMap((each) => (each.status === "rejected" ? [reasonOf(each.reason)] : []));
  throw new CommandFault(
    printable(
      `no proxy was reached at --${name} ${to.host}: ${[...new Set(why)].join("; ")}; it takes host[:http-port[:https-port]]`,
    ),
    2,
  );
}

async function localAddress({ host }: ProxyAddress, port: number): Promise<string> {
  const socket = connect({ host, port });
  try {
    await once(socket, "connect", { signal: AbortSignal.timeout(TIMEOUT_MS) });
    return (socket.localAddress ?? "").replace(/^::ffff:/, "");
  } catch (error) {
    throw isTimeout(error) ? new Error(`port ${port} did not answer in ${TIMEOUT_MS} ms`) : error;
  } finally {
    socket.destroy();
  }
}

/** Of a name with several addresses the error has no words but its code. */
const reasonOf = (error: unknown): string => {
  const { message, code = "" } = error as NodeJS.ErrnoException;
  return message === "" ? code : message;
};

const isTimeout = (error: unknown): boolean =>
  error instanceof Error && error.name === "AbortError";
