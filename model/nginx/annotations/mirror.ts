import type { MirrorSettings } from "../effective/settings";
import { parseUrl } from "../values/urls";
import type { AnnotationSource, Parsed } from "./annotation";
import type { Reader } from "./reading";
import { readFamily } from "./reading";
import { annotationTable } from "./table";
import { matching, SERVER_NAME } from "./values";

export const mirrorAnnotations = annotationTable(
  {
    scope: "location",
    risk: "High",
    invalid: "takes the default",
    fidelity: "approximate",
    protective: false,
    emits: ["HTTPRoute.spec.rules[].filters[].requestMirror"],
    differs: "",
  },
  {
    "mirror-target": {
      meaning: "URL that gets a copy of each request; its answer is thrown away.",
      differs: "Envoy keeps the request's path, and does not wait for the copy's answer.",
    },
    "mirror-host": {
      meaning: "Host of the copy; by default that of the URL.",
      fidelity: "impossible",
      emits: [],
      differs: "The copy has the client's host.",
    },
    "mirror-request-body": {
      meaning: "`off`: the copy has no body; by default on.",
      risk: "Low",
      differs: "The copy always has the body.",
    },
  },
);

type Mirror = MirrorSettings | undefined;

/** Undefined: no copies. Facts: internal/ingress/annotations/mirror and buildMirrorLocations. */
export const parseMirror = (source: AnnotationSource): Parsed<Mirror> =>
  readFamily<Mirror>({
    source,
    without: undefined,
    read: (reader) => {
      const body = reader.text("mirror-request-body", matching("on or off", /^(on|off)$/));
      const target = reader.text("mirror-target", SERVER_NAME);
      const host = reader.text("mirror-host", SERVER_NAME) ?? hostOf(target);
      return target === undefined
        ? undefined
        : mirrored(reader, { target, host, requestBody: body !== "off" });
    },
  });

/** Of the part before the first variable. */
const hostOf = (target = ""): string => parseUrl(target.replace(/\$.*/s, ""))?.host ?? "";

/** Without a host the controller makes no location that the copies could go to. */
const mirrored = ({ ignore }: Reader, mirror: MirrorSettings & { host: string }): Mirror => {
  if (mirror.host === "") {
    ignore({ key: "mirror-target", reason: "it names no host, and mirror-host does not either" });
    return undefined;
  }
  return mirror;
};
