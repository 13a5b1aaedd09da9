import ipaddr from "ipaddr.js";
import RandExp from "randexp";
import type { Block, Location } from "../nginx/effective/nginx";
import { DEFAULT_SERVER } from "../nginx/effective/servers";
import { MARK } from "./paths";

/** A host that a server's name stands for: a wildcard has one label, `_` is any unknown host. */
export const sampleHost = (name: string): string =>
  name === DEFAULT_SERVER ? `${MARK}.invalid` : name.replace(/^\*/, MARK).replace(/\*$/, "invalid");

/** Paths that a location may answer, likely ones first; whether it does the interpreter says. */
export const samplePaths = ({ path, blocks }: Pick<Location, "path" | "blocks">): string[] => [
  ...new Set([path, ...blocks.flatMap(blockSamples)].filter(isPlain).map(encodeURI)),
];

const blockSamples = ({ match, text }: Block): string[] => {
  if (match !== "regex") {
    return [text];
  }
  const plain = text.replace(/[\\^$.|?*+()[\]{}].*$/s, "");
  return [
    ...[false, true].flatMap((most) => expressionSample(text, most)),
    ...["", MARK, "1", `/${MARK}`].map((end) => `${plain}${end}`),
  ];
};

/** A text that an expression stands for, always the same; none where it is not one of JavaScript's. */
const expressionSample = (text: string, most: boolean): string[] => {
  try {
    const expression = new RandExp(text);
    expression.max = 3;
    expression.randInt = (from, to) => (most ? to : from);
    return [expression.gen()];
  } catch {
    return [];
  }
};

/** What a path may have, spaces and letters of all kinds included: they are sent as escapes. */
const isPlain = (path: string): boolean => /^\/[^\p{Cc}?#\\]*$/u.test(path);

/** First address of a range that is a host's: in CIDR notation, as the inventory's settings are. */
export const sampleAddress = (range: string): string => {
  const [network, bits] = ipaddr.parseCIDR(range);
  const bytes = network.toByteArray();
  const last = bytes.length - 1;
  return ipaddr
    .fromByteArray(
      bits >= bytes.length * 8 - 1
        ? bytes
        : bytes.map((byte, index) => (index === last ? byte + 1 : byte)),
    )
    .toString();
};

/** An origin that a pattern of cors-allow-origin stands for. */
export const sampleOrigin = (pattern: string): string =>
  pattern === "*" ? `https://${MARK}.example` : pattern.replace("*", MARK);
