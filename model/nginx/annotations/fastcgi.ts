import type { ProxySettings } from "../effective/settings";
import type { AnnotationSource, Parsed } from "./annotation";
import type { Reader } from "./reading";
import { present, readFamily } from "./reading";
import { configMapOf, isWithinReach, nameOf, referenceOf } from "./references";
import { annotationTable } from "./table";
import { BASIC, matching } from "./values";

export const fastcgiAnnotations = annotationTable(
  {
    scope: "location",
    risk: "Medium",
    invalid: "drops the Ingress",
    fidelity: "impossible",
    protective: false,
    emits: [],
    differs: "Envoy does not speak FastCGI.",
  },
  {
    "fastcgi-index": { meaning: "File that stands for a folder, with backend-protocol FCGI." },
    "fastcgi-params-configmap": { meaning: "ConfigMap with FastCGI parameters." },
  },
);

type FastCgi = NonNullable<ProxySettings["fastcgi"]>;

const NAME = /^[-A-Za-z0-9._]+$/;
const VALUE = /^[-A-Za-z0-9_${}/.]*$/;
const INDEX = matching("a file name", NAME);

/** Undefined: neither of both. Fact: internal/ingress/annotations/fastcgi. */
export const parseFastcgi = (source: AnnotationSource): Parsed<FastCgi | undefined> =>
  readFamily<FastCgi | undefined>({
    source,
    without: undefined,
    read: (reader) => {
      const drop = { refused: "drop", empty: "default" } as const;
      const index = reader.text("fastcgi-index", INDEX, drop);
      const name = reader.text("fastcgi-params-configmap", BASIC, drop);
      const parameters = name === undefined ? {} : parametersOf(reader, { source, name });
      return index === undefined && name === undefined
        ? undefined
        : { ...present({ index }), parameters };
    },
  });

const parametersOf = (
  { fail }: Reader,
  { source, name }: { source: AnnotationSource; name: string },
): Readonly<Record<string, string>> => {
  const key = "fastcgi-params-configmap";
  const reference = referenceOf(name, source);
  if (reference === undefined) {
    fail("deny", { key, reason: "it is neither name nor namespace/name" });
    return {};
  }
  if (!isWithinReach(reference.namespace, source)) {
    fail("leave out", { key, reason: "it is in another namespace, which is not allowed" });
  }
  // The Ingress's namespace, whatever namespace is written.
  const found = nameOf({ namespace: source.ingress.namespace, name: reference.name });
  const data = configMapOf(source.inventory, found);
  if (data === undefined) {
    fail("deny", { key, reason: `ConfigMap ${found} is not found` });
  } else if (!Object.entries(data).every(([each, value]) => NAME.test(each) && VALUE.test(value))) {
    fail("drop", { key, reason: `ConfigMap ${found} has a key or a value with other characters` });
  }
  return data ?? {};
};
