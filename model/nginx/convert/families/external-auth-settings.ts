import type { GlobalAuth } from "../../configuration/configuration";
import type { ExternalAuthSettings } from "../../effective/settings";
import type { RuleContext } from "../emission";

/** Which service a location asks, and who says so. */
export interface AskedAuth {
  readonly from: "annotation" | "configMap";
  readonly settings: AuthSettingsOfEither;
}

/** What the ConfigMap and annotations can both say, and fields that only annotations add. */
export type AuthSettingsOfEither = GlobalAuth &
  Partial<Pick<ExternalAuthSettings, "proxySetHeaders">>;

/** An Ingress's own service before that of the controller (shouldApplyGlobalAuth in template.go). */
export const askedAuth = ({ location, nginx }: RuleContext): AskedAuth | undefined => {
  const { external, globalAuth } = location.settings.auth;
  if (external !== undefined) {
    return { from: "annotation", settings: external };
  }
  const global = nginx.configuration.globalAuth;
  return globalAuth && global !== undefined ? { from: "configMap", settings: global } : undefined;
};
