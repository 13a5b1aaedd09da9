import type { Inventory } from "../inventory";
import type { Finding } from "../findings/finding";
import { controllerFinding } from "../findings/loss";

/** A ConfigMap as far as it is known. */
export interface ConfigMapData {
  readonly data: Readonly<Record<string, string>>;
  readonly withheld: readonly string[];
  readonly findings: readonly Finding[];
}

/**
 * Data of a ConfigMap that an argument or a key names.
 *
 * @param key argument with its dashes, or key of the main ConfigMap.
 * @param name `namespace/name`; empty: none is named.
 * @returns nothing in it where there is none. The controller does with less (a line in its log); in
 * manifests the ConfigMap may be elsewhere, so that its absence has to be accepted.
 */
export const configMapData = ({
  inventory,
  key,
  name,
}: {
  inventory: Inventory;
  key: string;
  name: string;
}): ConfigMapData => {
  const found = inventory.configMaps.find((each) => `${each.namespace}/${each.name}` === name);
  if (found) {
    return { data: found.data, withheld: found.withheld, findings: [] };
  }
  return {
    data: {},
    withheld: [],
    findings: name === "" ? [] : [missing({ inventory, key, name })],
  };
};

const missing = ({
  inventory: { source },
  key,
  name,
}: {
  inventory: Inventory;
  key: string;
  name: string;
}): Finding =>
  controllerFinding({
    key,
    value: name,
    differences: [
      {
        field: "operation",
        when: "always",
        nginx: source === "cluster" ? "finds no such ConfigMap" : "may read this ConfigMap",
        envoy: "behaves as if the ConfigMap were empty",
      },
    ],
    ...(source === "cluster"
      ? { severity: "note", remedy: "remove the name, or create the ConfigMap" }
      : {
          severity: "lossy",
          protective: true,
          remedy: "add the ConfigMap to the manifests, or accept this if there is none",
        }),
  });
