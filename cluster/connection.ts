import { request } from "node:https";
import type { RequestOptions } from "node:https";
import { request as plainRequest } from "node:http";
import type { OutgoingHttpHeaders } from "node:http";
import { KubeConfig } from "@kubernetes/client-node";

/** How to reach the cluster: the same settings that the Kubernetes provider of Pulumi gets. */
export interface ConnectionSettings {
  /** A path to a kubeconfig, or its content as YAML or JSON. Default: KUBECONFIG, then `~/.kube/config`. */
  readonly kubeconfig?: string | undefined;
  /** Context of the kubeconfig. Default: its current context. */
  readonly context?: string | undefined;
}

/** Sends one request to the API server and returns the parsed answer. */
export interface Connection {
  /** Address of the API server, for messages. */
  readonly server: string;
  /**
   * @throws {ApiError} The API server answered with a status of 300 or above.
   * @throws {UnreachableError} No answer came.
   */
  send(call: ApiCall): Promise<unknown>;
}

export interface ApiCall {
  readonly method?: "GET" | "POST";
  /** Path and query below the server's address. */
  readonly path: string;
  readonly body?: unknown;
  /** Value of the Accept header. Default `application/json`. */
  readonly accept?: string;
  /** How the answer is given: parsed, or as it came. Default `json`. */
  readonly as?: "json" | "text";
}

/** The API server answered, with an error. */
export class ApiError extends Error {
  constructor(
    message: string,
    readonly status: number,
  ) {
    super(message);
  }
}

/** The API server did not answer, or the kubeconfig does not say where it is. */
export class UnreachableError extends Error {}

/** Longest wait for one answer of the API server. */
const ANSWER_TIMEOUT_MS = 15_000;

/**
 * Reads the kubeconfig; nothing is sent yet.
 *
 * @throws {UnreachableError} The kubeconfig cannot be read, or has no such context.
 */
export function connect(settings: ConnectionSettings = {}): Connection {
  const config = readKubeConfig(settings);
  const server = config.getCurrentCluster()?.server ?? "";
  // Credentials are fetched once, with the first call: an exec plugin of a kubeconfig can be slow.
  let credentials: Promise<RequestOptions> | undefined;
  const authorize = (): Promise<RequestOptions> =>
    (credentials ??= readCredentials({ config, server }));
  return {
    server,
    send: async (call) => send({ credentials: await authorize(), server, call }),
  };
}

/**
 * The kubeconfig with the context that is asked for.
 *
 * @throws {UnreachableError} The kubeconfig cannot be read, or has no such context.
 */
export function readKubeConfig({ kubeconfig, context }: ConnectionSettings): KubeConfig {
  const config = new KubeConfig();
  try {
    load(config, kubeconfig);
  } catch (error) {
    throw new UnreachableError(`the kubeconfig cannot be read: ${messageOf(error)}`);
  }
  if (context !== undefined) {
    config.setCurrentContext(context);
  }
  if (config.getCurrentCluster() === null) {
    const known = config.getContexts().map((each) => each.name);
    throw new UnreachableError(
      `the kubeconfig has no context "${config.getCurrentContext()}"; it has: ${known.join(", ") || "none"}`,
    );
  }
  return config;
}

async function readCredentials({
  config,
  server,
}: {
  config: KubeConfig;
  server: string;
}): Promise<RequestOptions> {
  const options: RequestOptions = {};
  try {
    await config.applyToHTTPSOptions(options);
  } catch (error) {
    throw new UnreachableError(`no credentials for ${server}: ${messageOf(error)}`);
  }
  return options;
}

function load(config: KubeConfig, kubeconfig: string | undefined): void {
  if (kubeconfig === undefined || kubeconfig === "") {
    config.loadFromDefault();
  } else if (kubeconfig.includes("\n") || kubeconfig.trimStart().startsWith("{")) {
    config.loadFromString(kubeconfig);
  } else {
    config.loadFromFile(kubeconfig);
  }
}

async function send({
  credentials,
  server,
  call,
}: {
  credentials: RequestOptions;
  server: string;
  call: ApiCall;
}): Promise<unknown> {
  const url = new URL(server.replace(/\/$/, "") + call.path);
  const options: RequestOptions = {
    ...credentials,
    method: call.method ?? "GET",
    timeout: ANSWER_TIMEOUT_MS,
    headers: {
      ...(credentials.headers as OutgoingHttpHeaders | undefined),
      accept: call.accept ?? "application/json",
      ...(call.body === undefined ? {} : { "content-type": "application/json" }),
    },
  };
  const { status, text } = await exchange({ url, options, body: call.body });
  const answer = parse(text);
  if (status >= 300) {
    throw new ApiError(errorText(answer) ?? `${call.path} answered ${String(status)}`, status);
  }
  return call.as === "text" ? text : answer;
}

function exchange({
  url,
  options,
  body,
}: {
  url: URL;
  options: RequestOptions;
  body: unknown;
}): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const failed = (error: Error): void => {
      reject(
        new UnreachableError(`the API server ${url.host} does not answer: ${messageOf(error)}`),
      );
    };
    const open = url.protocol === "http:" ? plainRequest : request;
    const sent = open(url, options, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", failed);
      response.on("end", () => {
        resolve({
          status: response.statusCode ?? 0,
          text: Buffer.concat(chunks).toString("utf8"),
        });
      });
    });
    sent.on("error", failed);
    sent.on("timeout", () => {
      sent.destroy(new Error(`no answer within ${String(ANSWER_TIMEOUT_MS / 1000)} s`));
    });
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return { message: text.slice(0, 500) };
  }
}

function errorText(answer: unknown): string | undefined {
  return typeof answer === "object" && answer !== null && "message" in answer
    ? String(answer.message)
    : undefined;
}

/** Text of an error; connection errors of several addresses carry theirs inside. */
function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) {
    return error.errors.map(messageOf).join("; ");
  }
  return error instanceof Error ? error.message : String(error);
}
