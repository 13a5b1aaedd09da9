import { parseRange } from "../values/addresses";
import { type Directive, parseSnippet } from "./parse";

/** What the directives of a snippet come to; values are nginx templates such as `$remote_addr`. */
export interface SnippetEffects {
  /** Set in every answer, in place of the backend's. */
  readonly responseHeaders: Readonly<Record<string, string>>;
  /** Added by `add_header`: beside the backend's own, and only to some statuses. */
  readonly addedHeaders: Readonly<Record<string, string>>;
  readonly clearedHeaders: readonly string[];
  /** Set for the backend; an empty value removes the client's. */
  readonly requestHeaders: Readonly<Record<string, string>>;
  /** Of `allow` and `deny`, in order: the first that fits decides. */
  readonly access: readonly AccessRule[];
  /** Of `return`: nothing else of the location happens. */
  readonly response?: { readonly status: number; readonly location?: string };
}

/** `ranges`: in CIDR notation; `all`: every client. */
export interface AccessRule {
  readonly action: "allow" | "deny";
  readonly ranges: readonly string[] | "all";
}

/** A whole snippet is read, or none of it. */
export type ReadSnippet =
  | { readonly type: "effects"; readonly effects: SnippetEffects }
  /** `directives`: names of those that are not known, or not in this form; never their values. */
  | { readonly type: "refused"; readonly directives: readonly string[]; readonly reason: string };

export const NO_EFFECTS: SnippetEffects = {
  responseHeaders: {},
  addedHeaders: {},
  clearedHeaders: [],
  requestHeaders: {},
  access: [],
};

/**
 * Reads what a snippet does. Directives of which nginx takes one alone in a block, and of which the
 * controller writes one into every location (such as `proxy_read_timeout`), are not known there:
 * with such a snippet nginx refuses its configuration. In a server they do nothing.
 *
 * @param place `location`: configuration-snippet and location-snippet. `server`: server-snippet.
 */
export const readSnippet = ({
  text,
  place,
}: {
  text: string;
  place: "location" | "server";
}): ReadSnippet => {
  const parsed = parseSnippet(text);
  if (parsed.type === "fault") {
    return { type: "refused", directives: [], reason: `it cannot be read: ${parsed.fault}` };
  }
  const read = parsed.directives.map((directive) => ({
    name: directive.name,
    effects: effectsOf({ directive, place }),
  }));
  const unknown = read.filter(({ effects }) => effects === undefined).map(({ name }) => name);
  return unknown.length > 0
    ? { type: "refused", directives: [...new Set(unknown)], reason: "directives without a twin" }
    : { type: "effects", effects: joinEffects(read.flatMap(({ effects = {} }) => effects)) };
};

/** One after the other: of what is said of a header the later holds, of two returns the first. */
export const joinEffects = (parts: readonly Partial<SnippetEffects>[]): SnippetEffects =>
  parts.reduce<SnippetEffects>(
    (joined, part) => ({
      responseHeaders: {
        ...without(joined.responseHeaders, part.clearedHeaders ?? []),
        ...part.responseHeaders,
      },
      addedHeaders: { ...joined.addedHeaders, ...part.addedHeaders },
      clearedHeaders: [
        ...namesWithout(joined.clearedHeaders, Object.keys(part.responseHeaders ?? {})),
        ...(part.clearedHeaders ?? []),
      ],
      requestHeaders: { ...joined.requestHeaders, ...part.requestHeaders },
      access: [...joined.access, ...(part.access ?? [])],
      ...firstResponse(joined, part),
    }),
    NO_EFFECTS,
  );

const namesWithout = (names: readonly string[], others: readonly string[]): string[] => {
  const lower = new Set(others.map((name) => name.toLowerCase()));
  return names.filter((name) => !lower.has(name.toLowerCase()));
};

const without = (
  fields: Readonly<Record<string, string>>,
  names: readonly string[],
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).filter(([name]) => namesWithout([name], names).length > 0),
  );

