import type { Finding } from "../../findings/finding";
import type { Family, RuleContext, RuleParts } from "../emission";
import { controllerFinding } from "./finding";
import { isProxied } from "./proxied";
import { literal, toEnvoyText, type Side } from "./variables";

type Fields = Readonly<Record<string, string>>;

/** custom-headers: fields of every answer of the location. The controller escapes their dollars. */
export const customHeaders: Family = ({ location }) => {
  const fields = Object.entries(location.settings.proxy.customHeaders);
  return fields.length === 0 || location.denied !== undefined
    ? {}
    : {
        responseHeaders: {
          set: Object.fromEntries(fields.map(([name, value]) => [name, literal(value)])),
        },
      };
};

/** add-headers and hide-headers of the ConfigMap: fields of every answer. */
export const globalResponseHeaders: Family = ({ nginx }) => {
  const { add, hide } = nginx.configuration.responseHeaders;
  const { set, lost } = translated(add, "response");
  return {
    responseHeaders: { set, remove: hide.filter((name) => !(name in add)) },
    findings: lost.length === 0 ? [] : [lostHeaders({ key: "add-headers", lost })],
  };
};

/** proxy-set-headers of the ConfigMap: fields of every request to a backend. */
export const globalRequestHeaders: Family = (context) =>
  isProxied(context) ? requestFields(context) : {};

const requestFields = ({ nginx }: RuleContext): RuleParts => {
  const fields = Object.entries(nginx.configuration.requestHeaders.set);
  // Envoy Gateway refuses to set Host; nginx would send a second one.
  const taken = fields.filter(([name]) => name.toLowerCase() !== "host");
  const { set, lost } = translated(
    Object.fromEntries(taken.filter(([, value]) => value !== "")),
    "request",
  );
  const all = [...lost, ...fields.filter((field) => !taken.includes(field)).map(([name]) => name)];
  return {
    requestHeaders: {
      set,
      // nginx sends no field without a value.
      remove: taken.filter(([, value]) => value === "").map(([name]) => name),
    },
    findings: all.length === 0 ? [] : [lostHeaders({ key: "proxy-set-headers", lost: all })],
  };
};

/** Header values with their variables as Envoy's operators, and the names of those that have none. */
const translated = (fields: Fields, side: Side): { set: Fields; lost: readonly string[] } => {
  const texts = Object.entries(fields).map(
    ([name, value]) => [name, toEnvoyText(value, side)] as const,
  );
  return {
    set: Object.fromEntries(
      texts.flatMap(([name, text]) => (text === undefined ? [] : [[name, text]])),
    ),
    lost: texts.flatMap(([name, text]) => (text === undefined ? [name] : [])),
  };
};

const lostHeaders = ({
  key,
  lost,
}: {
  key: "add-headers" | "proxy-set-headers";
  lost: readonly string[];
}): Finding =>
  controllerFinding({
    key,
    severity: "refused",
    protective: true,
    value: lost.join(", "),
    differences: [
      {
        field: key === "add-headers" ? "responseHeaders" : "upstream.headers",
        when: "always",
        nginx: `sets ${lost.join(", ")}`,
        envoy: "does not: Envoy has no counterpart of a variable in it, or cannot set it",
      },
    ],
    remedy: "Set the fields in the applications, or give them values without such variables.",
  });
