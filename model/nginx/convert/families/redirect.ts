import type { Family } from "../emission";

/** Codes with which nginx's `return` sends a Location; with other ones the text is the body. */
const LOCATED: readonly number[] = [301, 302, 303, 307, 308];

/**
 * `permanent-redirect` and `temporal-redirect`: nginx's `return` with a URL, before any check and without
 * the request's query. As a direct response Envoy does the same.
 */
export const redirect: Family = ({ location: { settings } }) => {
  const { redirect: to } = settings.routing;
  if (to === undefined) {
    return {};
  }
  const { url, status } = to;
  return {
    response: LOCATED.includes(status)
      ? { status, location: literalHeader(url) }
      : { status, body: url },
  };
};

/** A text as the value of a header in Envoy's configuration, where `%` begins an operator. */
export const literalHeader = (text: string): string => text.replaceAll("%", "%%");
