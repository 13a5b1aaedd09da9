import ipaddr from "ipaddr.js";
import { parseRange } from "../values/addresses";

/** Whether an address is in one of the ranges (CIDR notation or plain); none of another family is. */
export const isWithin = (address: string, ranges: readonly string[]): boolean => {
  if (!ipaddr.isValid(address)) {
    return false;
  }
  const parsed = ipaddr.process(address);
  return ranges.some((text) => {
    const range = parseRange(text);
    if (range === undefined) {
      return false;
    }
    const [network, bits] = ipaddr.parseCIDR(range);
    return network.kind() === parsed.kind() && parsed.match(network, bits);
  });
};
