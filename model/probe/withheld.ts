import type { RequestPlace } from "../nginx/answer/place";
import type { ProbeRequest } from "./request";

/** Why a request is not sent; undefined: it is. */
export const withheld = ({
  request: { credentials, protocol, scheme },
  place,
  heldBack,
  hasCredentials,
}: {
  request: ProbeRequest;
  place: RequestPlace;
  /** Hosts that stay on nginx. */
  heldBack: readonly string[];
  /** Whether credentials of a name were given. */
  hasCredentials: (wanted: string) => boolean;
}): string | undefined => {
  if (heldBack.includes(place.host)) {
    return "the host stays on nginx: Envoy passes it there";
  }
  if (credentials !== undefined && !hasCredentials(credentials)) {
    return "no credentials were given for it; --credentials names a file of them";
  }
  return NEED_TLS.includes(protocol) && scheme === "http"
    ? `${protocol} is asked for over TLS only`
    : undefined;
};

/** Proxies agree on HTTP/2 in the handshake. */
const NEED_TLS: readonly ProbeRequest["protocol"][] = ["h2", "grpc"];
