import type { Finding } from "../../findings/finding";
import type { Family, RuleContext } from "../emission";
import { annotationFinding } from "./finding";
import { isProxied } from "./proxied";
import { isRewritten } from "./rewritten";
import { hasVariables, literal } from "./variables";

/** x-forwarded-prefix: a field of the request, which nginx sets only where it rewrites the path. */
export const forwardedPrefix: Family = (context) => {
  const prefix = context.location.settings.routing.forwardedPrefix;
  if (prefix === undefined || !isRewritten(context) || !isProxied(context)) {
    return {};
  }
  return hasVariables(prefix)
    ? { findings: [refused(context, prefix)] }
    : {
        requestHeaders: { set: { "X-Forwarded-Prefix": literal(prefix) } },
        findings: partly(context, prefix),
      };
};

const KEY = "x-forwarded-prefix";

const refused = (context: RuleContext, prefix: string): Finding =>
  annotationFinding({
    context,
    key: KEY,
    severity: "refused",
    value: prefix,
    differences: [
      {
        field: "upstream.headers",
        when: "always",
        nginx: `sets X-Forwarded-Prefix to ${prefix}, filled in`,
        envoy: "cannot take parts of the path into a header: it does not set the field",
      },
    ],
    remedy: "Give each prefix an Ingress of its own, with a literal value.",
  });

/** nginx rewrites the paths below /app to /app, but not /app itself. */
const partly = (context: RuleContext, prefix: string): Finding[] =>
  context.location.blocks.every(({ rewriteTarget }) => rewriteTarget !== undefined)
    ? []
    : [
        annotationFinding({
          context,
          key: KEY,
          severity: "note",
          value: prefix,
          differences: [
            {
              field: "upstream.headers",
              when: "always",
              nginx: "does not set the field where the path is the target already",
              envoy: "sets it on all paths of the location",
            },
          ],
          remedy: "Nothing.",
        }),
      ];
