import { byText } from "../../collections";
import type { Finding } from "../findings/finding";
import { canaryOf } from "./canary";
import type { ConversionRow } from "./conversion";
import { isSecure, redirectsToHttps } from "./https-redirect";
import type { placeIndex } from "./places";
import type { PlannedLocation } from "./planned";
import type { PlacedRoute } from "./routes/http-routes";

/** The row of a location: what nginx does with it, and what becomes of it. */
export const rowOf = ({
  location: planned,
  routes,
  findingsAt,
}: {
  location: PlannedLocation;
  routes: readonly PlacedRoute[];
  findingsAt: ReturnType<typeof placeIndex<Finding>>;
}): ConversionRow => {
  const { context, parts, rules } = planned;
  const { server, location } = context;
  const { path, pathType, ingress } = location;
  const names = new Set(rules.map(({ name }) => name));
  const findings = findingsAt({
    host: server.host,
    path,
    ...(ingress !== undefined && { ingress }),
  }).filter(({ scope }) => scope.type !== "controller");
  return {
    host: server.host,
    path,
    pathType,
    ...(ingress !== undefined && { ingress }),
    before: beforeOf(planned),
    result: resultOf(planned, findings),
    rules: routes
      .filter(({ object }) => object.metadata.namespace === context.namespace)
      .flatMap(({ object: { metadata }, rules: placed }) =>
        placed
          .filter(({ name }) => names.has(name))
          .map(({ name }) => `${context.namespace}/${metadata.name}#${name}`),
      ),
    protections: parts.protections,
    findings: findings.map(({ id }) => id).sort(byText),
  };
};

const resultOf = (
  { fate, parts, context }: PlannedLocation,
  findings: readonly Finding[],
): ConversionRow["result"] => {
  if (fate !== "open") {
    return fate === "denied" ? "denied" : "held back";
  }
  if (context.location.denied !== undefined || context.server.denied !== undefined) {
    return "denied";
  }
  if (parts.response?.location !== undefined) {
    return "redirect";
  }
  return findings.some(({ severity }) => severity !== "note") ? "kept with differences" : "kept";
};

/** Where nginx sends the location's requests. */
const beforeOf = ({ context, parts }: PlannedLocation): string => {
  const { upstream, nginx, server, location } = context;
  if (parts.response?.location !== undefined) {
    return parts.response.location;
  }
  if (upstream === undefined) {
    return "default backend";
  }
  const alternative = canaryOf({ nginx }, upstream);
  const name = `${upstream.service}:${upstream.port}`;
  const secure = isSecure(nginx, server.host);
  const redirect = redirectsToHttps({ location, secure, configuration: nginx.configuration });
  return [
    name,
    ...(alternative === undefined
      ? []
      : [
          `canary ${alternative.upstream.service}:${alternative.upstream.port} ${shareText(alternative.canary)}`,
        ]),
    ...(redirect ? ["http to https"] : []),
  ].join(", ");
};

const shareText = ({ weight, weightTotal }: { weight: number; weightTotal: number }): string =>
  `${(100 * weight) / Math.max(weightTotal, 100)}%`;
