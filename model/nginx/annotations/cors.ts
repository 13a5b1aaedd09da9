import { RE2JS } from "re2js";
import type { CorsSettings } from "../effective/settings";
import type { AnnotationSource, Parsed } from "./annotation";
import type { Reader } from "./reading";
import { readFamily } from "./reading";
import { annotationTable } from "./table";
import type { Check } from "./values";
import { HEADER_LIST, matching } from "./values";

export const corsAnnotations = annotationTable(
  {
    scope: "location",
    risk: "Medium",
    invalid: "takes the default",
    fidelity: "exact",
    protective: true,
    emits: ["SecurityPolicy.spec.cors"],
    differs: "",
  },
  {
    "enable-cors": {
      meaning:
        "Answers OPTIONS of an allowed origin with 204, and adds the fields below to every answer to one.",
      risk: "Low",
      fidelity: "approximate",
      differs:
        "Envoy answers preflights alone, with 200; an OPTIONS without Access-Control-Request-Method reaches the backend.",
    },
    "cors-allow-origin": {
      meaning: "Origins; `*` in front stands for one label. By default any.",
      fidelity: "approximate",
      differs:
        "For any origin nginx answers `*`, Envoy the origin itself. In front of a domain, `*` stands for several labels.",
    },
    "cors-allow-methods": { meaning: "Methods that are allowed." },
    "cors-allow-headers": { meaning: "Request fields that are allowed." },
    "cors-allow-credentials": {
      meaning: "Whether cookies are allowed; by default yes.",
      risk: "Low",
      fidelity: "approximate",
      differs:
        "For any origin Envoy promises none; browsers do not take nginx's promise there either.",
    },
    "cors-expose-headers": { meaning: "Answer fields that scripts may read." },
    "cors-max-age": {
      meaning: "Seconds that a preflight is kept; by default 20 days.",
      risk: "Low",
    },
  },
);

const METHODS = "GET, PUT, POST, DELETE, PATCH, OPTIONS";
const HEADERS =
  "DNT,Keep-Alive,User-Agent,X-Requested-With,If-Modified-Since,Cache-Control,Content-Type,Range,Authorization";
const MAX_AGE_SECONDS = 1_728_000;

/** Words of these characters, with a comma, a blank or both between them. */
const words = (characters: string): RegExp =>
  new RegExp(`^[${characters}](?:[${characters}]|(?:,[ \\t]?|[ \\t])(?=[${characters}]|$))*$`);

const METHOD_LIST = words("A-Za-z");
const EXPOSED_LIST = words("\\w*-");
const ORIGIN = /^([a-z]+:\/\/(\*\.)?[A-Za-z0-9.-]*(:\d+)?|\*|null)$/;

/** Undefined: off. Fact: internal/ingress/annotations/cors. */
export const parseCors = (source: AnnotationSource): Parsed<CorsSettings | undefined> =>
  readFamily<CorsSettings | undefined>({
    source,
    without: undefined,
    read: (reader) => {
      const { boolean, integer } = reader;
      const settings = {
        allowOrigins: originsOf(reader),
        allowHeaders:
          listOf(reader, { key: "cors-allow-headers", pattern: HEADER_LIST }) ?? HEADERS,
        allowMethods:
          listOf(reader, { key: "cors-allow-methods", pattern: METHOD_LIST }) ?? METHODS,
        allowCredentials: boolean("cors-allow-credentials") ?? true,
        exposeHeaders: listOf(reader, { key: "cors-expose-headers", pattern: EXPOSED_LIST }) ?? "",
        maxAgeSeconds: integer("cors-max-age") ?? MAX_AGE_SECONDS,
      };
      return boolean("enable-cors") === true ? settings : undefined;
    },
  });

/** A list that is well formed as it is, not only without its blanks. */
const listOf = (
  { text, ignore }: Reader,
  { key, pattern }: { key: string; pattern: RegExp },
): string | undefined => {
  const value = text(key, matching("a list with commas", pattern));
  if (value === undefined || pattern.test(value)) {
    return value;
  }
  ignore({ key, reason: "it is not a list with commas" });
  return undefined;
};

/** Origins with or without a scheme; the validator asks for no comma between them. */
const ORIGIN_LIST = RE2JS.compile("(?:(?:[a-z]+://)?(?:\\*\\.)?[A-Za-z0-9.-]*(?::\\d+)?,?)+|\\*");

const ORIGINS: Check = {
  name: "a list of origins",
  allows: (value) => ORIGIN_LIST.matches(value.replaceAll(" ", "")),
};

const originsOf = ({ text, ignore }: Reader): string[] => {
  const key = "cors-allow-origin";
  const origins = (text(key, ORIGINS) ?? "*")
    .split(",")
    .map((origin) => origin.trim())
    .filter((origin) => origin !== "");
  if (origins.includes("*")) {
    return ["*"];
  }
  const sound = origins.filter((origin) => ORIGIN.test(origin));
  if (sound.length < origins.length) {
    ignore({ key, reason: "origins without a scheme are left out" });
  }
  return sound;
};
