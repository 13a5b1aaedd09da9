import type { BackendTrafficPolicySpecCompression } from "../../../../kubernetes/types";
import type { NginxConfiguration } from "../../configuration/configuration";

/** nginx's gzip-min-length and brotli-min-length, in bytes; a ConfigMap that changes them is told of. */
const SHORTEST = 256;

/**
 * use-gzip and enable-brotli, for the Gateway's policy: undefined where both are off. Of what a client
 * takes, brotli comes first, as with nginx.
 */
export const compressors = ({
  gzip,
  brotli,
}: NginxConfiguration["compression"]): BackendTrafficPolicySpecCompression[] | undefined => {
  const all: BackendTrafficPolicySpecCompression[] = [
    ...(brotli ? [{ type: "Brotli" as const, brotli: {}, minContentLength: SHORTEST }] : []),
    ...(gzip ? [{ type: "Gzip" as const, gzip: {}, minContentLength: SHORTEST }] : []),
  ];
  return all.length === 0 ? undefined : all;
};
