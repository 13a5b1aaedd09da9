/** Limits of the HTTPRoute CRD (Gateway API 1.6, `spec` and its validation rules). */
export const MOST_HOSTNAMES = 16;
export const MOST_RULES = 16;
export const MOST_MATCHES_IN_RULE = 64;
export const MOST_MATCHES = 128;
