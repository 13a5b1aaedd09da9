import ipaddr from "ipaddr.js";

/** Whether an address lies in a range in CIDR notation; never for what is no address. */
export const isInRange = (address: string, range: string): boolean => {
  if (!ipaddr.isValid(address) || !ipaddr.isValidCIDR(range)) {
    return false;
  }
  const parsed = ipaddr.process(address);
  const [network, bits] = ipaddr.parseCIDR(range);
  return parsed.kind() === network.kind() && parsed.match(network, bits);
};

/** Whether a text is a range that Envoy Gateway takes. */
export const isRange = (range: string): boolean => ipaddr.isValidCIDR(range);

/** Whether a text is an address and nothing else. */
export const isAddress = (text: string): boolean => ipaddr.isValid(text);
