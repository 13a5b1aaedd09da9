import type { Finding } from "../../findings/finding";
import { lossParts, type Loss } from "../../findings/loss";
import type { RuleContext } from "../emission";

export { controllerFinding, hostFinding, type Loss } from "../../findings/loss";

/**
 * A finding about an annotation, for the location of the rule alone: those of an Ingress's other
 * locations have the same id, and are joined when rules are.
 *
 * @param key without the annotation prefix.
 */
export const annotationFinding = ({
  context: { ingress, server, location },
  key,
  ...loss
}: Loss & { context: RuleContext; key: string }): Finding => ({
  id: `${ingress}/${key}`,
  scope: { type: "ingress", ingress, locations: [{ host: server.host, path: location.path }] },
  key,
  ...lossParts(loss),
});
