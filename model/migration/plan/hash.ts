import { createHash } from "node:crypto";
import { canonical } from "../../canonical";

/** SHA-256 of data in hexadecimal digits; equal for equal data, whatever the order of keys. */
export const digest = (data: unknown): string =>
  createHash("sha256")
    .update(JSON.stringify(canonical(data)))
    .digest("hex");
