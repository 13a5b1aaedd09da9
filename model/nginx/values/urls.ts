/**
 * A URL as the controller checks one (StringToURL, which is Go's url.Parse): it has a scheme and a
 * host, and no `..` in the host. Variables of nginx may stand anywhere.
 *
 * @returns its host without the port, or nothing.
 */
export const parseUrl = (text: string): { readonly host: string } | undefined => {
  const [, authority = "", path = ""] =
    /^[a-z][-+.a-z0-9]*:\/\/([^/?#]*)([^?#]*)/i.exec(text) ?? [];
  const [, host = ""] =
    /^(?:[^@]*@)?(\[[0-9a-f:.]+\]|[^[\]:\s"<>\\^`{|}%]*)(?::\d*)?$/i.exec(authority) ?? [];
  const usable =
    host !== "" && !host.includes("..") && !BAD_ESCAPE.test(path) && !CONTROL.test(text);
  return usable ? { host: host.replace(/^\[(.*)\]$/, "$1") } : undefined;
};

const BAD_ESCAPE = /%(?![0-9a-f]{2})/i;

const CONTROL = /\p{Cc}/u;
