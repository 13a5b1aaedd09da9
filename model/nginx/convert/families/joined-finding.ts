import type { Finding, Severity } from "../../findings/finding";
import type { RuleContext } from "../emission";
import { annotationFinding, type Loss } from "./finding";

/** What an annotation of a location loses in several ways, as the one finding that its id allows. */
export const joinedFinding = ({
  context,
  key,
  losses,
}: {
  context: RuleContext;
  key: string;
  losses: readonly Loss[];
}): Finding[] => {
  const [first] = losses;
  return first === undefined
    ? []
    : [
        annotationFinding({
          context,
          key,
          ...first,
          severity: worst(losses),
          differences: losses.flatMap(({ differences }) => differences),
          remedy: [...new Set(losses.map(({ remedy }) => remedy))].join(" "),
        }),
      ];
};

const worst = (losses: readonly Loss[]): Severity => {
  const severities = losses.map(({ severity }) => severity);
  if (severities.includes("refused")) {
    return "refused";
  }
  return severities.includes("lossy") ? "lossy" : "note";
};
