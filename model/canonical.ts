import { sortedEntries } from "./collections";

/** The same data with the keys of every map in order, so that equal plans are equal texts. */
export const canonical = <Data>(data: Data): Data => ordered(data) as Data;

const ordered = (data: unknown): unknown => {
  if (Array.isArray(data)) {
    return data.map(ordered);
  }
  return typeof data === "object" && data !== null
    ? Object.fromEntries(
        sortedEntries(data as Record<string, unknown>).map(([key, value]) => [key, ordered(value)]),
      )
    : data;
};
