import type { NginxConfiguration } from "../configuration/configuration";
import type { LocationSettings } from "../effective/settings";
import type { Finding } from "../findings/finding";
import type { Inventory, InventoryIngress } from "../inventory";
import { ANNOTATIONS } from "./families";
import { ignoredFinding, unknownFinding } from "./findings";
import type { AnnotationFault } from "./in-force";
import { annotationsInForce } from "./in-force";
import { parseFamilies } from "./parse-families";

export { ALIASES, ANNOTATION_FAMILIES, ANNOTATIONS } from "./families";
export type { AnnotationFamily } from "./families";
export type { AnnotationFault } from "./in-force";

/** What the annotations of an Ingress say. */
export interface ParsedAnnotations {
  readonly settings: LocationSettings;
  /** Present: its locations answer 503. */
  readonly denied?: AnnotationFault;
  /** Present: the controller does not take the Ingress, and `settings` mean nothing. */
  readonly dropped?: AnnotationFault;
  /** Unknown annotations, and values that the controller does not use; none of a dropped Ingress. */
  readonly findings: readonly Finding[];
}

/** Reads all annotations of an Ingress as the controller does. */
export const parseAnnotations = ({
  ingress,
  configuration,
  inventory,
}: {
  ingress: InventoryIngress;
  configuration: NginxConfiguration;
  inventory: Inventory;
}): ParsedAnnotations => {
  const inForce = annotationsInForce({ ingress, configuration, inventory });
  const { values } = inForce;
  const { settings, ignored, denied, ...families } = parseFamilies({
    ingress,
    values,
    configuration,
    inventory,
  });
  const dropped = inForce.dropped ?? families.dropped;
  if (dropped) {
    return { settings, dropped, findings: [] };
  }
  return {
    settings,
    ...(denied && { denied }),
    findings: [
      ...inForce.unknown.map((key) => unknownFinding({ ingress, key, known: KEYS })),
      ...oncePerKey([...inForce.ignored, ...ignored]).map((each) =>
        ignoredFinding({ ingress, values, ignored: each }),
      ),
    ],
  };
};

const KEYS: readonly string[] = ANNOTATIONS.map(({ key }) => key);

/** A finding's id holds the key: the first fault of each is told. */
const oncePerKey = <Item extends { readonly key: string }>(items: readonly Item[]): Item[] =>
  [...new Map(items.toReversed().map((item) => [item.key, item])).values()].reverse();
