import { targetParts } from "../../http/request";

/** A request's path as nginx compares it, and its query. */
export interface NginxUri {
  /** Decoded and resolved; one character for each byte. */
  readonly path: string;
  /** As sent, without the question mark; absent without one. */
  readonly args?: string;
  /** Whether anything was encoded, or there is a plus sign. */
  readonly encoded: boolean;
}

/** One character for each byte of a text in UTF-8: nginx knows bytes only. */
export const toBytes = (text: string): string => Buffer.from(text, "utf8").toString("latin1");

/**
 * Decodes percent-encoding once, merges slashes and resolves `.` and `..`, of which an encoded slash or
 * dot is one too (ngx_http_parse_complex_uri in nginx's src/http/ngx_http_parse.c).
 *
 * @returns nothing where nginx answers 400: no leading slash, a control character, a broken encoding,
 *   `%00`, or a `..` above the root.
 */
export const normalizeUri = ({
  target,
  mergeSlashes,
}: {
  target: string;
  mergeSlashes: boolean;
}): NginxUri | undefined => {
  const { path: raw, query: args } = targetParts({
    target: toBytes(target).replace(/#.*$/s, ""),
  });
  const decoded = decode(raw);
  if (!raw.startsWith("/") || decoded === undefined || CONTROL.test(target)) {
    return undefined;
  }
  const path = resolve({ segments: decoded.slice(1).split("/"), mergeSlashes });
  return path === undefined
    ? undefined
    : { path, encoded: /[%+]/.test(raw), ...(args !== undefined && { args }) };
};

// eslint-disable-next-line no-control-regex -- these are what nginx refuses
const CONTROL = /[\u0000-\u0020\u007f]/;

const decode = (raw: string): string | undefined => {
  if (/%(?![0-9a-f]{2})|%00/i.test(raw)) {
    return undefined;
  }
  return raw.replace(/%([0-9a-f]{2})/gi, (_, digits: string) =>
    String.fromCharCode(parseInt(digits, 16)),
  );
};

const resolve = ({
  segments,
  mergeSlashes,
}: {
  segments: readonly string[];
  mergeSlashes: boolean;
}): string | undefined => {
  const resolved: string[] = [];
  for (const [index, segment] of segments.entries()) {
    const isLast = index === segments.length - 1;
    if (segment === "..") {
      if (resolved.pop() === undefined) {
        return undefined;
      }
    } else if (segment !== "." && (segment !== "" || isLast || !mergeSlashes)) {
      resolved.push(segment);
    }
    if (isLast && (segment === "." || segment === "..")) {
      resolved.push("");
    }
  }
  return `/${resolved.join("/")}`;
};

/** As nginx writes a path for a backend after a rewrite (ngx_escape_uri, NGX_ESCAPE_URI of 1.21.1 on). */
export const escapePath = (path: string): string =>
  // eslint-disable-next-line no-control-regex -- bytes that no path may hold
  path.replace(/[\u0000-\u0020"#%<>?\\^`{|}\u007f-\u00ff]/g, percent);

/** As nginx writes decoded text into a query (NGX_ESCAPE_ARGS). */
export const escapeArgument = (text: string): string =>
  // eslint-disable-next-line no-control-regex -- bytes that no query may hold
  text.replace(/[\u0000-\u0020"#%&+;<>?\\^`{|}\u007f-\u00ff]/g, percent);

const percent = (byte: string): string =>
  `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
