import type { HTTPRouteSpec } from "../../kubernetes/types";
import type { KubernetesObject } from "../../model/kubernetes-object";
import { convert, type Conversion } from "../../model/nginx/convert";
import { effectiveNginx } from "../../model/nginx/effective/build";
import type { FindingAnswers } from "../../model/nginx/findings/finding";
import type { Inventory } from "../../model/nginx/inventory";
import { inventoryOf, type InventoryOfInput } from "./nginx";
import { TARGET } from "./rule-context";

/** The conversion of an inventory from short input, to the Gateway of the tests. */
export const conversionOf = (
  input: InventoryOfInput,
  answers: FindingAnswers = {},
): Conversion & { readonly inventory: Inventory } => {
  const inventory = inventoryOf(input);
  const nginx = effectiveNginx(inventory);
  return { inventory, ...convert({ inventory, nginx, answers, target: TARGET }) };
};

/** The spec of the object, `Kind namespace/name`. */
export const specOf = (objects: readonly KubernetesObject[], wanted: string): unknown =>
  objects.find(
    ({ kind, metadata: { namespace = "", name } }) => `${kind} ${namespace}/${name}` === wanted,
  )?.spec;

/** `Kind namespace/name` of all objects of a kind. */
export const namesOf = (objects: readonly KubernetesObject[], ...kinds: string[]): string[] =>
  objects
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ kind, metadata: { namespace = "", name } }) => `${kind} ${namespace}/${name}`);

/** Every HTTPRoute in short: its listeners, hosts, and each rule's matches and what it does. */
export const routesOf = (objects: readonly KubernetesObject[]): Record<string, unknown> =>
  Object.fromEntries(
    (objects as readonly KubernetesObject<HTTPRouteSpec>[])
      .filter(({ kind }) => kind === "HTTPRoute")
      .map(({ metadata: { namespace = "", name }, spec }) => [
        `${namespace}/${name}`,
        {
          listeners: (spec.parentRefs ?? []).map(({ sectionName }) => sectionName).join(" "),
          ...(spec.hostnames && { hosts: spec.hostnames.join(" ") }),
          rules: (spec.rules ?? []).map(({ matches = [], filters = [], backendRefs = [] }) => [
            matches.map(matchText).join(", "),
            backendRefs.map((each) => `${each.name}:${each.port ?? ""}`).join(" ") ||
              filters.map(filterText).join(" "),
          ]),
        },
      ]),
  );

type Rule = NonNullable<HTTPRouteSpec["rules"]>[number];

const SIGNS = { Exact: "= ", PathPrefix: "", RegularExpression: "~ " };

const matchText = ({ path, headers = [] }: NonNullable<Rule["matches"]>[number]): string =>
  [
    `${SIGNS[path?.type ?? "PathPrefix"]}${path?.value ?? ""}`,
    ...headers.map(({ name, value }) => `${name}: ${value}`),
  ].join(" & ");

const filterText = ({
  type,
  requestRedirect,
  extensionRef,
}: NonNullable<Rule["filters"]>[number]): string => {
  if (requestRedirect) {
    const { statusCode, scheme = "", path } = requestRedirect;
    return `${statusCode ?? ""} ${scheme}${path?.replaceFullPath ?? ""}`;
  }
  return extensionRef?.name ?? type;
};
