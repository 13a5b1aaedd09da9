/** Origins of `cors-allow-origin`, by what Envoy Gateway makes of them. */
export interface SortedOrigins {
  /** As the policy has them, sorted as written. */
  readonly kept: readonly string[];
  /** Kept ones whose `*` stands for one label in nginx, and for several in Envoy. */
  readonly widened: readonly string[];
  /** Ones that no origin of a policy can say, such as `null`. */
  readonly lost: readonly string[];
}

/** What a SecurityPolicy takes (api/v1alpha1/cors_types.go), but for a port after any scheme. */
const ORIGIN = /^(\*|[A-Za-z][A-Za-z0-9+.-]*:\/\/(\*|(\*\.)?(([\w-]+\.?)+)?[\w-]+)(:\d{1,5})?)$/;

const LONGEST = 253;

export const sortOrigins = (origins: readonly string[]): SortedOrigins => {
  const isKept = (origin: string) => ORIGIN.test(origin) && origin.length <= LONGEST;
  const kept = origins.filter(isKept);
  return {
    kept,
    widened: kept.filter((origin) => origin.includes("*.")),
    lost: origins.filter((origin) => !isKept(origin)),
  };
};
