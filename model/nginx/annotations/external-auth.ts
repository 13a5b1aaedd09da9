import type { AuthSettings, ExternalAuthSettings } from "../effective/settings";
import type { AnnotationSource, Parsed } from "./annotation";
import { parseUrl } from "../values/urls";
import type { Reader } from "./reading";
import { present, readFamily } from "./reading";
import { configMapOf, isWithinReach, nameOf, referenceOf } from "./references";
import {
  anything,
  BASIC,
  HEADER_LIST,
  isHeaderName,
  LIST,
  matching,
  URL_TEXT,
  URL_WITH_VARIABLES,
  VARIABLES,
} from "./values";

export { externalAuthAnnotations } from "./external-auth-table";

type External = AuthSettings["external"];

const METHODS = matching(
  "a method in capitals",
  /^(GET|HEAD|POST|PUT|PATCH|DELETE|CONNECT|OPTIONS|TRACE)$/,
);
const CACHE_KEY = matching("made of letters, digits and -_${}", VARIABLES);
const HEADERS = matching("a list of header fields", HEADER_LIST);

const DENY = { refused: "deny", empty: "default" } as const;
const LEAVE_OUT = { refused: "leave out", empty: "default" } as const;

/** Undefined: nobody is asked. Fact: internal/ingress/annotations/authreq. */
export const parseExternalAuth = (source: AnnotationSource): Parsed<External> =>
  readFamily<External>({
    source,
    without: undefined,
    role: "protection",
    read: (reader) => {
      const url = reader.text("auth-url", URL_WITH_VARIABLES, { refused: "drop" });
      if (url === undefined) {
        return undefined;
      }
      const host = parseUrl(url)?.host;
      if (host === undefined) {
        reader.fail("deny", { key: "auth-url", reason: "it is not a URL with a host" });
      }
      return settingsOf(reader, { source, url, host: host ?? "" });
    },
  });

const settingsOf = (
  reader: Reader,
  { source, url, host }: { source: AnnotationSource; url: string; host: string },
): ExternalAuthSettings => {
  const { text, boolean } = reader;
  return {
    url,
    method: text("auth-method", METHODS, DENY) ?? "",
    ...present({ signIn: text("auth-signin", URL_WITH_VARIABLES) }),
    signInRedirectParameter: text("auth-signin-redirect-param", URL_TEXT) ?? "rd",
    ...present({
      snippet: text("auth-snippet", anything),
      cacheKey: text("auth-cache-key", CACHE_KEY),
    }),
    keepaliveConnections: connectionsOf(reader, host),
    cacheDurations: durationsOf(reader),
    responseHeaders: responseHeadersOf(reader),
    proxySetHeaders: proxySetHeadersOf(reader, source),
    ...present({ requestRedirect: text("auth-request-redirect", URL_TEXT, LEAVE_OUT) }),
    alwaysSetCookie: boolean("auth-always-set-cookie", LEAVE_OUT) ?? false,
  };
};

/** Connections kept; none where something else forbids to keep any. */
const connectionsOf = ({ integer, boolean }: Reader, host: string): number => {
  const connections = integer("auth-keepalive") ?? 0;
  const requests = integer("auth-keepalive-requests") ?? 1000;
  const seconds = integer("auth-keepalive-timeout") ?? 60;
  boolean("auth-keepalive-share-vars");
  return host.includes("$") || requests <= 0 || seconds <= 0 ? 0 : Math.max(connections, 0);
};

const listOf = (text: string): string[] =>
  text
    .split(",")
    .map((each) => each.trim())
    .filter((each) => each !== "");

const durationsOf = ({ text, fail }: Reader): string[] => {
  const key = "auth-cache-duration";
  const durations = listOf(text(key, LIST, LEAVE_OUT) ?? "");
  if (!durations.every(isDuration)) {
    fail("deny", { key, reason: "it is not a list of statuses with a time, such as 200 202 5m" });
  }
  return durations.length === 0 ? ["200 202 401 5m"] : durations;
};

/** Statuses, then at least one time; other words are passed over. */
export const isDuration = (text: string): boolean => {
  const words = text.split(" ");
  const firstTime = words.findIndex((word) => /^\d+(ms|[smhdwMy])$/.test(word));
  return firstTime >= 0 && !words.slice(firstTime).some((word) => /^\d{3}$/.test(word));
};

const responseHeadersOf = ({ text, fail }: Reader): string[] => {
  const key = "auth-response-headers";
  const headers = listOf(text(key, HEADERS, DENY) ?? "");
  if (!headers.every(isHeaderName)) {
    fail("deny", { key, reason: "it is not a list of header fields" });
  }
  return headers;
};

const proxySetHeadersOf = (
  { text, fail }: Reader,
  source: AnnotationSource,
): Readonly<Record<string, string>> => {
  const key = "auth-proxy-set-headers";
  const name = text(key, BASIC);
  if (name === undefined) {
    return {};
  }
  const reference = referenceOf(name, source);
  // Looked up as written: without a namespace nothing is found.
  const data = configMapOf(source.inventory, name);
  if (reference === undefined || !isWithinReach(reference.namespace, source)) {
    fail("deny", { key, reason: "it is not a ConfigMap of the Ingress's namespace" });
  } else if (data === undefined) {
    const hint = name.includes("/") ? "" : ": it must be written as namespace/name";
    fail("deny", { key, reason: `ConfigMap ${nameOf(reference)} is not found${hint}` });
  } else if (!Object.keys(data).every(isHeaderName)) {
    fail("deny", { key, reason: `ConfigMap ${name} has a key that is no header field` });
  }
  return data ?? {};
};