const firstResponse = (
  joined: SnippetEffects,
  part: Partial<SnippetEffects>,
): Pick<SnippetEffects, "response"> => {
  const response = joined.response ?? part.response;
  return response === undefined ? {} : { response };
};

type Effects = Partial<SnippetEffects> | undefined;

const effectsOf = ({
  directive: { name, args, form },
  place,
}: {
  directive: Directive;
  place: "location" | "server";
}): Effects => {
  if (form === "block") {
    return undefined;
  }
  return place === "server" && OVERRIDDEN_IN_LOCATIONS.has(name) ? {} : READERS.get(name)?.(args);
};

/** The controller sets them in every location (nginx.tmpl), so that a server's value never holds. */
const OVERRIDDEN_IN_LOCATIONS: ReadonlySet<string> = new Set([
  "proxy_set_header",
  "proxy_connect_timeout",
  "proxy_read_timeout",
  "proxy_send_timeout",
  "client_max_body_size",
  "proxy_buffering",
  "proxy_request_buffering",
  "proxy_http_version",
]);

const moreSetHeaders = (args: readonly string[]): Effects => {
  const fields = args.map((arg) => /^([A-Za-z0-9-]+)\s*:\s*(.+)$/.exec(arg));
  return fields.length > 0 && fields.every((field) => field !== null)
    ? {
        responseHeaders: Object.fromEntries(
          fields.map(([, name = "", value = ""]) => [name, value]),
        ),
      }
    : undefined;
};

const moreClearHeaders = (args: readonly string[]): Effects =>
  args.length > 0 && args.every((arg) => FIELD_NAME.test(arg))
    ? { clearedHeaders: args }
    : undefined;

const addHeader = ([name = "", value = "", ...rest]: readonly string[]): Effects =>
  FIELD_NAME.test(name) && value !== "" && (rest.length === 0 || rest.join() === "always")
    ? { addedHeaders: { [name]: value } }
    : undefined;

const proxySetHeader = ([name = "", value, ...rest]: readonly string[]): Effects =>
  FIELD_NAME.test(name) && value !== undefined && rest.length === 0 && !isControllers(name)
    ? { requestHeaders: { [name]: value } }
    : undefined;

/** A second field of that name would be sent: the controller sets these in every location. */
const isControllers = (name: string): boolean =>
  /^(host|upgrade|connection|proxy|x-request-id|x-real-ip|x-forwarded-.*|x-scheme|x-original-.*)$/i.test(
    name,
  );

const giveBack = ([status = "", location, ...rest]: readonly string[]): Effects => {
  const code = Number(status);
  if (!/^[2345]\d\d$/.test(status) || code === 444 || rest.length > 0) {
    return undefined;
  }
  const isRedirect = [301, 302, 303, 307, 308].includes(code);
  return isRedirect === (location !== undefined)
    ? { response: { status: code, ...(location !== undefined && { location }) } }
    : undefined;
};

const access =
  (action: AccessRule["action"]) =>
  (args: readonly string[]): Effects => {
    const [client = "", ...more] = args;
    const range = parseRange(client);
    if (more.length > 0 || (client !== "all" && range === undefined)) {
      return undefined;
    }
    return { access: [{ action, ranges: range === undefined ? "all" : [range] }] };
  };

const FIELD_NAME = /^[A-Za-z0-9-]+$/;

const READERS: ReadonlyMap<string, (args: readonly string[]) => Effects> = new Map([
  ["more_set_headers", moreSetHeaders],
  ["more_clear_headers", moreClearHeaders],
  ["add_header", addHeader],
  // What of the backend's answer is hidden, the client does not see.
  ["proxy_hide_header", (args) => (args.length === 1 ? moreClearHeaders(args) : undefined)],
  ["proxy_set_header", proxySetHeader],
  ["return", giveBack],
  ["allow", access("allow")],
  ["deny", access("deny")],
]);
