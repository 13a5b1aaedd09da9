import type { Difference, Finding } from "../../findings/finding";
import type { Family } from "../emission";
import { whereChecked } from "./checked";
import { annotationFinding, controllerFinding } from "./finding";

/** ModSecurity, by annotation or for all: Envoy Gateway brings no such filter. */
export const firewall: Family = whereChecked((context) => {
  if (context.location.settings.firewall?.enabled !== true) {
    return {};
  }
  const finding: Finding = context.nginx.configuration.modsecurity.enabled
    ? controllerFinding({ key: "enable-modsecurity", ...LOSS })
    : annotationFinding({ context, key: "enable-modsecurity", ...LOSS });
  return { findings: [finding] };
});

const DIFFERENCE: Difference = {
  field: "guard.webApplicationFirewall",
  when: "always",
  nginx: "checks requests with ModSecurity",
  envoy: "does not: its image has no such filter",
};

const LOSS = {
  severity: "refused",
  protective: true,
  differences: [DIFFERENCE],
  remedy:
    "put a firewall before the Gateway, or add Coraza as a Wasm module with an EnvoyExtensionPolicy and the same rules, then accept",
} as const;
