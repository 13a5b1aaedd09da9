import { createServer } from "node:http";
import type { IncomingMessage, Server } from "node:http";
import type { AddressInfo } from "node:net";

/** An answer of the API server, or what makes it each time it is asked. */
export type Answer = object | (() => object);

/** A running stand-in for an API server. */
export interface FakeCluster {
  /** Content of a kubeconfig that leads to it. */
  readonly kubeconfig: string;
  /** Answers by path, without the query; tests change them. What is not here is answered with 404. */
  readonly answers: Map<string, Answer>;
  /** Decides what the identity of the kubeconfig may do. */
  allows: (permission: { verb: string; resource: string }) => boolean;
  close(): Promise<void>;
}

/**
 * Starts an HTTP server on loopback that answers as an empty cluster does: a version, every right,
 * and no object of any kind.
 */
export async function fakeCluster(): Promise<FakeCluster> {
  const answers = new Map<string, Answer>([["/version", { minor: "35", gitVersion: "v1.35.4" }]]);
  const cluster = { answers, allows: () => true } as Pick<FakeCluster, "answers" | "allows">;
  const server = createServer((request, response) => {
    void answerTo(cluster, request).then(({ status, body }) => {
      response.writeHead(status, { "content-type": "application/json" });
      response.end(JSON.stringify(body));
    });
  });
  const port = await listen(server);
  return Object.assign(cluster, {
    kubeconfig: kubeconfigFor(`http://127.0.0.1:${port}`),
    close: () => close(server),
  });
}

/** Content of a kubeconfig with one cluster, user and context. */
export function kubeconfigFor(server: string): string {
  return JSON.stringify({
    apiVersion: "v1",
    kind: "Config",
    "current-context": "here",
    clusters: [{ name: "here", cluster: { server, "insecure-skip-tls-verify": true } }],
    users: [{ name: "me", user: { token: "t0ken" } }],
    contexts: [{ name: "here", context: { cluster: "here", user: "me" } }],
  });
}

/** Starts a server on a free port of loopback. */
export function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });
}

/** Ends a server and its idle connections. */
export function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

const REVIEWS = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";

async function answerTo(
  { answers, allows }: Pick<FakeCluster, "answers" | "allows">,
  request: IncomingMessage,
): Promise<{ status: number; body: object }> {
  const { pathname } = new URL(request.url ?? "/", "http://127.0.0.1");
  if (pathname === REVIEWS) {
    const { spec } = JSON.parse(await bodyOf(request)) as {
      spec: { resourceAttributes: { verb: string; resource: string } };
    };
    return { status: 201, body: { status: { allowed: allows(spec.resourceAttributes) } } };
  }
  const found = answers.get(pathname);
  return found === undefined
    ? { status: 404, body: { message: `the server could not find ${pathname}` } }
    : { status: 200, body: typeof found === "function" ? (found as () => object)() : found };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString("utf8");
}
