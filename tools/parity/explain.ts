import type { Answer, Guard } from "../../model/http/answer";
import type { Field } from "../../model/http/fields";
import type { HttpRequest } from "../../model/http/request";
import { TRAITS } from "../../model/http/traits";
import type { Finding } from "../../model/nginx/findings/finding";

/** What a request has to do with: whose findings may speak of it. */
export interface Concern {
  readonly request: HttpRequest;
  /** Full host name. */
  readonly host: string;
  /** Ingresses of the host, `namespace/name`. */
  readonly ingresses: readonly string[];
  /** What both interpreters say, for the guards that they see. */
  readonly answers: readonly Answer[];
}

/** The ids of findings that predict a difference in a field for this request. */
export function explanations({
  field,
  concern,
  findings,
}: {
  field: Field;
  concern: Concern;
  findings: readonly Finding[];
}): string[] {
  const fields = new Set<Field>([field, ...guardFields(field, concern.answers)]);
  return findings
    .filter((finding) => isAbout(finding, concern))
    .filter(({ differences }) =>
      differences.some((each) => fields.has(each.field) && TRAITS[each.when](concern.request)),
    )
    .map(({ id }) => id);
}

function isAbout({ scope }: Finding, { host, ingresses }: Concern): boolean {
  switch (scope.type) {
    case "controller":
      return true;
    case "host":
      return scope.host === host;
    case "ingress":
      return ingresses.includes(scope.ingress);
  }
}

/** Where it shows that a guard differs: who refuses, with which status and which fields. */
const SHOWN_BY_GUARDS: ReadonlySet<Field> = new Set([
  "outcome",
  "status",
  "location",
  "responseHeaders",
  "upstream.headers",
]);

const guardFields = (field: Field, answers: readonly Answer[]): Field[] =>
  SHOWN_BY_GUARDS.has(field)
    ? answers.flatMap(({ guards }) =>
        guards.map(({ kind }): Field => `guard.${kind as Guard["kind"]}`),
      )
    : [];
