import type { BackendTrafficPolicySpec, SecurityPolicySpec } from "../../../kubernetes/types";
import type { Guard } from "../../http/answer";
import { byText, sortBy } from "../../collections";
import { resolveBackend, type BackendWorld } from "./backends";
import type { ClientSettings } from "./client-settings";
import { nameOf } from "./objects";
import type { InForce } from "./policies";
import { bytesOf } from "./quantity";

/** Guards sorted by kind, and inside a kind by what they are. */
export const sortGuards = (guards: readonly Guard[]): Guard[] =>
  sortBy(guards, (guard) => `${guard.kind} ${JSON.stringify(guard)}`);

/** What must hold before a listener looks at a request. */
export const listenerGuards = (
  { clientCertificate, connections }: ClientSettings,
  request: { readonly secure: boolean },
): Guard[] => [
  ...(clientCertificate && request.secure
    ? [{ kind: "clientCertificate" as const, ...clientCertificate }]
    : []),
  // The connection is closed, without a status.
  ...(connections === undefined
    ? []
    : [{ kind: "connectionLimit" as const, connections, status: 0 }]),
];

/** What a policy asks of who sends a request: a password, another service's consent. */
export const identityGuards = (
  security: InForce<SecurityPolicySpec> | undefined,
  world: BackendWorld,
): Guard[] => {
  if (!security) {
    return [];
  }
  const { basicAuth, extAuth } = security.spec;
  return [
    ...(basicAuth
      ? [
          {
            kind: "basicAuth" as const,
            scheme: "basic" as const,
            users: nameOf({ namespace: security.namespaceOf("basicAuth"), ...basicAuth.users }),
          },
        ]
      : []),
    ...(extAuth ? [externalAuth({ extAuth, home: security.namespaceOf("extAuth"), world })] : []),
  ];
};

type ExtAuth = NonNullable<SecurityPolicySpec["extAuth"]>;

/** A prefix is put before the path of the request; an override replaces it, the query included. */
const externalAuth = ({
  extAuth: { http, grpc },
  home,
  world,
}: {
  extAuth: ExtAuth;
  home: string;
  world: BackendWorld;
}): Guard => {
  const service = http ?? grpc;
  const reference = service?.backendRefs?.[0];
  const backend =
    reference &&
    resolveBackend({
      reference,
      referrer: { group: "gateway.envoyproxy.io", kind: "SecurityPolicy", namespace: home },
      world,
      protocol: "http/1.1",
    });
  return {
    kind: "externalAuth",
    service: backend === undefined ? "" : serviceText(backend),
    target: http?.pathOverride ?? `${http?.path ?? ""}$request_uri`,
    copiedHeaders: (http?.headersToBackend ?? []).map((name) => name.toLowerCase()).sort(byText),
  };
};

const serviceText = ({ service, port }: { service: string; port: number | string }): string =>
  service.includes("/") ? `${service}:${port}` : service;

/** Bodies are held until they are whole; one that is larger is refused with 413. */
export const bodyGuards = (traffic: BackendTrafficPolicySpec | undefined): Guard[] => {
  const limit = traffic?.requestBuffer?.limit;
  return limit === undefined ? [] : [{ kind: "bodySize", bytes: bytesOf(limit) }];
};
