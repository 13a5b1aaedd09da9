import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";
import type { Manifest } from "../../parity/manifests";
import { BACKENDS, type Application } from "./manifest";

/** Where the Ingresses of two real charts are. */
const FOLDER = join(__dirname, "../../../test/fixtures/applications");

/** Applications as their own charts make them, in front of a backend of ours. */
export const CHARTS: readonly Application[] = [
  { about: "a workflow system and its object store", objects: objectsOf("texera.yaml") },
  { about: "a gateway for tools", objects: objectsOf("context-forge.yaml") },
];

function objectsOf(file: string): Manifest[] {
  const documents = parseAllDocuments(readFileSync(join(FOLDER, file), "utf8"));
  return documents.map((document) => adapt(document.toJS() as Manifest));
}

/** Each Service leads to the backend of its namespace, at an address that the cluster chooses. */
function adapt(object: Manifest): Manifest {
  if (object.kind !== "Service") {
    return object;
  }
  const { ports } = object.spec as { ports: readonly { port: number }[] };
  const { app, port: targetPort } = BACKENDS.echo;
  return {
    ...object,
    spec: { selector: { app }, ports: ports.map((port) => ({ ...port, targetPort })) },
  };
}
