import type { SecurityPolicySpecCors } from "../../../../kubernetes/types";
import type { CorsSettings } from "../../effective/settings";
import { durationOf } from "../duration";
import type { Family } from "../emission";
import { corsFindings } from "./cors-findings";
import { sortOrigins } from "./cors-origins";

/**
 * `enable-cors`: both answer preflight requests by themselves, before any check. For the origin `*`
 * nginx promises credentials, which browsers then refuse; Envoy would name the origin, and they would
 * not. So there Envoy promises none.
 */
export const cors: Family = (context) => {
  const {
    settings: { cors: settings },
    denied,
  } = context.location;
  if (settings === undefined || denied !== undefined) {
    return {};
  }
  const origins = sortOrigins(settings.allowOrigins);
  return {
    ...(origins.kept.length > 0 && { security: { cors: policyOf(settings, origins.kept) } }),
    findings: corsFindings({ context, settings, origins }),
  };
};

const policyOf = (settings: CorsSettings, origins: readonly string[]): SecurityPolicySpecCors => {
  const exposed = words(settings.exposeHeaders);
  return {
    allowOrigins: [...origins],
    allowMethods: words(settings.allowMethods),
    allowHeaders: words(settings.allowHeaders),
    ...(exposed.length > 0 && { exposeHeaders: exposed }),
    maxAge: durationOf(settings.maxAgeSeconds),
    allowCredentials: settings.allowCredentials && !origins.includes("*"),
  };
};

const words = (list: string): string[] =>
  list
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word !== "");
