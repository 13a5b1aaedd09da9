import type { ProxySettings } from "../effective/settings";
import type { AnnotationSource, Parsed } from "./annotation";
import { parseBytes } from "../values/texts";
import type { Reader } from "./reading";
import { readFamily } from "./reading";
import { annotationTable } from "./table";
import { oneOf, SIZE } from "./values";

export const bufferingAnnotations = annotationTable(
  {
    scope: "location",
    risk: "Low",
    invalid: "takes the default",
    fidelity: "no-op",
    protective: false,
    emits: [],
    differs: "",
  },
  {
    "proxy-body-size": {
      meaning: "Largest request body, else 413; by default 1m. 0 is no limit.",
      risk: "Medium",
      fidelity: "impossible",
      protective: true,
      differs:
        "Envoy Gateway's only limit keeps the whole body in memory and breaks WebSockets and streams.",
    },
    "proxy-buffering": {
      meaning: "`on`: reads answers ahead of the client. By default off, as Envoy does it.",
      fidelity: "approximate",
      differs: "Envoy reads as fast as the client, but for a small buffer.",
    },
    "proxy-request-buffering": {
      meaning: "`on`: reads the whole body before the backend is called; the default.",
      fidelity: "approximate",
      differs: "Envoy passes the body on as it comes.",
    },
    "client-body-buffer-size": {
      meaning: "Bytes of a body in memory before a file is used.",
      invalid: "drops the Ingress",
    },
    "proxy-buffer-size": { meaning: "Bytes for the fields of an answer." },
    "proxy-buffers-number": { meaning: "Buffers for an answer." },
    "proxy-busy-buffers-size": { meaning: "Bytes of an answer on their way to the client." },
    "proxy-max-temp-file-size": { meaning: "Largest file for an answer that is read ahead." },
  },
);

/** What this family says; sizes of buffers make no difference that a client or a backend sees. */
export type BufferingParts = Pick<ProxySettings, "bodyBytes" | "buffering" | "requestBuffering">;

/** Fact: internal/ingress/annotations/{proxy,clientbodybuffersize}. */
export const parseBuffering = (source: AnnotationSource): Parsed<BufferingParts> => {
  const { bodyBytes, proxyBuffering, requestBuffering } = source.configuration.defaults;
  return readFamily<BufferingParts>({
    source,
    without: { bodyBytes, buffering: proxyBuffering, requestBuffering },
    read: (reader) => {
      reader.text("client-body-buffer-size", SIZE, { refused: "drop", empty: "default" });
      reader.integer("proxy-buffers-number");
      for (const size of ["buffer-size", "busy-buffers-size", "max-temp-file-size"]) {
        reader.text(`proxy-${size}`, SIZE);
      }
      return {
        bodyBytes: sizeOf(reader, "proxy-body-size") ?? bodyBytes,
        buffering: onOrOff(reader, "proxy-buffering") ?? proxyBuffering,
        requestBuffering: onOrOff(reader, "proxy-request-buffering") ?? requestBuffering,
      };
    },
  });
};

/** Bytes; a size that nginx cannot take is its default. */
const sizeOf = ({ text, ignore }: Reader, key: string): number | undefined => {
  const value = text(key, SIZE);
  const bytes = value === undefined ? undefined : parseBytes(value);
  if (value !== undefined && bytes === undefined) {
    ignore({ key, reason: "nginx refuses its whole configuration with this size" });
  }
  return bytes;
};

const onOrOff = ({ text }: Reader, key: string): boolean | undefined => {
  const word = text(key, oneOf(["on", "off"]));
  return word === undefined ? undefined : word === "on";
};
