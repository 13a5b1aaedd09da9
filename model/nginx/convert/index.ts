export { convert } from "./convert";
export type { Conversion, ConversionRow, ConversionTarget } from "./conversion";
