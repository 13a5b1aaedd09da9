import { createColors, isColorSupported } from "picocolors";

/** Colours on a terminal only, and not where NO_COLOR is set; the library alone also colours in CI. */
export const colours = createColors(process.stdout.isTTY ? isColorSupported : false);
