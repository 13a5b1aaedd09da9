import type { Finding } from "../../findings/finding";
import type { RuleContext } from "../emission";
import { annotationFinding, controllerFinding, type Loss } from "./finding";

/**
 * A finding about a setting that the ConfigMap has, and an annotation overrides: one for the whole
 * controller where the location has its default, so that no Ingress is named that says nothing.
 *
 * @param key of the annotation, and of the ConfigMap.
 */
export const settingFinding = ({
  context,
  key,
  isDefault,
  ...loss
}: Loss & { context: RuleContext; key: string; isDefault: boolean }): Finding =>
  isDefault ? controllerFinding({ key, ...loss }) : annotationFinding({ context, key, ...loss });
