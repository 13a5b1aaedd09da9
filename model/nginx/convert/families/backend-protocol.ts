import type { ProxySettings } from "../../effective/settings";
import type { Upstream } from "../../effective/nginx";
import type { Finding } from "../../findings/finding";
import type { InventoryService } from "../../inventory";
import type { BackendReference, Family, RuleContext, RuleParts } from "../emission";
import {
  backendObject,
  isBackendHost,
  serviceHost,
  type BackendObject,
  type BackendOptions,
} from "./backend-object";
import { backendTls } from "./backend-tls";
import { autoLosses, serviceLosses } from "./backend-protocol-losses";
import { annotationFinding } from "./finding";
import { joinedFinding } from "./joined-finding";
import { isProxied, type ProxiedContext } from "./proxied";
import { serviceFacts, speaksHttp2 } from "./service-facts";

/**
 * backend-protocol, proxy-ssl-* and Services of type ExternalName. A Service is referred to as it is
 * where Envoy then speaks what nginx speaks; anything else needs a Backend, whose requests go through the
 * Service's own address and no longer to its endpoints.
 */
export const backendProtocol: Family = (context) => {
  if (!isProxied(context)) {
    return {};
  }
  const { protocol } = context.location.settings.proxy;
  if (protocol === "FCGI") {
    return fastcgi(context);
  }
  const options = connectionOptions({ context, protocol });
  const upstreams = upstreamsOf(context);
  const invalid = invalidHost({ context, upstreams });
  const backends = upstreams.map((upstream) => ({
    upstream,
    backend: backendOf({ context, upstream, options }),
  }));
  return {
    backends: Object.fromEntries(
      backends.flatMap(({ upstream, backend }): [string, BackendReference][] =>
        backend === undefined ? [] : [[upstream.id, backend.reference]],
      ),
    ),
    objects: backends.flatMap(({ backend }) => backend?.object ?? []),
    findings: [
      ...options.findings,
      ...joinedFinding({
        context,
        key: "backend-protocol",
        losses: [
          ...autoLosses(context),
          ...upstreams.flatMap((upstream) => serviceLosses({ context, upstream, options })),
        ],
      }),
      ...invalid.findings,
    ],
    ...(invalid.response !== undefined && { response: invalid.response }),
  };
};

/** Whether some requests of the location go through a Backend, so that Envoy sees one endpoint only. */
export const usesBackend = (context: RuleContext): boolean =>
  Object.keys(backendProtocol(context).backends ?? {}).length > 0;

interface Reached extends Upstream {
  readonly port: number;
  readonly facts: InventoryService;
}

/** The location's own upstream and its canary's, as far as they exist and their port is known. */
const upstreamsOf = ({ inventory, nginx, upstream }: ProxiedContext): Reached[] =>
  [upstream, nginx.upstreams.get(upstream.canary?.upstream ?? "")].flatMap((each) => {
    const facts = serviceFacts({ inventory, service: each?.service ?? "" });
    return each !== undefined && facts !== undefined && typeof each.port === "number"
      ? [{ ...each, port: each.port, facts }]
      : [];
  });

interface Connection extends BackendOptions {
  readonly findings: readonly Finding[];
}

const connectionOptions = ({
  context,
  protocol,
}: {
  context: RuleContext;
  protocol: Exclude<ProxySettings["protocol"], "FCGI">;
}): Connection => {
  const http2 = protocol === "GRPC" || protocol === "GRPCS";
  const isEncrypted =
    protocol === "HTTPS" ||
    protocol === "GRPCS" ||
    (protocol === "AUTO_HTTP" && context.server.tls.type === "https");
  return isEncrypted
    ? { http2, ...backendTls({ context, alpn: http2 ? "h2" : "http/1.1" }) }
    : { http2, findings: [] };
};

const backendOf = ({
  context: { inventory, namespace, target },
  upstream,
  options,
}: {
  context: RuleContext;
  upstream: Reached;
  options: Connection;
}): BackendObject | undefined => {
  const { externalName } = upstream.facts;
  const isPlain = options.tls === undefined;
  if (
    externalName === undefined &&
    isPlain &&
    (!options.http2 || speaksHttp2(inventory, upstream))
  ) {
    return undefined;
  }
  const host = externalName ?? serviceHost(upstream.service);
  return isBackendHost(host)
    ? backendObject({ host, port: upstream.port, namespace, stack: target.stack, options })
    : undefined;
};

/** Envoy Gateway takes no name of a single label: the rule would answer 500. */
const invalidHost = ({
  context,
  upstreams,
}: {
  context: RuleContext;
  upstreams: readonly Reached[];
}): Required<Pick<RuleParts, "findings">> & Pick<RuleParts, "response"> => {
  const invalid = upstreams
    .flatMap(({ facts }) => facts.externalName ?? [])
    .find((name) => !isBackendHost(name));
  return invalid === undefined
    ? { findings: [] }
    : {
        response: { status: 503 },
        findings: [
          annotationFinding({
            context,
            key: "externalName",
            severity: "refused",
            value: invalid,
            differences: (["outcome", "status", "location"] as const).map((field) => ({
              field,
              when: "always",
              nginx: `forwards to ${invalid}`,
              envoy: "answers 503, over plain HTTP too",
            })),
            remedy: "Give the Service a name of two lower-case labels or more, such as db.example.",
          }),
        ],
      };
};

const fastcgi = (context: RuleContext): RuleParts => ({
  response: { status: 502 },
  findings: [
    annotationFinding({
      context,
      key: "backend-protocol",
      severity: "refused",
      protective: true,
      value: "FCGI",
      differences: [
        {
          field: "outcome",
          when: "always",
          nginx: "calls the backend by FastCGI",
          envoy: "has no FastCGI: it answers 502",
        },
      ],
      remedy: "Put an HTTP server beside the FastCGI process, in its pod, and send requests there.",
      answers: ["deny", "holdBack"],
    }),
  ],
});
