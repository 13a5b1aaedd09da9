/** Lists whose items are joined by a key instead of being replaced (api/v1alpha1, patchMergeKey). */
const MERGE_KEYS: Readonly<Record<string, string>> = {
  compression: "type",
  compressor: "type",
  httpUpgrade: "type",
  contextExtensions: "name",
};

/**
 * A policy's spec merged into that of the policy above it, as Envoy Gateway does it with
 * `mergeType` (internal/utils/merge.go): maps field by field, lists replaced but for those with a key.
 */
export const mergeSpecs = <Spec>({ parent, own }: { parent: Spec; own: Spec }): Spec =>
  merge({ parent, own, field: "" }) as Spec;

interface Merging {
  readonly parent: unknown;
  readonly own: unknown;
  readonly field: string;
}

const merge = ({ parent, own, field }: Merging): unknown => {
  if (isMap(parent) && isMap(own)) {
    const merged = Object.entries(own).map(([name, value]) => [
      name,
      merge({ parent: parent[name], own: value, field: name }),
    ]);
    return { ...parent, ...Object.fromEntries(merged) };
  }
  const mergeKey = MERGE_KEYS[field];
  return mergeKey !== undefined && isListOfMaps(parent) && isListOfMaps(own)
    ? mergeLists({ parent, own, mergeKey })
    : own;
};

const mergeLists = ({
  parent,
  own,
  mergeKey,
}: {
  parent: readonly JsonMap[];
  own: readonly JsonMap[];
  mergeKey: string;
}): JsonMap[] => [
  ...parent.map((item) => ({
    ...item,
    ...own.find((other) => other[mergeKey] === item[mergeKey]),
  })),
  ...own.filter((item) => parent.every((other) => other[mergeKey] !== item[mergeKey])),
];

type JsonMap = Readonly<Record<string, unknown>>;

const isMap = (data: unknown): data is JsonMap =>
  typeof data === "object" && data !== null && !Array.isArray(data);

const isListOfMaps = (data: unknown): data is readonly JsonMap[] =>
  Array.isArray(data) && data.every(isMap);
