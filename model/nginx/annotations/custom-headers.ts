import type { ProxySettings } from "../effective/settings";
import type { AnnotationSource, Parsed } from "./annotation";
import { readFamily } from "./reading";
import { configMapOf } from "./references";
import { annotationTable } from "./table";
import { BASIC, isHeaderName } from "./values";

export const customHeadersAnnotations = annotationTable(
  {
    scope: "location",
    risk: "Medium",
    invalid: "takes the default",
    fidelity: "exact",
    protective: true,
    emits: ["HTTPRoute.spec.rules[].filters[].responseHeaderModifier"],
    differs: "",
  },
  {
    "custom-headers": {
      meaning:
        "ConfigMap with fields for the client's answer. All must be in the controller's global-allowed-response-headers, else the location answers 503.",
      invalid: "denies the location",
    },
  },
);

const VALUE = /^[\w :;.,\\/"'?!(){}[\]@<>=\-+*#$&`|~^%]+$/;

/** Fields by name. Fact: internal/ingress/annotations/customheaders. */
export const parseCustomHeaders = (
  source: AnnotationSource,
): Parsed<ProxySettings["customHeaders"]> =>
  readFamily<ProxySettings["customHeaders"]>({
    source,
    without: {},
    read: ({ text, fail }) => {
      const key = "custom-headers";
      const name = text(key, BASIC);
      if (name === undefined) {
        return {};
      }
      // Looked up as written: without a namespace nothing is found.
      const data = configMapOf(source.inventory, name);
      if (data === undefined) {
        const hint = name.includes("/") ? "" : ": it must be written as namespace/name";
        fail("deny", { key, reason: `ConfigMap ${name} is not found${hint}` });
        return {};
      }
      const allowed = source.configuration.responseHeaders.allowedCustom;
      const wrong = Object.entries(data).find(
        ([field, value]) => !isHeaderName(field) || !VALUE.test(value) || !allowed.includes(field),
      );
      if (wrong !== undefined) {
        const reason = `field ${wrong[0]} of ConfigMap ${name} is not well formed, or not in global-allowed-response-headers`;
        fail("deny", { key, reason });
      }
      return data;
    },
  });
