import type { RuleContext } from "../emission";

/** Whether requests of the location reach a backend: it is neither denied, redirected, nor the built-in page. */
export const isProxied = ({ location }: RuleContext): boolean =>
  location.backend.type === "upstream" &&
  location.denied === undefined &&
  location.settings.routing.redirect === undefined;
