import type { Answer, HeaderEdits, Outcome } from "../../http/answer";
import type { HttpRequest } from "../../http/request";
import { answerRoute } from "./answer-route";
import { listenerGuards, sortGuards } from "./guards";
import { editLate } from "./header-mutations";
import type { Incoming } from "./incoming";
import { matches } from "./matching";
import type { PassthroughRoute } from "./passthrough";
import type { Envoy, RouteTable } from "./prepare";
import { hostName, receive } from "./receive";
import { mostSpecific } from "./server-names";

export type { CertificateSecret, ClusterFacts, NamespaceFacts, ServiceFacts } from "./facts";
export { type Envoy, prepareEnvoy } from "./prepare";

/** What a Gateway does with a request, by the objects that it is configured with and nothing else. */
export const answerEnvoy = ({ envoy, request }: { envoy: Envoy; request: HttpRequest }): Answer => {
  if (request.scheme === "http") {
    return envoy.plain ? answerTable({ envoy, request, table: envoy.plain }) : CLOSED;
  }
  const serverName = hostName(request);
  const chain = mostSpecific(serverName, envoy.chains);
  if (!chain) {
    return CLOSED;
  }
  if (chain.type === "passthrough") {
    return { ...CLOSED, outcome: passedThrough(chain) };
  }
  const certificate = chain.certificateFor(serverName);
  return {
    ...(certificate !== undefined && { certificate }),
    ...answerTable({ envoy, request, table: chain.table }),
  };
};

const CLOSED: Answer = { guards: [], outcome: { type: "closed" }, responseHeaders: {} };

const passedThrough = ({ listener, backends }: PassthroughRoute): Outcome =>
  listener.tlsMode === "Passthrough"
    ? { type: "passthrough", backends }
    : { type: "unknown", reason: "TLS that ends at a TLSRoute" };

const answerTable = ({
  envoy,
  request: sent,
  table: { client, hosts },
}: {
  envoy: Envoy;
  request: HttpRequest;
  table: RouteTable;
}): Answer => {
  const guards = listenerGuards(client, { secure: sent.scheme === "https" });
  const received = receive(sent, client);
  if (received.type === "response") {
    return { guards, outcome: received, responseHeaders: {} };
  }
  const { request } = received;
  const routes = mostSpecific(hostName(sent), hosts) ?? [];
  const route = routes.find(({ match }) => matches(match, request));
  const answer = route
    ? answerRoute({
        request,
        sent: new Set(sent.headers.map(([name]) => name.toLowerCase())),
        route,
        client,
        world: envoy.backends,
      })
    : NOT_FOUND;
  return {
    guards: sortGuards([...guards, ...answer.guards]),
    outcome: answer.outcome,
    responseHeaders: late({ edits: answer.responseHeaders, client, request }),
  };
};

const NOT_FOUND: Answer = {
  guards: [],
  outcome: { type: "response", status: 404 },
  responseHeaders: {},
};

const late = ({
  edits,
  client,
  request,
}: {
  edits: HeaderEdits;
  client: RouteTable["client"];
  request: Incoming;
}): HeaderEdits => editLate({ edits, mutations: client.late, request });
