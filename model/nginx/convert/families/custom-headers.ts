import type { Finding } from "../../findings/finding";
import type { Family, HeaderChanges, RuleContext } from "../emission";
import { annotationFinding, controllerFinding } from "./finding";
import { isProxied } from "./proxied";
import { isAlwaysHttps } from "./schemes";
import { isApproximate, literal, toEnvoyText, type Side } from "./variables";

type Fields = Readonly<Record<string, string>>;

/** custom-headers: fields of every answer of the location. The controller escapes their dollars. */
export const customHeaders: Family = (context) => {
  const { location } = context;
  const fields = Object.entries(location.settings.proxy.customHeaders);
  return fields.length === 0 || location.denied !== undefined
    ? {}
    : {
        responseHeaders: {
          set: Object.fromEntries(fields.map(([name, value]) => [name, literal(value)])),
        },
        findings: ownRedirects(context),
      };
};

/** Redirects to HTTPS and to a closing slash are rules that a whole host shares. */
const ownRedirects = (context: RuleContext): Finding[] => {
  const { server, location } = context;
  const closes = server.paths === "literal" && /.\/$/.test(location.path);
  const whens = [
    ...(isAlwaysHttps(context) ? (["plain HTTP"] as const) : []),
    ...(closes ? (["always"] as const) : []),
  ];
  return whens.length === 0
    ? []
    : [
        annotationFinding({
          context,
          key: "custom-headers",
          severity: "note",
          differences: whens.map((when) => ({
            field: "responseHeaders",
            when,
            nginx: "sets the fields on redirects to HTTPS, or to a path with a closing slash, too",
            envoy: "sets them on all answers but those redirects",
          })),
          remedy: "Nothing: a browser follows such a redirect and then gets the fields.",
        }),
      ];
};

/** add-headers of the ConfigMap: fields of every answer, which the Gateway's listeners set. */
export const addedHeaders = (add: Fields): Changes =>
  translated({ key: "add-headers", fields: add, side: "response" }).changes;

/** hide-headers of the ConfigMap: fields of a backend's answer; and what is lost of add-headers. */
export const globalResponseHeaders: Family = ({ nginx }) => {
  const { add, hide } = nginx.configuration.responseHeaders;
  const { findings } = translated({ key: "add-headers", fields: add, side: "response" });
  const added = new Set(Object.keys(add).map((name) => name.toLowerCase()));
  return {
    responseHeaders: { remove: hide.filter((name) => !added.has(name.toLowerCase())) },
    findings,
  };
};

/** proxy-set-headers of the ConfigMap: fields of every request to a backend. */
export const globalRequestHeaders: Family = (context) => {
  if (!isProxied(context)) {
    return {};
  }
  const fields = context.nginx.configuration.requestHeaders.set;
  const { changes, findings } = translated({
    key: "proxy-set-headers",
    fields,
    side: "request",
  });
  return { requestHeaders: changes, findings };
};

type Key = "add-headers" | "proxy-set-headers";
type Changes = Required<HeaderChanges>;

/** Header values with their variables as Envoy's operators; nginx sends no field without a value. */
const translated = ({
  key,
  fields,
  side,
}: {
  key: Key;
  fields: Fields;
  side: Side;
}): { changes: Changes; findings: Finding[] } => {
  const texts = Object.entries(fields).map(([name, value]) => ({
    name,
    value,
    // Envoy Gateway refuses to set Host; nginx would send a second one.
    text: name.toLowerCase() === "host" ? undefined : toEnvoyText(value, side),
  }));
  const names = (isMeant: (field: (typeof texts)[number]) => boolean): string[] =>
    texts.filter(isMeant).map(({ name }) => name);
  return {
    changes: {
      set: Object.fromEntries(
        texts.flatMap(({ name, text = "" }) => (text === "" ? [] : [[name, text]])),
      ),
      remove: names(({ text }) => text === ""),
    },
    findings: [
      ...lost(
        key,
        names(({ text }) => text === undefined),
      ),
      ...approximate(
        key,
        names(({ text, value }) => text !== undefined && isApproximate(value)),
      ),
    ],
  };
};

const FIELDS = {
  "add-headers": "responseHeaders",
  "proxy-set-headers": "upstream.headers",
} as const;

const lost = (key: Key, names: readonly string[]): Finding[] =>
  names.length === 0
    ? []
    : [
        controllerFinding({
          key,
          severity: "refused",
          protective: true,
          value: names.join(", "),
          differences: [
            {
              field: FIELDS[key],
              when: "always",
              nginx: `sets ${names.join(", ")}`,
              envoy: "does not: it has no counterpart of a variable in it, or cannot set the field",
            },
          ],
          remedy: "Set the fields in the applications, or give them values without such variables.",
        }),
      ];

const approximate = (key: Key, names: readonly string[]): Finding[] =>
  names.length === 0
    ? []
    : [
        controllerFinding({
          key,
          severity: "note",
          value: names.join(", "),
          differences: [
            {
              field: FIELDS[key],
              when: "always",
              nginx:
                "takes the port out of $host, and removes a field whose value comes to nothing",
              envoy: "leaves the port, and the field as it is",
            },
          ],
          remedy: "Nothing, unless somebody relies on it.",
        }),
      ];
