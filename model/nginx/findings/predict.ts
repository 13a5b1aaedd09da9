import type { Field } from "../../http/fields";
import type { HttpRequest } from "../../http/request";
import { TRAITS } from "../../http/traits";
import { ANNOTATIONS } from "../annotations/families";
import type { RequestPlace } from "../answer/place";
import type { AnsweredFinding } from "./finding";
import { closesRules } from "./state";

/**
 * The findings that predict a difference in a field of the answer to a request: they are about its
 * place, and a difference of theirs names the field and holds for the request. One that closes its
 * rules predicts every field: Envoy answers 403.
 */
export const predictions = ({
  findings,
  place,
  request,
  field,
}: {
  findings: readonly AnsweredFinding[];
  place: RequestPlace;
  request: HttpRequest;
  field: Field;
}): AnsweredFinding[] =>
  findings.filter(
    (finding) =>
      isAbout(finding, place) &&
      (closesRules(finding) ||
        finding.differences.some(
          (difference) => difference.field === field && TRAITS[difference.when](request),
        )),
  );

/** Keys whose value in one Ingress holds for others that share a host, or a Service and port. */
const SHARED: ReadonlySet<string> = new Set(
  ANNOTATIONS.filter(({ scope }) => scope !== "location").map(({ key }) => key),
);

const isAbout = ({ scope, key = "" }: AnsweredFinding, place: RequestPlace): boolean => {
  switch (scope.type) {
    case "controller":
      return true;
    case "host":
      return scope.host === place.host;
    case "ingress":
      if (SHARED.has(key) && place.ingresses.includes(scope.ingress)) {
        return true;
      }
      return (
        scope.ingress === place.ingress &&
        (scope.locations?.some(({ host, path }) => host === place.host && path === place.path) ??
          true)
      );
  }
};
