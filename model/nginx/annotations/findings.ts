import { closest, distance } from "fastest-levenshtein";
import type { Finding } from "../findings/finding";
import type { Loss } from "../findings/loss";
import { lossParts } from "../findings/loss";
import type { InventoryIngress } from "../inventory";
import type { Ignored } from "./annotation";
import { staleMeaning } from "./stale";

/** A finding about one annotation of an Ingress. */
const annotationFinding = ({
  ingress: { namespace, name },
  key,
  ...loss
}: Loss & { ingress: InventoryIngress; key: string }): Finding => ({
  id: `${namespace}/${name}/${key}`,
  scope: { type: "ingress", ingress: `${namespace}/${name}` },
  key,
  ...lossParts(loss),
});

/** Values that the controller does not use; protective where a check is left out because of one. */
export const ignoredFinding = ({
  ingress,
  values,
  ignored: { key, reason, protection },
}: {
  ingress: InventoryIngress;
  values: Readonly<Record<string, string>>;
  ignored: Ignored;
}): Finding => {
  const value = values[key];
  const common = {
    ingress,
    key,
    // URLs of authorisation may hold a token, snippets anything.
    ...(value !== undefined && !/^auth-|-snippet$/.test(key) && { value }),
  };
  return protection === "lost"
    ? annotationFinding({
        ...common,
        severity: "refused",
        protective: true,
        differences: same(`leaves out the check that the annotation belongs to: ${reason}`),
        remedy: "correct the value; or accept that the paths stay open, as they are today",
      })
    : annotationFinding({
        ...common,
        severity: "note",
        differences: same(`does not use the value: ${reason}`),
        remedy: "remove the annotation, or correct its value",
      });
};

/** A key under the prefix that no parser of the controller reads. */
export const unknownFinding = ({
  ingress,
  key,
  known,
}: {
  ingress: InventoryIngress;
  key: string;
  known: readonly string[];
}): Finding => {
  const stale = staleMeaning(key);
  if (stale !== undefined) {
    return annotationFinding({
      ingress,
      key,
      severity: "note",
      differences: same(`does not know the annotation any more: ${stale}`),
      remedy: "remove the annotation",
    });
  }
  const near = closest(key, known);
  const hint = distance(key, near) <= LARGEST_SLIP ? `; perhaps ${near} is meant` : "";
  return annotationFinding({
    ingress,
    key,
    severity: "refused",
    protective: true,
    differences: same(`does not know the annotation${hint}`),
    remedy: `remove or correct the annotation${hint}`,
  });
};

/** Letters that a slip of the pen changes. */
const LARGEST_SLIP = 3;

/** What nginx does, and Envoy as well. */
const same = (nginx: string): Loss["differences"] => [
  { field: "operation", when: "always", nginx, envoy: "the same" },
];
