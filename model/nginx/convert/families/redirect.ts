import type { Family } from "../emission";

/**
 * `permanent-redirect` and `temporal-redirect`: nginx's `return` with a literal URL, before any check
 * and without the request's query. As a direct response Envoy does the same.
 */
export const redirect: Family = ({ location: { settings } }) => {
  const { redirect: to } = settings.routing;
  return to === undefined
    ? {}
    : { response: { status: to.status, location: literalHeader(to.url) } };
};

/** A text as the value of a header in Envoy's configuration, where `%` begins an operator. */
export const literalHeader = (text: string): string => text.replaceAll("%", "%%");
