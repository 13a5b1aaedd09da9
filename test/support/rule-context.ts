import { contextOf } from "../../model/nginx/convert/context";
import type { ConversionTarget } from "../../model/nginx/convert/conversion";
import type { Family, RuleContext, RuleParts } from "../../model/nginx/convert/emission";
import { effectiveNginx } from "../../model/nginx/effective/build";
import { validateObject } from "./crds";
import { inventoryOf, type IngressInput, type InventoryOfInput } from "./nginx";

export const TARGET: ConversionTarget = {
  gateway: { name: "edge", namespace: "edge-system", className: "edge" },
  stack: "prod",
};

/** What is in the cluster besides one Ingress, and which of its locations is meant. */
export interface ContextInput extends Omit<InventoryOfInput, "ingresses"> {
  readonly annotations?: Readonly<Record<string, string>>;
  /** Parts of the Ingress besides its annotations. */
  readonly ingress?: Omit<IngressInput, "annotations">;
  readonly others?: readonly IngressInput[];
  readonly host?: string;
  readonly path?: string;
}

/** The location of an Ingress, as the conversion shows it to families. */
export const contextWith = ({
  annotations = {},
  ingress = {},
  others = [],
  host = ingress.host ?? "shop.example",
  path = "/",
  ...rest
}: ContextInput): RuleContext => {
  const inventory = inventoryOf({ ...rest, ingresses: [{ ...ingress, annotations }, ...others] });
  const nginx = effectiveNginx(inventory);
  const server = nginx.servers.get(host);
  const location = server?.locations.find((each) => each.path === path);
  if (server === undefined || location === undefined) {
    throw new Error(`the inventory has no location ${host}${path}`);
  }
  return contextOf({ inventory, nginx, server, location, target: TARGET });
};

/** What a family adds to that location. */
export const partsWith = (family: Family, input: ContextInput): RuleParts =>
  family(contextWith(input));

/** Ids of findings with their severity, `!` for protective ones; sorted. */
export const findingsOf = ({ findings = [] }: RuleParts): string[] =>
  findings
    .map(({ id, severity, protective }) => `${id} ${severity}${protective ? "!" : ""}`)
    .sort();

/** Faults of a rule's policies and objects by the pinned CRDs; none where all is valid. */
export const partFaults = ({ security, traffic, objects = [] }: RuleParts): string[] => {
  const policy = (kind: string, spec: object | undefined) =>
    spec === undefined
      ? []
      : [
          {
            apiVersion: "gateway.envoyproxy.io/v1alpha1",
            kind,
            metadata: { name: "rule", namespace: "shop" },
            spec: { targetRefs: [ROUTE], ...spec },
          },
        ];
  return [
    ...policy("SecurityPolicy", security),
    ...policy("BackendTrafficPolicy", traffic),
    ...objects,
  ].flatMap(validateObject);
};

const ROUTE = { group: "gateway.networking.k8s.io", kind: "HTTPRoute", name: "route" };
