import type { BackendTrafficPolicySpecLoadBalancerConsistentHash } from "../../../../kubernetes/types";
import type { BalancingSettings } from "../../effective/settings";
import type { Finding } from "../../findings/finding";
import type { RuleContext, RuleParts } from "../emission";
import { annotationFinding } from "./finding";

type HashBy = NonNullable<BalancingSettings["hashBy"]>;
type ConsistentHash = BackendTrafficPolicySpecLoadBalancerConsistentHash;

const KEY = "upstream-hash-by";

/** What a rule adds for upstream-hash-by. */
export const hashParts = ({
  context,
  hashBy,
}: {
  context: RuleContext;
  hashBy: HashBy;
}): RuleParts & { readonly findings: readonly Finding[] } => {
  const consistentHash = hashOf(hashBy.expression);
  return consistentHash === undefined
    ? { findings: [refused(context, hashBy)] }
    : {
        traffic: { loadBalancer: { type: "ConsistentHash", consistentHash } },
        findings: [otherEndpoints(context, hashBy), ...subset(context, hashBy)],
      };
};

/** One nginx variable as Envoy hashes it; undefined where it has no counterpart. */
export const hashOf = (expression: string): ConsistentHash | undefined => {
  const variable = /^\$\{?(\w+)\}?$/.exec(expression)?.[1];
  if (variable === undefined) {
    return undefined;
  }
  const header = HEADERS[variable] ?? headerOf(variable);
  if (header !== undefined) {
    return { type: "Headers", headers: [{ name: header }] };
  }
  if (variable === "remote_addr" || variable === "binary_remote_addr") {
    return { type: "SourceIP" };
  }
  const [, kind, name = ""] = /^(arg|cookie)_(\w+)$/.exec(variable) ?? [];
  if (kind === undefined) {
    return undefined;
  }
  return kind === "arg"
    ? { type: "QueryParams", queryParams: [{ name }] }
    : { type: "Cookie", cookie: { name } };
};

/** Envoy's pseudo header fields; `:path` has the query. */
const HEADERS: Readonly<Record<string, string>> = {
  request_uri: ":path",
  host: ":authority",
  http_host: ":authority",
  request_method: ":method",
};

const headerOf = (variable: string): string | undefined =>
  /^http_(\w+)$/.exec(variable)?.[1]?.replaceAll("_", "-");

/** Variables that hold just what Envoy hashes; `$host` has neither a port nor capitals. */
const SAME_NOTATION = /^\$(request_uri|request_method|remote_addr|http_\w+|arg_\w+)$/;

const otherEndpoints = (context: RuleContext, { expression }: HashBy): Finding =>
  annotationFinding({
    context,
    key: KEY,
    severity: "note",
    value: expression,
    differences: [
      {
        field: SAME_NOTATION.test(expression) ? "operation" : "upstream.affinity",
        when: "always",
        nginx: `hashes ${expression}; all requests without a value go to one endpoint`,
        envoy: "hashes it otherwise, so to other endpoints; spreads requests without a value",
      },
    ],
    remedy: "Nothing, unless backends keep what belongs to a key: those begin anew.",
  });

const subset = (context: RuleContext, { subsetSize }: HashBy): Finding[] =>
  subsetSize === undefined
    ? []
    : [
        annotationFinding({
          context,
          key: "upstream-hash-by-subset",
          severity: "lossy",
          value: String(subsetSize),
          differences: [
            {
              field: "operation",
              when: "always",
              nginx: `spreads a key's requests over ${subsetSize} endpoints`,
              envoy: "sends them all to one",
            },
          ],
          remedy: "See that one endpoint can bear all requests of a key.",
        }),
      ];

const refused = (context: RuleContext, { expression }: HashBy): Finding =>
  annotationFinding({
    context,
    key: KEY,
    severity: "refused",
    value: expression,
    differences: [
      {
        field: "upstream.affinity",
        when: "always",
        nginx: `hashes ${expression}`,
        envoy: "hashes one header, cookie, parameter or address: requests go in turn instead",
      },
    ],
    remedy: "Hash by one variable, such as $request_uri, $http_x_user, $cookie_user or $arg_user.",
  });
