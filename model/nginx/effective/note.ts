import type { Finding } from "../findings/finding";

/** What the controller does with a part of an Ingress, in words; the converter does the same. */
interface Note {
  /** Of the id, unique for the Ingress, host or controller. */
  readonly topic: string;
  readonly key?: string;
  readonly nginx: string;
  readonly remedy: string;
  /** Left out: `note`. */
  readonly severity?: "lossy" | "note";
}

/** A finding about one Ingress (`namespace/name`) that changes no answer of Envoy's. */
export const ingressNote = ({
  ingress,
  locations,
  ...note
}: Note & {
  ingress: string;
  locations?: readonly { readonly host: string; readonly path: string }[];
}): Finding => ({
  id: `${ingress}/${note.topic}`,
  scope: { type: "ingress", ingress, ...(locations && { locations }) },
  ...common(note),
});

/** A finding about one host that changes no answer of Envoy's. */
export const hostNote = ({ host, ...note }: Note & { host: string }): Finding => ({
  id: `host/${host}/${note.topic}`,
  scope: { type: "host", host },
  ...common(note),
});

/** A finding about the whole controller that changes no answer of Envoy's. */
export const controllerNote = (note: Note): Finding => ({
  id: `controller/${note.topic}`,
  scope: { type: "controller" },
  ...common(note),
});

const common = ({
  key,
  nginx,
  remedy,
  severity = "note",
}: Note): Omit<Finding, "id" | "scope"> => ({
  severity,
  protective: false,
  ...(key !== undefined && { key }),
  differences: [{ field: "operation", when: "always", nginx, envoy: "the same" }],
  remedy,
  answers: severity === "lossy" ? ["accept", "holdBack"] : [],
});
