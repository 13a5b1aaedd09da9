import type { Family, RuleContext } from "../emission";

/**
 * A family of checks: none is made where nginx answers before them, with the status of a denied
 * location or host, or with the redirect that an annotation asks for.
 */
export const whereChecked =
  (family: Family): Family =>
  (context) =>
    isChecked(context) ? family(context) : {};

const isChecked = ({ server, location }: RuleContext): boolean =>
  server.denied === undefined &&
  location.denied === undefined &&
  location.settings.routing.redirect === undefined;
