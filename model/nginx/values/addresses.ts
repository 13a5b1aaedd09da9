import { isIP } from "node:net";
import ipaddr from "ipaddr.js";
import { byText } from "../../collections";

/**
 * A range in CIDR notation with the bits of the host cleared, or an address as /32 or /128, as Go's
 * net.ParseCIDR and net.ParseIP read them; IPv4 in IPv6 becomes IPv4.
 *
 * @returns nothing if it is neither.
 */
export const parseRange = (text: string): string | undefined => {
  const [address = "", length, ...rest] = text.trim().split("/");
  const family = isIP(address);
  const most = family === 4 ? 32 : 128;
  const bits = length === undefined ? most : Number(length);
  const taken = family > 0 && rest.length === 0 && !address.includes("%");
  return taken && /^\d{1,4}$/.test(length ?? "0") && bits <= most
    ? network(address, bits)
    : undefined;
};

/**
 * Ranges between commas (the controller's ParseIPNets), sorted, each once.
 *
 * @returns nothing if one of them is no range.
 */
export const parseRanges = (text: string): string[] | undefined => {
  const ranges = text.split(",").map(parseRange);
  const valid = ranges.filter((range) => range !== undefined);
  return valid.length === ranges.length ? [...new Set(valid)].sort(byText) : undefined;
};

const network = (address: string, bits: number): string => {
  const parsed = ipaddr.parse(address);
  if (parsed instanceof ipaddr.IPv6 && parsed.isIPv4MappedAddress() && bits >= 96) {
    return network(parsed.toIPv4Address().toString(), bits - 96);
  }
  const kind = parsed instanceof ipaddr.IPv6 ? ipaddr.IPv6 : ipaddr.IPv4;
  return `${kind.networkAddressFromCIDR(`${address}/${bits}`).toString()}/${bits}`;
};
