import type { Annotation } from "./annotation";

/** What rows of a family have in common. */
type Common = Omit<Annotation, "key" | "meaning">;

/** A row: what is its own, and where it differs from the rest of its family. */
type Row = Pick<Annotation, "meaning"> & Partial<Common>;

/** The rows of a family by key. */
export const annotationTable = (
  common: Common,
  rows: Readonly<Record<string, Row>>,
): readonly Annotation[] => Object.entries(rows).map(([key, row]) => ({ ...common, key, ...row }));
