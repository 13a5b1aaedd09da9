import type { RuleContext } from "../emission";

/**
 * Whether a location is exempt from basic and external authentication: its path begins with one of
 * `no-auth-locations`, which by default hold the paths of ACME challenges.
 */
export const isExemptFromAuth = ({ location, nginx }: RuleContext): boolean =>
  nginx.configuration.noAuthLocations.some((start) => location.path.startsWith(start));
