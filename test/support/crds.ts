import { isIPv4, isIPv6 } from "node:net";

import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";

import { ENVOY_GATEWAY_VERSION } from "../../versions";
import type { Crd } from "../../tools/generate/crd";
import { CrdsUnavailableError, readCrds } from "../../tools/generate/source";
import { closedSchema, type JsonSchema } from "./json-schema";
import { skip } from "./skip";

function signed(bits: number): (value: number) => boolean {
  return (value) => value >= -(2 ** (bits - 1)) && value < 2 ** (bits - 1);
}

/** How the API server reads the formats that the pinned CRDs use. */
const FORMATS = {
  int32: { type: "number", validate: signed(32) },
  int64: { type: "number", validate: signed(64) },
  byte: /^[A-Za-z0-9+/]*={0,2}$/,
  "date-time": /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/,
  ipv4: isIPv4,
  ipv6: isIPv6,
} as const;

const STRINGS = { type: "object", additionalProperties: { type: "string" } };

/** The metadata that a program may set; a CRD's own schema leaves all of it open. */
function metadataSchema(scope: Crd["spec"]["scope"]): JsonSchema {
  const string = { type: "string", minLength: 1 };
  const namespace = scope === "Namespaced" ? { namespace: string } : {};
  return {
    type: "object",
    required: ["name"],
    properties: { name: string, ...namespace, labels: STRINGS, annotations: STRINGS },
    additionalProperties: false,
  };
}

function uniqueKeys(
  keys: readonly string[],
): (items: readonly Record<string, unknown>[]) => boolean {
  return (items) =>
    new Set(items.map((item) => JSON.stringify(keys.map((key) => item[key])))).size ===
    items.length;
}

function validator(): Ajv {
  return new Ajv({
    allErrors: true,
    verbose: true, // errors hold the schema that they are about
    formats: FORMATS,
    strict: false, // OpenAPI and Kubernetes have keywords of their own
    useDefaults: true, // the API server fills in defaults before it validates
    keywords: [{ keyword: "x-kubernetes-list-map-keys", type: "array", compile: uniqueKeys }],
  });
}

/** `/spec/rules/0/name` → `spec.rules[0].name`. */
function pathOf({ instancePath }: ErrorObject): string {
  return instancePath
    .slice(1)
    .replace(/\/(\d+)(?=\/|$)/g, "[$1]")
    .replaceAll("/", ".")
    .replaceAll("~1", "/")
    .replaceAll("~0", "~");
}

function messageOf(error: ErrorObject): string {
  const path = pathOf(error);
  const params = error.params as Record<string, unknown>;
  const place = (field: unknown) => (path === "" ? String(field) : `${path}.${String(field)}`);
  switch (error.keyword) {
    case "additionalProperties":
      return `${place(params.additionalProperty)}: unknown field`;
    case "required":
      return `${place(params.missingProperty)}: required field is missing`;
    case "enum":
      return `${path}: must be one of ${(params.allowedValues as unknown[]).join(", ")}`;
    case "x-kubernetes-list-map-keys":
      return `${path}: two items have the same ${(error.schema as string[]).join(", ")}`;
    default:
      return `${path}: ${error.message ?? error.keyword}`;
  }
}

let crds: readonly Crd[] | undefined;
const validators = new Map<string, ValidateFunction>();

function pinnedCrds(): readonly Crd[] {
  return (crds ??= readCrds());
}

function compile({ apiVersion, kind }: { apiVersion: string; kind: string }) {
  for (const { spec } of pinnedCrds()) {
    const version = spec.versions.find(({ name }) => `${spec.group}/${name}` === apiVersion);
    if (spec.names.kind === kind && version?.served) {
      const schema = closedSchema(version.schema.openAPIV3Schema);
      const metadata = metadataSchema(spec.scope);
      return validator().compile({ ...schema, properties: { ...schema.properties, metadata } });
    }
  }
  return undefined;
}

/**
 * Checks a Kubernetes object against the OpenAPI schema of its kind and version in the pinned
 * CRDs, as the API server does with strict field validation: types, unknown and missing fields,
 * enums, patterns, limits, formats, keys of list maps; defaults are filled in before. Of the
 * metadata, name, namespace, labels and annotations are known.
 *
 * CEL rules (`x-kubernetes-validations`) are skipped: only an API server evaluates them.
 *
 * @returns One text per fault, `spec.rules[0].name: <fault>`; none for a valid object.
 * @throws CrdsUnavailableError without the pinned CRDs; see {@link describeWithCrds}.
 */
export function validateObject(object: object): string[] {
  const copy = structuredClone(object) as { apiVersion: string; kind: string };
  const key = `${copy.apiVersion} ${copy.kind}`;
  const validate = validators.get(key) ?? compile(copy);
  if (!validate) {
    return [`${key}: Envoy Gateway ${ENVOY_GATEWAY_VERSION} brings no such kind and version`];
  }
  validators.set(key, validate);
  return validate(copy) ? [] : (validate.errors ?? []).map(messageOf);
}

/** A suite that needs the pinned CRDs; where they cannot be read it is skipped with the reason. */
export function describeWithCrds(title: string, suite: () => void): void {
  describe(title, () => {
    before(function () {
      try {
        pinnedCrds();
      } catch (error) {
        if (!(error instanceof CrdsUnavailableError)) {
          throw error;
        }
        skip(this, error.message);
      }
    });
    suite();
  });
}
