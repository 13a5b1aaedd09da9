import type { Answer } from "../../model/http/answer";
import { differences } from "../../model/http/compare";
import type { Field } from "../../model/http/fields";
import type { HttpRequest } from "../../model/http/request";
import type { KubernetesObject } from "../../model/kubernetes-object";
import { answerNginx } from "../../model/nginx/answer";
import { effectiveNginx } from "../../model/nginx/effective/build";
import type { Inventory } from "../../model/nginx/inventory";
import { answerEnvoy, prepareEnvoy } from "../../model/routes/answer";
import type { BenchIngress } from "./ingresses";

/** What a converter makes of one Ingress, by what both proxies would answer. */
export type Verdict = "kept" | "closed" | "changed, said" | "changed, silent";

/** What an application notices at once: who gets in, where a request goes, and as what. */
const NOTICED: ReadonlySet<Field> = new Set([
  "outcome",
  "status",
  "backends",
  "upstream.target",
  "upstream.host",
  "upstream.protocol",
  "guard.basicAuth",
  "guard.externalAuth",
  "guard.clientCertificate",
  "guard.rateLimit",
  "guard.anyOf",
]);

/** Counts verdicts over the Ingresses of the benchmark, asked over HTTPS and plain HTTP. */
export function judge({
  ingresses,
  inventory,
  objects,
  isSaid,
}: {
  ingresses: readonly BenchIngress[];
  inventory: Inventory;
  /** What the converter printed. */
  objects: readonly KubernetesObject[];
  /** Whether the converter said anything of this Ingress but that it was read. */
  isSaid: (ingress: BenchIngress) => boolean;
}): Record<Verdict, number> {
  const nginx = effectiveNginx(inventory);
  const envoy = prepareEnvoy({ ...inventory, objects });
  const counts = { kept: 0, closed: 0, "changed, said": 0, "changed, silent": 0 };
  for (const ingress of ingresses) {
    const pairs = requestsOf(ingress).map((request) => ({
      before: answerNginx({ nginx, request }),
      after: answerEnvoy({ envoy, request }),
    }));
    counts[verdictOf(pairs, isSaid(ingress))] += 1;
  }
  return counts;
}

function verdictOf(pairs: readonly { before: Answer; after: Answer }[], said: boolean): Verdict {
  const changed = pairs.filter(({ before, after }) =>
    differences(before, after).some((field) => NOTICED.has(field)),
  );
  if (changed.length === 0) {
    return "kept";
  }
  if (changed.every(({ after }) => isClosed(after))) {
    return "closed";
  }
  return said ? "changed, said" : "changed, silent";
}

const isClosed = ({ outcome }: Answer): boolean =>
  outcome.type === "closed" || (outcome.type === "response" && outcome.status >= 400);

const requestsOf = ({ host, path }: BenchIngress): HttpRequest[] => {
  const base = path.replace(/\(.*$/, "");
  return (["https", "http"] as const).flatMap((scheme) =>
    ["10.0.0.1", "203.0.113.5"].map((clientAddress) => ({
      scheme,
      host,
      method: "GET",
      target: `${base}/x`,
      headers: [],
      clientAddress,
    })),
  );
};
