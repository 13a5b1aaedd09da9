import { isHeaderName } from "../../annotations/values";
import { parseList } from "../../values/texts";
import type { Risk } from "../configuration";
import { KEPT, type Table } from "../key";
import { boolean, row } from "../readers";

const RISKS: Readonly<Record<string, Risk>> = {
  critical: "Critical",
  high: "High",
  medium: "Medium",
};

/** What decides which annotations are in force. */
export const ADMISSION_KEYS = {
  "allow-snippet-annotations": boolean(false, KEPT),
  "allow-cross-namespace-resources": boolean(false, KEPT),
  // Any other word is the lowest level (parser.StringRiskToRisk).
  "annotations-risk-level": row<Risk>({
    fallback: "High",
    fate: KEPT,
    parse: (text) => RISKS[text.toLowerCase()] ?? "Low",
  }),
  // Items are not trimmed, and an empty one is found in every value (store.checkBadAnnotationValue).
  "annotation-value-word-blocklist": row<readonly string[]>({
    fallback: [],
    fate: KEPT,
    parse: (text) => (text === "" ? [] : text.trim().split(",")),
  }),
  "strict-validate-path-type": boolean(true, KEPT),
  "global-allowed-response-headers": row<readonly string[]>({
    fallback: [],
    fate: KEPT,
    parse: (text) => parseList(text).filter(isHeaderName),
  }),
} satisfies Table;
