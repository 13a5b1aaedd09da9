import type { RoutingSettings } from "../effective/settings";
import type { AnnotationSource, Parsed } from "./annotation";
import type { Reader } from "./reading";
import { present, readFamily } from "./reading";
import { annotationTable } from "./table";
import { URL_TEXT_EXACTLY } from "./values";

export const redirectsAnnotations = annotationTable(
  {
    scope: "location",
    risk: "Low",
    invalid: "drops the Ingress",
    fidelity: "exact",
    protective: false,
    emits: ["HTTPRouteFilter.spec.directResponse"],
    differs: "",
  },
  {
    "from-to-www-redirect": {
      meaning:
        "Redirects `www.<host>`, or the host without `www.`, to this host with 308, unless that is a host itself.",
      scope: "server",
      fidelity: "approximate",
      differs: "nginx drops a trailing slash of the path in the Location; Envoy keeps it.",
    },
    "permanent-redirect": {
      meaning: "Answers every request with 301 and this Location, before all checks.",
      risk: "Medium",
    },
    "permanent-redirect-code": { meaning: "Its status, 300 to 308; others mean 301." },
    "temporal-redirect": {
      meaning:
        "Answers every request with 302 and this Location; stronger than permanent-redirect.",
      risk: "Medium",
    },
    "temporal-redirect-code": { meaning: "Its status, 300 to 307; others mean 302." },
    "relative-redirects": {
      meaning: "Leaves scheme and host out of Locations that nginx makes itself.",
      fidelity: "approximate",
      differs: "Redirects that keep the request's path are always absolute.",
    },
  },
);

/** What this family says; internal/ingress/annotations/redirect. */
export type RedirectSettings = Pick<
  RoutingSettings,
  "fromToWww" | "redirect" | "relativeRedirects"
>;

export const parseRedirects = (source: AnnotationSource): Parsed<RedirectSettings> => {
  // The ConfigMap's value holds for all of nginx: an annotation can only add to it.
  const { relativeRedirects } = source.configuration.defaults;
  return readFamily<RedirectSettings>({
    source,
    without: { fromToWww: false, relativeRedirects },
    read: (reader) => ({
      fromToWww: reader.boolean("from-to-www-redirect", DROP) ?? false,
      relativeRedirects: (reader.boolean("relative-redirects", DROP) ?? false) || relativeRedirects,
      ...present({ redirect: temporal(reader) ?? permanent(reader) }),
    }),
  });
};

const DROP = { refused: "drop" } as const;

type Redirect = RoutingSettings["redirect"];

const temporal = ({ text, integer, ignore, fail }: Reader): Redirect => {
  const url = text("temporal-redirect", URL_TEXT_EXACTLY, DROP);
  if (url === undefined) {
    return undefined;
  }
  if (!isHttp(url)) {
    fail("leave out", { key: "temporal-redirect", reason: "it is not an HTTP or HTTPS URL" });
  }
  const code = integer("temporal-redirect-code", DROP);
  return {
    url,
    status: statusOf({ key: "temporal-redirect-code", code, last: 307, ignore }) ?? 302,
  };
};

/** A URL of Go's net/url whose scheme begins with http; its port is a number. */
const isHttp = (url: string): boolean =>
  /^http[-+.a-z0-9]*:/i.test(url) && !/^[^/]*:\/\/[^/?]*:(?!\d*([/?]|$))/.test(url);

const permanent = ({ text, integer, ignore }: Reader): Redirect => {
  const url = text("permanent-redirect", URL_TEXT_EXACTLY, DROP);
  const code = integer("permanent-redirect-code", DROP);
  const status = statusOf({ key: "permanent-redirect-code", code, last: 308, ignore }) ?? 301;
  return url === undefined ? undefined : { url, status };
};

const statusOf = ({
  key,
  code,
  last,
  ignore,
}: {
  key: string;
  code: number | undefined;
  last: number;
  ignore: Reader["ignore"];
}): number | undefined => {
  if (code === undefined || (code >= 300 && code <= last)) {
    return code;
  }
  ignore({ key, reason: `it is not from 300 to ${last}` });
  return undefined;
};
