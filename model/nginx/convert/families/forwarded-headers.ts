import type { Family } from "../emission";

/** Address of the client, after the detection that the listener is set to. */
const CLIENT = "%DOWNSTREAM_REMOTE_ADDRESS_WITHOUT_PORT%";

/** Scheme that the client used: Envoy overwrites the client's own field with it. */
const SCHEME = "%REQ(X-FORWARDED-PROTO)%";

/**
 * The request headers that every nginx location sets (rootfs/etc/nginx/template/nginx.tmpl). Those
 * that Envoy sets itself (X-Request-ID, X-Forwarded-Proto) and those that depend on the listener are
 * left to the ClientTrafficPolicy.
 */
export const forwardedHeaders: Family = ({ nginx: { configuration } }) => {
  const { useForwardedHeaders, computeFullForwardedFor } = configuration.clientAddress;
  return {
    requestHeaders: {
      set: {
        "X-Real-IP": CLIENT,
        "X-Forwarded-Host": useForwardedHeaders
          ? "%REQ(X-FORWARDED-HOST?:AUTHORITY)%"
          : "%REQ(:AUTHORITY)%",
        // The same for Envoy, and said for those who compare: nginx sets it too.
        ...(useForwardedHeaders && { "X-Forwarded-Port": "%REQ(X-FORWARDED-PORT)%" }),
        "X-Forwarded-Scheme": SCHEME,
        "X-Scheme": SCHEME,
        // Envoy appends to the client's chain, which nginx keeps only when told so.
        ...(!(useForwardedHeaders && computeFullForwardedFor) && { "X-Forwarded-For": CLIENT }),
      },
      // CVE-2016-5385: nginx never passes the first one on. The others are Envoy's own, which no
      // setting of the listener switches off.
      remove: ["Proxy", "X-Envoy-External-Address", "X-Envoy-Internal"],
    },
  };
};
