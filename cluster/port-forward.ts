import { createServer, type AddressInfo, type Socket } from "node:net";
import { PassThrough, type Duplex } from "node:stream";
import { PortForward } from "@kubernetes/client-node";
import { UnreachableError, readKubeConfig, type ConnectionSettings } from "./connection";

/** A port of a pod at an address of this machine, until it is closed. */
export interface ForwardedPort {
  readonly host: string;
  readonly port: number;
  close(): void;
}

/** Which port of which pod. */
export interface PodPort {
  readonly namespace: string;
  readonly pod: string;
  readonly port: number;
}

/**
 * Makes a pod's port reachable from here, through the API server as `kubectl port-forward` does: addresses
 * of pods and Services lead nowhere outside the cluster.
 *
 * @throws {UnreachableError} The API server does not forward: the right to create pods/portforward is
 * missing, or the pod is gone.
 */
export async function forwardPort({
  to,
  settings,
}: {
  to: PodPort;
  settings: ConnectionSettings;
}): Promise<ForwardedPort> {
  const forward = new PortForward(readKubeConfig(settings), false);
  const join = async (stream: Duplex): Promise<void> => {
    const { namespace, pod, port } = to;
    const channel = await forward.portForward(namespace, pod, [port], stream, null, stream);
    if (typeof channel === "function") {
      throw new TypeError("a channel that tries again was not asked for");
    }
    channel.onclose = () => stream.destroy();
    stream.on("close", () => channel.close());
  };
  await tryOnce({ to, join });
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => socket.destroy());
    join(socket).catch(() => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { address: host, port } = server.address() as AddressInfo;
  return {
    host,
    port,
    close: () => {
      server.close();
      sockets.forEach((socket) => socket.destroy());
    },
  };
}

/** A refusal is known before anybody connects. */
async function tryOnce({
  to: { namespace, pod, port },
  join,
}: {
  to: PodPort;
  join: (stream: Duplex) => Promise<void>;
}): Promise<void> {
  const stream = new PassThrough();
  try {
    await join(stream);
  } catch (error) {
    const why = (error as { message?: string }).message ?? String(error);
    throw new UnreachableError(
      `port ${port} of pod ${namespace}/${pod} is not forwarded: ${why}; it takes the right to create pods/portforward`,
    );
  } finally {
    stream.destroy();
  }
}
