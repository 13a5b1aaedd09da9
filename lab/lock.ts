import { once } from "node:events";
import { createServer, connect, type Server } from "node:net";

import { textHash } from "./hash";

/**
 * Runs a function while no other process of this machine holds the lock of the same name.
 *
 * The lock is a listening socket without a file: the kernel frees it when its holder ends, however
 * it ends, so it can never be stale. Who waits is connected to the holder and is woken by its end.
 */
export async function withLock<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  const address = `\0envoy-edge-${textHash(name).slice(0, 32)}`;
  let lock = await take(address);
  while (lock === undefined) {
    await awaitRelease(address);
    lock = await take(address);
  }
  try {
    return await work();
  } finally {
    lock.close();
  }
}

interface Lock {
  close(): void;
}

/** The lock, or undefined when another process holds it. */
async function take(address: string): Promise<Lock | undefined> {
  const waiting = new Set<{ destroy(): void }>();
  const server: Server = createServer((socket) => {
    waiting.add(socket);
    socket.on("close", () => waiting.delete(socket)).on("error", () => socket.destroy());
  });
  server.listen(address);
  try {
    await once(server, "listening");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EADDRINUSE") {
      return undefined;
    }
    throw error;
  }
  return {
    close: () => {
      server.close();
      waiting.forEach((socket) => socket.destroy());
    },
  };
}

/** Returns when the holder has closed the connection, or ended, or was gone already. */
async function awaitRelease(address: string): Promise<void> {
  await new Promise<void>((resolve) => {
    const socket = connect(address);
    // A holder that was killed is an error of the connection; its close follows.
    socket.on("error", () => undefined).on("close", () => resolve());
    socket.resume();
  });
}
