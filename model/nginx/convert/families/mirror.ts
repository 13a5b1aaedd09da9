import type { MirrorSettings } from "../../effective/settings";
import { parseUrl } from "../../values/urls";
import type { Finding } from "../../findings/finding";
import type { Family, RuleContext, RuleParts } from "../emission";
import { backendObject, isBackendHost } from "./backend-object";
import { annotationFinding, type Loss } from "./finding";
import { isProxied } from "./proxied";
import { isRewritten } from "./rewritten";

/** mirror-target: a copy of each request to a Backend; its answer is thrown away, as with nginx. */
export const mirror: Family = (context) => {
  const settings = context.location.settings.mirror;
  if (settings === undefined || !isProxied(context)) {
    return {};
  }
  const target = targetOf(settings);
  return target === undefined
    ? { findings: [refused(context, settings)] }
    : { ...copies(context, target), findings: losses(context, settings, target) };
};

interface Target {
  readonly host: string;
  readonly port: number;
  readonly isEncrypted: boolean;
  /** What follows the host: `$request_uri` where the copy has the request's own target. */
  readonly path: string;
}

/** The parts of the URL; undefined where Envoy cannot send to its host. */
const targetOf = ({ target }: MirrorSettings): Target | undefined => {
  const [, scheme = "", authority = "", path = ""] =
    /^(https?):\/\/([^/?#$]*)(.*)$/i.exec(target) ?? [];
  const host = parseUrl(`${scheme}://${authority}`)?.host.toLowerCase() ?? "";
  const isEncrypted = scheme.toLowerCase() === "https";
  const port = Number(/:(\d+)$/.exec(authority)?.[1] ?? (isEncrypted ? 443 : 80));
  return isBackendHost(host) ? { host, port, isEncrypted, path } : undefined;
};

const copies = (
  { namespace, target: { stack } }: RuleContext,
  { host, port, isEncrypted }: Target,
): RuleParts => {
  const { object, reference } = backendObject({
    host,
    port,
    namespace,
    stack,
    // nginx verifies no certificate here either.
    options: isEncrypted
      ? { tls: { insecureSkipVerify: true, sni: host, alpnProtocols: ["http/1.1"] } }
      : {},
  });
  return {
    filters: [{ type: "RequestMirror", requestMirror: { backendRef: reference } }],
    objects: [object],
  };
};

const losses = (context: RuleContext, settings: MirrorSettings, target: Target): Finding[] => {
  const found: Readonly<Record<string, Loss | false>> = {
    "mirror-target": (target.path !== "$request_uri" || isRewritten(context)) && {
      severity: "lossy",
      value: settings.target,
      differences: differs(
        `sends the copy to ${target.path === "" ? "/" : target.path}`,
        "sends it to the path that the backend sees",
      ),
      remedy: "Let the receiver take any path.",
    },
    "mirror-host": {
      severity: "lossy",
      value: settings.host,
      differences: differs(
        `sends the copy with the Host ${settings.host}`,
        "sends it with the Host that the backend sees",
      ),
      remedy: "Let the receiver take any Host.",
    },
    "mirror-request-body": !settings.requestBody && {
      severity: "lossy",
      value: "off",
      differences: differs("sends the copy without a body", "sends it with the body"),
      remedy: "See that the receiver may have the bodies, and can bear them.",
    },
  };
  return Object.entries(found).flatMap(([key, loss]) =>
    loss === false ? [] : [annotationFinding({ context, key, ...loss })],
  );
};

/** What the receiver sees of a copy. */
const differs = (nginx: string, envoy: string): Loss["differences"] => [
  { field: "operation", when: "always", nginx, envoy },
];

const refused = (context: RuleContext, { target }: MirrorSettings): Finding =>
  annotationFinding({
    context,
    key: "mirror-target",
    severity: "refused",
    value: target,
    differences: [
      {
        field: "upstream.mirrors",
        when: "always",
        nginx: `sends a copy to ${target}`,
        envoy: "sends none: it needs a literal, full name",
      },
    ],
    remedy: "Name a host with two labels or more and without variables, such as mirror.example.",
  });
