import type { Family } from "./emission";
import { forwardedHeaders } from "./families/forwarded-headers";

/** All families, in the order in which nginx would let their answers count. */
export const FAMILIES: readonly Family[] = [forwardedHeaders];
