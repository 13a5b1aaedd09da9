import type { NginxConfiguration, Risk } from "../configuration/configuration";
import type { Inventory, InventoryIngress } from "../inventory";
import type { Ignored } from "./annotation";
import { ALIASES, ANNOTATIONS } from "./families";

/** Why an Ingress is left out or its locations are denied: the annotation, and the fault of it. */
export interface AnnotationFault {
  readonly key: string;
  readonly reason: string;
}

/** What the controller reads of an Ingress's annotations. */
export interface InForce {
  /** By key without prefix and aliases. */
  readonly values: Readonly<Record<string, string>>;
  /** Keys under the prefix that no parser reads. */
  readonly unknown: readonly string[];
  readonly ignored: readonly Ignored[];
  /** Present: the controller does not take the Ingress. */
  readonly dropped?: AnnotationFault;
}

/**
 * Annotations as far as the controller's configuration admits them. Facts, controller 1.15.1: a value
 * with a blocked word, or a key above the risk level, drops the Ingress (syncIngress in
 * controller/store/store.go, CheckAnnotationRisk in annotations/parser); snippets that are switched
 * off are emptied (dropSnippetDirectives in controller/controller.go). So with the default risk level
 * High a snippet drops the Ingress, and only with Critical it is passed over.
 */
export const annotationsInForce = ({
  ingress: { annotations },
  configuration: { admission },
  inventory,
}: {
  ingress: InventoryIngress;
  configuration: NginxConfiguration;
  inventory: Inventory;
}): InForce => {
  const prefix = `${inventory.selection.annotationsPrefix}/`;
  const own = Object.entries(annotations)
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, value]): [string, string] => [name.slice(prefix.length), value])
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const values = withoutAliases(Object.fromEntries(own));
  const isInForce = (key: string): boolean => admission.snippets || !SNIPPETS.has(key);
  const dropped =
    blocked({ own, words: admission.blockedWords }) ??
    // Here the controller takes a name without the prefix too.
    tooRisky({
      keys: Object.keys(annotations).map((name) => name.replace(prefix, "")),
      level: admission.riskLevel,
    });
  return {
    values: Object.fromEntries(Object.entries(values).filter(([key]) => isInForce(key))),
    unknown: own.map(([key]) => key).filter((key) => !RISKS.has(key)),
    ignored: Object.keys(values)
      .filter((key) => !isInForce(key))
      .map((key) => ({ key, reason: "allow-snippet-annotations is off" })),
    ...(dropped && { dropped }),
  };
};

const SNIPPETS: ReadonlySet<string> = new Set([
  "auth-snippet",
  "configuration-snippet",
  "modsecurity-snippet",
  "server-snippet",
  "stream-snippet",
]);

const RISKS: ReadonlyMap<string, Risk> = new Map(ANNOTATIONS.map(({ key, risk }) => [key, risk]));

const LEVELS: readonly Risk[] = ["Low", "Medium", "High", "Critical"];

const withoutAliases = (own: Readonly<Record<string, string>>): Record<string, string> => {
  const values = Object.fromEntries(
    Object.entries(own).filter(([key]) => !Object.hasOwn(ALIASES, key)),
  );
  for (const [alias, key] of Object.entries(ALIASES)) {
    const value = own[alias];
    if (value !== undefined && (values[key] ?? "") === "") {
      values[key] = value;
    }
  }
  return values;
};

const blocked = ({
  own,
  words,
}: {
  own: readonly (readonly [key: string, value: string])[];
  words: readonly string[];
}): AnnotationFault | undefined => {
  const [found] = own.flatMap(([key, value]) =>
    words
      .filter((word) => value.includes(word))
      .map((word) => ({
        key,
        reason: `its value has "${word}", which annotation-value-word-blocklist forbids`,
      })),
  );
  return found;
};

const tooRisky = ({
  keys,
  level,
}: {
  keys: readonly string[];
  level: Risk;
}): AnnotationFault | undefined => {
  const key = keys
    .toSorted()
    .find((each) => LEVELS.indexOf(RISKS.get(each) ?? "Low") > LEVELS.indexOf(level));
  return key === undefined
    ? undefined
    : { key, reason: `its risk is above annotations-risk-level ${level}` };
};
