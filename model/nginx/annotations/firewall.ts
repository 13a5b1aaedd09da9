import type { FirewallSettings } from "../effective/settings";
import type { AnnotationSource, Parsed } from "./annotation";
import { present, readFamily } from "./reading";
import { annotationTable } from "./table";
import { anything, matching, VARIABLES } from "./values";

export const firewallAnnotations = annotationTable(
  {
    scope: "location",
    risk: "Low",
    invalid: "takes the default",
    fidelity: "impossible",
    protective: true,
    emits: [],
    differs: "Envoy Gateway has no firewall; Coraza as a Wasm extension runs the same rules.",
  },
  {
    "enable-modsecurity": {
      meaning:
        "Turns ModSecurity on or off here. Its stock rules only log, unless a snippet turns its engine on.",
    },
    "enable-owasp-core-rules": { meaning: "Loads the OWASP Core Rule Set besides." },
    "modsecurity-transaction-id": {
      meaning: "A variable that names the request in its log.",
      risk: "High",
    },
    "modsecurity-snippet": {
      meaning: "Rules in place of the stock ones.",
      risk: "Critical",
    },
  },
);

const TRANSACTION = matching("made of letters, digits and -_${}", VARIABLES);

type Firewall = FirewallSettings | undefined;

/**
 * Undefined: no firewall. Facts: internal/ingress/annotations/modsecurity, and
 * buildModSecurityForLocation in the controller's template.go.
 */
export const parseFirewall = (source: AnnotationSource): Parsed<Firewall> => {
  const { modsecurity: everywhere } = source.configuration;
  return readFamily<Firewall>({
    source,
    without: undefined,
    read: ({ boolean, text }) => {
      const here = boolean("enable-modsecurity");
      const coreRules = boolean("enable-owasp-core-rules") ?? false;
      const transactionId = text("modsecurity-transaction-id", TRANSACTION);
      const snippet = text("modsecurity-snippet", anything) ?? (everywhere.snippet || undefined);
      if (!(here ?? everywhere.enabled)) {
        return undefined;
      }
      return {
        enabled: true,
        // With the ConfigMap's key on, but the firewall off there, nobody loads them.
        coreRules: everywhere.coreRules ? everywhere.enabled : coreRules,
        ...present({ transactionId, snippet }),
      };
    },
  });
};
