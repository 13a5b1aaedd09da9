import type {
  BackendTrafficPolicySpecLoadBalancerConsistentHashCookie,
  HTTPRouteSpecRuleSessionPersistence,
} from "../../../../kubernetes/types";
import type { BalancingSettings } from "../../effective/settings";
import type { Finding } from "../../findings/finding";
import { durationOf } from "../duration";
import type { RuleContext, RuleParts } from "../emission";
import { affinityFindings } from "./affinity-findings";
import { isMostlyHttps } from "./schemes";

export type AffinitySettings = NonNullable<BalancingSettings["affinity"]>;
type Cookie = AffinitySettings["cookie"];

/**
 * What a rule adds for affinity by cookie: `balanced` is a hash of the cookie's value, `persistent` an
 * endpoint's address in the cookie. Only locations whose own Ingress asks for affinity set the cookie,
 * the others of the same Service just read it (rootfs/etc/nginx/lua/balancer/sticky.lua).
 */
export const affinityParts = ({
  context,
  affinity,
}: {
  context: RuleContext;
  affinity: AffinitySettings;
}): RuleParts & { readonly findings: readonly Finding[] } => ({
  ...(affinity.mode === "persistent"
    ? { sessionPersistence: sessionPersistence(affinity.cookie) }
    : {
        traffic: {
          loadBalancer: {
            type: "ConsistentHash",
            consistentHash: { type: "Cookie", cookie: hashCookie({ context, affinity }) },
          },
        },
      }),
  findings: affinityFindings({ context, affinity }),
});

/** Seconds that the cookie lasts; a cookie of the session has none. Max-Age wins in browsers. */
const lifetime = ({ maxAgeSeconds, expiresSeconds }: Cookie): number | undefined =>
  maxAgeSeconds ?? expiresSeconds;

/** Envoy adds HttpOnly itself. With a lifetime of zero it sets a cookie of the session, without one none. */
const hashCookie = ({
  context,
  affinity: { cookie },
}: {
  context: RuleContext;
  affinity: AffinitySettings;
}): BackendTrafficPolicySpecLoadBalancerConsistentHashCookie => {
  const { location } = context;
  const { name, path, domain, sameSite, secure } = cookie;
  return location.settings.balancing.affinity === undefined
    ? { name }
    : {
        name,
        ttl: durationOf(Math.max(0, lifetime(cookie) ?? 0)),
        attributes: {
          Path: path ?? location.path,
          ...(domain !== undefined && { Domain: domain }),
          ...(sameSite !== undefined && { SameSite: sameSite }),
          ...((secure || isMostlyHttps(context)) && { Secure: "" }),
        },
      };
};

const sessionPersistence = (cookie: Cookie): HTTPRouteSpecRuleSessionPersistence => {
  const seconds = lifetime(cookie) ?? 0;
  return {
    type: "Cookie",
    sessionName: cookie.name,
    ...(seconds > 0 && {
      absoluteTimeout: durationOf(seconds),
      cookieConfig: { lifetimeType: "Permanent" },
    }),
  };
};
