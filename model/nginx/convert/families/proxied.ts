import type { Upstream } from "../../effective/nginx";
import type { RuleContext } from "../emission";

/** A location whose requests reach a backend. */
export type ProxiedContext = RuleContext & { readonly upstream: Upstream };

/** Whether requests of the location reach a backend: it is neither denied, redirected, nor the built-in page. */
export const isProxied = (context: RuleContext): context is ProxiedContext =>
  context.upstream !== undefined &&
  context.location.denied === undefined &&
  context.location.settings.routing.redirect === undefined;
