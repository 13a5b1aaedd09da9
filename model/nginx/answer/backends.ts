import { sortBy } from "../../collections";
import type { Affinity, WeightedBackend } from "../../http/answer";
import { header, type HttpRequest } from "../../http/request";
import type { Canary, Nginx, Upstream } from "../effective/nginx";
import { expressionOf } from "./expression";
import { cookie } from "./variables";

/** Where requests like this one go, by shares; `unknown` where an expression cannot be run. */
export const backendsOf = ({
  upstream,
  nginx: { upstreams },
  request,
}: {
  upstream: Upstream;
  nginx: Pick<Nginx, "upstreams">;
  request: HttpRequest;
}): readonly WeightedBackend[] | "unknown" => {
  const { canary } = upstream;
  const alternative = upstreams.get(canary?.upstream ?? "");
  if (canary === undefined || alternative === undefined) {
    return [backend(upstream, 1)];
  }
  const share = canaryShare({ canary, request });
  return share === undefined
    ? "unknown"
    : sortBy(
        [backend(upstream, 1 - share), backend(alternative, share)].filter(
          (each) => each.share > 0,
        ),
        ({ service, port }) => `${service} ${port}`,
      );
};

const backend = ({ service, port }: Upstream, share: number): WeightedBackend => ({
  service,
  port,
  share,
});

/** By header, else by cookie, else by weight (route_to_alternative_balancer in balancer.lua). */
const canaryShare = ({
  canary,
  request,
}: {
  canary: Canary;
  request: HttpRequest;
}): number | undefined => {
  const decision = byHeader({ canary, request }) ?? always(cookie(request, canary.cookie ?? ""));
  if (decision === "unknown") {
    return undefined;
  }
  const total = canary.weightTotal > 100 ? canary.weightTotal : 100;
  return decision === undefined
    ? Math.min(Math.max(canary.weight, 0) / total, 1)
    : Number(decision === "canary");
};

type Decision = "canary" | "primary" | "unknown" | undefined;

const byHeader = ({
  canary: { header: name = "", headerValue = "", headerPattern = "" },
  request,
}: {
  canary: Canary;
  request: HttpRequest;
}): Decision => {
  const value = header(request, name);
  if (value === undefined || headerValue !== "") {
    return value !== undefined && value === headerValue ? "canary" : undefined;
  }
  if (headerPattern === "") {
    return always(value);
  }
  const pattern = expressionOf({ source: headerPattern, caseless: false });
  if (pattern.type === "unsupported") {
    return "unknown";
  }
  return pattern.groups(value) === undefined ? undefined : "canary";
};

const always = (value: string | undefined): Decision =>
  value === "always" ? "canary" : value === "never" ? "primary" : undefined;

/** How requests stick to an endpoint of the upstream. */
export const affinityOf = ({ balancing: { value } }: Upstream): Affinity | undefined => {
  const { affinity, hashBy } = value;
  if (affinity !== undefined) {
    return { by: "cookie", mode: affinity.mode, name: affinity.cookie.name };
  }
  return hashBy && { by: "hash", of: hashBy.expression };
};
