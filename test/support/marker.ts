import { MARKER_KEYS } from "../../model/migration/marker-keys";

/** Annotations of a marker that says this. */
export const markerAnnotations = (
  says: Readonly<Partial<Record<keyof typeof MARKER_KEYS, string>>>,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(says).map(([key, value]) => [
      MARKER_KEYS[key as keyof typeof MARKER_KEYS],
      value,
    ]),
  );
