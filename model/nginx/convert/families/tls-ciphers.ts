import type { Family } from "../emission";
import { hostFinding } from "./finding";

/**
 * ssl-ciphers: all hosts share a listener and its ciphers. What the host asked for is not emitted; the
 * server's order, which ssl-prefer-server-ciphers asks for, is Envoy's anyway.
 */
export const tlsCiphers: Family = ({ server: { host, ciphers } }) =>
  ciphers === undefined
    ? {}
    : {
        findings: [
          hostFinding({
            host,
            key: "ssl-ciphers",
            severity: "refused",
            protective: true,
            value: ciphers.value,
            differences: [
              {
                field: "operation",
                when: "HTTPS",
                nginx: "offers this host's clients these ciphers",
                envoy: "offers every host Envoy's own: ECDHE with AES-GCM or ChaCha20",
              },
            ],
            remedy: "Accept Envoy's ciphers, unless clients of this host know none of them.",
          }),
        ],
      };
