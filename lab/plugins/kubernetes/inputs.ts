/** From what the program says about an object to the inputs that the engine keeps: names and defaults. */
import { createHash, randomBytes } from "node:crypto";
import type { CheckRequest, CheckResult } from "../engine/provider";
import {
  hasUnknown,
  isObject,
  isUnknown,
  plainProperties,
  type Properties,
  type Value,
} from "../engine/values";
import { isPatch, kindNames, type Kinds } from "./kinds";
import {
  SERVER_METADATA,
  apiVersionOf,
  kindOf,
  metadata,
  nameOf,
  namespaceOf,
  steering,
  toApi,
  withMetadata,
  withoutMetadata,
} from "./objects";
import type { Settings } from "./settings";
import { markObjectSecrets } from "./state";

/**
 * Checked inputs of an object.
 *
 * @throws Error for a list kind, a Patch without a name, or a name that only the server could make.
 */
export async function checkObject(
  request: CheckRequest,
  context: { readonly settings: Settings; readonly kinds: Kinds | undefined },
): Promise<CheckResult> {
  const source = toApi(request.inputs);
  const given = normalize(plainProperties(source));
  assertAllowed(request, given);

  const named = isNamed(given) ? given : autoname(request, given);
  const inputs = await inNamespace(named, context);
  return { inputs: markObjectSecrets(inputs, source) };
}

/**
 * Equal objects get equal inputs: what only the server writes is dropped, and a Secret's texts become
 * the base64 data that the server would make of them.
 */
export function normalize(object: Properties): Properties {
  const clean = withoutMetadata(object, SERVER_METADATA);
  return apiVersionOf(object) === "v1" && kindOf(object) === "Secret" && !hasUnknown(object)
    ? encodeSecret(clean)
    : clean;
}

function encodeSecret({ stringData, ...secret }: Properties): Properties {
  if (!isObject(stringData)) {
    return secret;
  }
  const encoded = Object.entries(stringData).map(([key, value]): [string, Value] => [
    key,
    typeof value === "string" ? Buffer.from(value).toString("base64") : value,
  ]);
  const data = isObject(secret.data) ? secret.data : {};
  return { ...secret, data: { ...data, ...Object.fromEntries(encoded) } };
}

function assertAllowed(request: CheckRequest, object: Properties): void {
  if (kindOf(object).endsWith("List") && Array.isArray(object.items)) {
    throw new Error(`${request.name}: a list kind cannot be created; use the kinds of its items`);
  }
  if (isPatch(request, object) && !isNamed(object)) {
    throw new Error(`${request.name}: patch resources need metadata.name`);
  }
  if (!isNamed(object) && metadata(object).generateName !== undefined) {
    throw new Error(
      `${request.name}: metadata.generateName does not work with server-side apply; give metadata.name or leave both out`,
    );
  }
}

/** A name that is not known yet is a name. */
const isNamed = (object: Properties): boolean =>
  isUnknown(object.metadata) || nameOf(object) !== "";

/** `<logical name>-<8 hex digits>`, the same as last time; marked, so that a replacement may get another. */
function autoname(request: CheckRequest, object: Properties): Properties {
  const old = toApi(plainProperties(request.oldInputs ?? {}));
  const kept = steering(old, "autonamed") === "true" ? nameOf(old) : undefined;
  const { annotations } = metadata(object);
  return withMetadata(object, {
    name: kept ?? request.proposedName ?? generateName(request),
    annotations: { ...(isObject(annotations) ? annotations : {}), "pulumi.com/autonamed": "true" },
  });
}

function generateName({ name, randomSeed }: CheckRequest): string {
  const seed = randomSeed.length > 0 ? randomSeed : randomBytes(16);
  const suffix = createHash("sha256").update(seed).digest("hex").slice(0, 8);
  return `${name}-${suffix}`;
}

/** Writes the provider's namespace into namespaced objects; a kind that nobody knows yet counts as one. */
async function inNamespace(
  object: Properties,
  { settings, kinds }: { settings: Settings; kinds: Kinds | undefined },
): Promise<Properties> {
  if (!settings.namespaceGiven || namespaceOf(object) !== "" || isUnknown(object.metadata)) {
    return object;
  }
  const kind = await kinds?.find(kindNames(object));
  return kind?.namespaced === false
    ? object
    : withMetadata(object, { namespace: settings.namespace });
}
