import { servedVersions, type Crd, type CrdVersion } from "./crd";
import { describe } from "./describe";
import { kebabCase, pascalCase } from "./names";
import { shapeOf, type ObjectShape } from "./shape";

/** One version of a kind, for which types and a class are written. */
export interface Kind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  /** Name of the class and first part of every interface's name. */
  readonly className: string;
  /** Where its types lie below their folder: `<group>/<version>/<kind>`, without an ending. */
  readonly file: string;
  readonly description: string;
  readonly spec: ObjectShape;
  readonly status?: ObjectShape;
  /** Whether the API server fills in a status, so that it is never missing. */
  readonly statusDefaulted: boolean;
}

/** The preferred version, and the storage version where that is another one. */
function generatedVersions(crd: Crd): readonly CrdVersion[] {
  const [preferred, ...others] = servedVersions(crd);
  return preferred ? [preferred, ...others.filter(({ storage }) => storage)] : [];
}

function objectAt(version: CrdVersion, { name, path }: { name: string; path: string }) {
  const schema = version.schema.openAPIV3Schema.properties?.[name];
  const shape = schema && shapeOf(schema, `${path}.${name}`);
  return shape?.is === "object" ? shape : undefined;
}

/**
 * What is generated for a CRD. The class of a version beside the preferred one has the version in
 * its name: `ReferenceGrantV1beta1`.
 *
 * @throws Error when a version has no `spec` that is an object.
 */
export function kindsOf(crd: Crd): readonly Kind[] {
  const { group, names } = crd.spec;
  return generatedVersions(crd).map((version, index) => {
    const path = `${names.kind}.${version.name}`;
    const spec = objectAt(version, { name: "spec", path });
    const status = objectAt(version, { name: "status", path });
    const root = version.schema.openAPIV3Schema;
    if (!spec) {
      throw new Error(`${path}: its spec is not an object; tools/generate/kinds.ts expects one.`);
    }
    return {
      group,
      version: version.name,
      kind: names.kind,
      className: index === 0 ? names.kind : names.kind + pascalCase(version.name),
      file: `${group}/${version.name}/${kebabCase(names.kind)}`,
      description: describe(root.description).text ?? `The kind ${names.kind}.`,
      spec,
      ...(status && { status }),
      statusDefaulted: root.properties?.status?.default !== undefined,
    };
  });
}
