import type { SourceSettings } from "../effective/settings";
import { parseRanges } from "../values/addresses";
import type { AnnotationSource, Parsed } from "./annotation";
import type { Reader } from "./reading";
import { readFamily } from "./reading";
import { annotationTable } from "./table";
import type { Check } from "./values";

export const sourcesAnnotations = annotationTable(
  {
    scope: "location",
    risk: "Medium",
    invalid: "denies the location",
    fidelity: "exact",
    protective: true,
    emits: ["SecurityPolicy.spec.authorization.rules[].principal.clientCIDRs"],
    differs: "",
  },
  {
    "allowlist-source-range": {
      meaning:
        "Addresses and ranges that are let through; all others get 403. In place of the ConfigMap's whitelist-source-range.",
    },
    "whitelist-source-range": { meaning: "Other name of allowlist-source-range." },
    "denylist-source-range": {
      meaning: "Addresses and ranges that get 403, before the others are looked at.",
    },
  },
);

/** Addresses and ranges between commas. */
export const RANGES: Check = {
  name: "a list of addresses and ranges",
  allows: (value) => parseRanges(value) !== undefined,
};

/** Facts: internal/ingress/annotations/{ipallowlist,ipdenylist}; what they cannot read denies. */
export const parseSources = (source: AnnotationSource): Parsed<SourceSettings> => {
  const { allowRanges, denyRanges } = source.configuration.defaults;
  return readFamily<SourceSettings>({
    source,
    without: { allow: allowRanges, deny: denyRanges },
    read: (reader) => ({
      allow: ranges(reader, "allowlist-source-range") ?? allowRanges,
      deny: ranges(reader, "denylist-source-range") ?? denyRanges,
    }),
  });
};

const ranges = ({ text, fail }: Reader, key: string): readonly string[] | undefined => {
  const value = text(key, RANGES, { refused: "deny", empty: "deny" });
  const parsed = value === undefined ? undefined : parseRanges(value);
  if (value !== undefined && parsed === undefined) {
    fail("deny", { key, reason: `it is not ${RANGES.name}` });
  }
  return parsed;
};
