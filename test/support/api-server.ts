import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A rule of a role, in all namespaces or in one. */
export interface Rule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
  readonly namespace?: string;
}

interface ApiObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
  };
}

/** What the server was asked for: `list ingresses.networking.k8s.io`, with ` in shop` for a namespace. */
export interface FakeApiServer {
  readonly kubeconfig: string;
  /** Rights that were used. */
  readonly used: Set<string>;
  /** Rights that were asked for and not there. */
  readonly refused: Set<string>;
  /** Paths with their queries, in order. */
  readonly paths: string[];
  close(): void;
}

const PLURALS: Readonly<Record<string, string>> = { IngressClass: "ingressclasses" };

const resourceOf = ({ kind }: ApiObject): string =>
  PLURALS[kind] ??
  `${kind.toLowerCase().replace(/([^aeiou])y$/, "$1ie")}${kind.endsWith("ss") ? "es" : "s"}`;

const PROXY = /^\/api\/v1\/namespaces\/([^/]+)\/pods\/([^/]+)\/proxy\//;

const PORT_FORWARD = /^\/api\/v1\/namespaces\/([^/]+)\/pods\/[^/]+\/portforward$/;

interface Call {
  readonly verb: string;
  readonly group: string;
  readonly resource: string;
  readonly namespace?: string | undefined;
  readonly name?: string | undefined;
}

const PATH =
  /^\/(?:api\/v1|apis\/([^/]+)\/[^/]+)(?:\/namespaces\/([^/]+)(?=\/))?\/([^/]+)(?:\/([^/]+))?$/;

function callOf(path: string): Call {
  const match = PATH.exec(path);
  if (match === null) {
    throw new Error(`no path of an API: ${path}`);
  }
  const [, group = "", namespace, resource = "", name] = match;
  return { verb: name === undefined ? "list" : "get", group, resource, namespace, name };
}

const rightText = ({ verb, group, resource, namespace }: Call): string =>
  `${verb} ${resource}${group === "" ? "" : `.${group}`}${namespace === undefined ? "" : ` in ${namespace}`}`;

/**
 * An API server on loopback that holds objects and enforces the rules of roles: lists in pages, with
 * label selectors, single objects, metadata only, and reviews of access. Like the real one it leaves
 * out what the items of a list are.
 */
export async function fakeApiServer({
  objects,
  rules,
  page = 3,
  texts = {},
}: {
  objects: readonly unknown[];
  rules: readonly Rule[];
  /** What pods answer to the proxy of the server, by `namespace/pod:port/path`. */
  texts?: Readonly<Record<string, () => string>>;
  /** Objects of a page at most, whatever was asked for. */
  page?: number;
}): Promise<FakeApiServer> {
  const used = new Set<string>();
  const refused = new Set<string>();
  const paths: string[] = [];
  const all = objects as readonly ApiObject[];

  const allowed = ({ verb, group, resource, namespace }: Call): boolean =>
    rules.some(
      (rule) =>
        rule.verbs.includes(verb) &&
        rule.apiGroups.includes(group) &&
        rule.resources.includes(resource) &&
        (rule.namespace === undefined || rule.namespace === namespace),
    );

  const matching = ({ group, resource, namespace, name }: Call, selector: string): ApiObject[] => {
    const wanted = selector === "" ? [] : selector.split(",").map((part) => part.split("="));
    return all.filter(
      (each) =>
        (each.apiVersion.includes("/") ? each.apiVersion.split("/")[0] : "") === group &&
        resourceOf(each) === resource &&
        (namespace === undefined || each.metadata.namespace === namespace) &&
        (name === undefined || each.metadata.name === name) &&
        wanted.every(([key = "", value]) => each.metadata.labels?.[key] === value),
    );
  };

  const shown = (object: ApiObject, metadataOnly: boolean): unknown =>
    metadataOnly
      ? { apiVersion: "meta.k8s.io/v1", kind: "PartialObjectMetadata", metadata: object.metadata }
      : { ...object, apiVersion: undefined, kind: undefined };

  const answer = (request: IncomingMessage, body: string): [status: number, answer: unknown] => {
    const url = new URL(request.url ?? "", "http://localhost");
    paths.push(request.url ?? "");
    if (url.pathname === "/version") {
      return [200, { gitVersion: "v1.35.4" }];
    }
    if (request.method === "POST") {
      const { spec } = JSON.parse(body) as { spec: { resourceAttributes: Call } };
      const ok = allowed(spec.resourceAttributes);
      if (!ok) {
        refused.add(rightText(spec.resourceAttributes));
      }
      return [201, { status: { allowed: ok } }];
    }
    const forwarded = PORT_FORWARD.exec(url.pathname)?.[1];
    if (forwarded !== undefined) {
      const call = {
        verb: "create",
        group: "",
        resource: "pods/portforward",
        namespace: forwarded,
      };
      (allowed(call) ? used : refused).add(rightText(call));
      // Nothing runs in the pods of this cluster.
      return allowed(call) ? [500, {}] : [403, { message: `may not ${rightText(call)}` }];
    }
    const [, namespace, pod] = PROXY.exec(url.pathname) ?? [];
    if (namespace !== undefined && pod !== undefined) {
      const call = { verb: "get", group: "", resource: "pods/proxy", namespace };
      (allowed(call) ? used : refused).add(rightText(call));
      const text = texts[`${namespace}/${pod}`];
      return allowed(call)
        ? [text === undefined ? 503 : 200, text?.() ?? "no such port"]
        : [403, { message: `may not ${rightText(call)}` }];
    }
    const call = callOf(decodeURIComponent(url.pathname));
    const right = rightText(
      call.verb === "list" && call.namespace !== undefined
        ? call
        : { ...call, namespace: undefined },
    );
    if (!allowed(call)) {
      refused.add(right);
      return [403, { message: `may not ${right}` }];
    }
    used.add(right);
    const found = matching(call, url.searchParams.get("labelSelector") ?? "");
    if (call.verb === "get") {
      return found[0] === undefined ? [404, { message: "not found" }] : [200, found[0]];
    }
    const start = Number(url.searchParams.get("continue") ?? 0);
    const size = Math.min(page, Number(url.searchParams.get("limit")));
    const left = found.length - start - size;
    const metadataOnly = request.headers.accept?.includes("PartialObjectMetadataList") === true;
    return [
      200,
      {
        metadata: left > 0 ? { continue: String(start + size), remainingItemCount: left } : {},
        items: found.slice(start, start + size).map((each) => shown(each, metadataOnly)),
      },
    ];
  };

  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      const [status, content] = answer(request, body);
      response.writeHead(status, { "content-type": "application/json" });
      response.end(typeof content === "string" ? content : JSON.stringify(content));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { kubeconfig: kubeconfigFor(server), used, refused, paths, close: () => server.close() };
}

function kubeconfigFor(server: Server): string {
  const { port } = server.address() as AddressInfo;
  return JSON.stringify({
    apiVersion: "v1",
    kind: "Config",
    "current-context": "here",
    clusters: [
      {
        name: "here",
        cluster: { server: `http://127.0.0.1:${String(port)}`, "insecure-skip-tls-verify": true },
      },
    ],
    users: [{ name: "me", user: { token: "t0ken" } }],
    contexts: [{ name: "here", context: { cluster: "here", user: "me" } }],
  });
}
