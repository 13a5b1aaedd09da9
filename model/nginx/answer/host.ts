/**
 * A Host field as nginx compares it: in lower case, without its port and one trailing dot
 * (ngx_http_validate_host in nginx's src/http/ngx_http_request.c).
 *
 * @returns nothing where nginx answers 400.
 */
export const parseHost = (field: string): string | undefined => {
  // eslint-disable-next-line no-control-regex -- these are what nginx refuses
  if (/[\u0000-\u0020\u007f/]|\.\./.test(field)) {
    return undefined;
  }
  const host = field.startsWith("[") ? field.replace(/\].*$/, "]") : field.replace(/:.*$/, "");
  return host.replace(/\.$/, "").toLowerCase() || undefined;
};
