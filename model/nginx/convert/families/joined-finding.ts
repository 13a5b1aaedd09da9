import type { Finding } from "../../findings/finding";
import type { RuleContext } from "../emission";
import { annotationFinding, type Loss } from "./finding";

/**
 * What an annotation of a location loses in several ways, as the one finding that its id allows.
 *
 * @param losses of equal severity.
 */
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
          differences: losses.flatMap(({ differences }) => differences),
          remedy: [...new Set(losses.map(({ remedy }) => remedy))].join(" "),
        }),
      ];
};
