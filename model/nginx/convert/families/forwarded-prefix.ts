import type { Family } from "../emission";
import { annotationFinding } from "./finding";
import { isProxied } from "./proxied";
import { hasVariables, literal } from "./variables";

const KEY = "x-forwarded-prefix";

/** x-forwarded-prefix: a field of the request, which nginx sets only where it rewrites the path. */
export const forwardedPrefix: Family = (context) => {
  const { path, settings } = context.location;
  const { forwardedPrefix: prefix, rewriteTarget } = settings.routing;
  const isRewritten = rewriteTarget !== undefined && rewriteTarget !== path;
  if (prefix === undefined || prefix === "" || !isRewritten || !isProxied(context)) {
    return {};
  }
  return hasVariables(prefix)
    ? {
        findings: [
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
          }),
        ],
      }
    : { requestHeaders: { set: { "X-Forwarded-Prefix": literal(prefix) } } };
};
