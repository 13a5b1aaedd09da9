import type { Family } from "../emission";

/** Codes with which nginx's `return` sends a Location; with other ones the text is the body. */
const LOCATED: readonly number[] = [301, 302, 303, 307, 308];

/**
 * `permanent-redirect` and `temporal-redirect`: nginx's `return` with a URL, before any check and without
 * the request's query. As a direct response Envoy does the same.
 */
export const redirect: Family = ({ location: { settings } }) => {
  const { redirect: to, relativeRedirects } = settings.routing;
  if (to === undefined) {
    return {};
  }
  const { url, status } = to;
  if (!LOCATED.includes(status)) {
    return { response: { status, body: url } };
  }
  const start = url.startsWith("/") && !relativeRedirects ? HERE : "";
  return { response: { status, location: `${start}${literalHeader(url)}` } };
};

/** Scheme and host of the request. */
const HERE = "%REQ(X-FORWARDED-PROTO)%://%REQ(:AUTHORITY)%";

/** A text as the value of a header in Envoy's configuration, where `%` begins an operator. */
export const literalHeader = (text: string): string => text.replaceAll("%", "%%");
