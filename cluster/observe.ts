import { z } from "zod";
import type {
  Observation,
  ObservedCrd,
  ObservedObject,
  ObservedRelease,
} from "../model/preflight/observation";
import type { Questions } from "../model/preflight/questions";
import type { Connection } from "./connection";
import { METADATA_ONLY, listAll } from "./list";
import { readDenied } from "./permissions";

const versionSchema = z.object({ minor: z.string(), gitVersion: z.string() });

const metadataSchema = z.object({
  metadata: z.object({
    name: z.string(),
    namespace: z.string().optional(),
    labels: z.record(z.string(), z.string()).default({}),
    annotations: z.record(z.string(), z.string()).default({}),
  }),
});

const crdStatusSchema = z.object({
  status: z.object({ storedVersions: z.array(z.string()).default([]) }).optional(),
});

const classSchema = metadataSchema.extend({ spec: z.object({ controllerName: z.string() }) });

const serviceSchema = metadataSchema.extend({
  spec: z.object({ ports: z.array(z.object({ port: z.number() })).default([]) }),
});

const NOTHING = { crds: [], objects: [], gatewayClasses: [], services: [], releases: [] };

/** Reads everything that the checks before an update need; nothing is changed. */
export async function observe({
  connection,
  questions,
}: {
  connection: Connection;
  questions: Questions;
}): Promise<Observation> {
  const answer = versionSchema.parse(await connection.send({ path: "/version" }));
  const kubernetes = { minor: Number.parseInt(answer.minor, 10), version: answer.gitVersion };
  const denied = await readDenied({ connection, permissions: questions.permissions });
  if (denied.length > 0) {
    // The lists below would fail one after the other; the missing rights are reported together.
    return { ...NOTHING, kubernetes, denied };
  }
  const [crds, objects, gatewayClasses, services, releases] = await Promise.all([
    readCrds({ connection, questions }),
    readObjects({ connection, questions }),
    readClasses(connection),
    readServices({ connection, questions }),
    readReleases({ connection, questions }),
  ]);
  return { kubernetes, crds, objects, gatewayClasses, services, releases, denied };
}

async function readCrds({
  connection,
  questions,
}: {
  connection: Connection;
  questions: Questions;
}): Promise<ObservedCrd[]> {
  const path = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
  const all = await listAll({ connection, path, accept: METADATA_ONLY });
  const named = all.map((item) => metadataSchema.parse(item).metadata);
  const ours = named.filter(({ name }) =>
    questions.crdGroups.some((group) => name.endsWith(`.${group}`)),
  );
  return Promise.all(
    ours.map(async ({ name, annotations }) => {
      const bundleVersion = annotations["gateway.networking.k8s.io/bundle-version"];
      // A CRD is up to 640 KB: its body is read only when an upgrade could be refused for it.
      const upgraded = bundleVersion !== undefined && bundleVersion !== questions.bundleVersion;
      const known = questions.crds.includes(name);
      return {
        name,
        bundleVersion,
        release: releaseOf(annotations),
        storedVersions: upgraded ? await storedVersions({ connection, name }) : [],
        inUse: known ? undefined : await hasObjects({ connection, name }),
      };
    }),
  );
}

async function storedVersions({
  connection,
  name,
}: {
  connection: Connection;
  name: string;
}): Promise<string[]> {
  const path = `/apis/apiextensions.k8s.io/v1/customresourcedefinitions/${name}`;
  return crdStatusSchema.parse(await connection.send({ path })).status?.storedVersions ?? [];
}

function releaseOf(annotations: Record<string, string>): string | undefined {
  const name = annotations["meta.helm.sh/release-name"];
  const namespace = annotations["meta.helm.sh/release-namespace"];
  return name === undefined || namespace === undefined ? undefined : `${namespace}/${name}`;
}

async function hasObjects({
  connection,
  name,
}: {
  connection: Connection;
  name: string;
}): Promise<boolean> {
  const { spec } = z
    .object({
      spec: z.object({
        group: z.string(),
        names: z.object({ plural: z.string() }),
        versions: z.array(z.object({ name: z.string(), served: z.boolean() })),
      }),
    })
    .parse(
      await connection.send({
        path: `/apis/apiextensions.k8s.io/v1/customresourcedefinitions/${name}`,
      }),
    );
  const served = spec.versions.find((each) => each.served);
  if (served === undefined) {
    return false;
  }
  const path = `/apis/${spec.group}/${served.name}/${spec.names.plural}`;
  const first = await connection.send({ path: `${path}?limit=1` });
  return z.object({ items: z.array(z.unknown()).default([]) }).parse(first).items.length > 0;
}

async function readObjects({
  connection,
  questions,
}: {
  connection: Connection;
  questions: Questions;
}): Promise<ObservedObject[]> {
  const found = await Promise.all(
    questions.kinds.map(async ({ kind, path }) => {
      const items = await listAll({ connection, path, accept: METADATA_ONLY });
      return items.map((item) => toObject(kind, item));
    }),
  );
  const wanted = new Set(questions.objects);
  return found
    .flat()
    .filter((each) => wanted.has(`${each.kind} ${each.namespace ?? ""}/${each.name}`));
}

function toObject(kind: string, item: unknown): ObservedObject {
  const { name, namespace, labels } = metadataSchema.parse(item).metadata;
  return { kind, name, namespace, stack: labels["envoy-edge/stack"] };
}

async function readClasses(connection: Connection): Promise<Observation["gatewayClasses"]> {
  const items = await listAll({
    connection,
    path: "/apis/gateway.networking.k8s.io/v1/gatewayclasses",
  });
  return items.map((item) => ({
    ...toObject("GatewayClass", item),
    controllerName: classSchema.parse(item).spec.controllerName,
  }));
}

async function readServices({
  connection,
  questions,
}: {
  connection: Connection;
  questions: Questions;
}): Promise<Observation["services"]> {
  const lists = await Promise.all(
    questions.serviceNamespaces.map((namespace) =>
      listAll({ connection, path: `/api/v1/namespaces/${namespace}/services` }),
    ),
  );
  return lists.flat().map((item) => {
    const { metadata, spec } = serviceSchema.parse(item);
    return {
      namespace: metadata.namespace ?? "",
      name: metadata.name,
      ports: spec.ports.map(({ port }) => port),
    };
  });
}

/** Helm keeps one Secret per revision; its labels name the release, the revision and the status. */
async function readReleases({
  connection,
  questions,
}: {
  connection: Connection;
  questions: Questions;
}): Promise<ObservedRelease[]> {
  const found = await Promise.all(
    questions.releases.map(async ({ namespace, name }) => {
      const selector = encodeURIComponent(`owner=helm,name=${name}`);
      const items = await listAll({
        connection,
        path: `/api/v1/namespaces/${namespace}/secrets?labelSelector=${selector}`,
        accept: METADATA_ONLY,
      });
      const newest = items
        .map((item) => metadataSchema.parse(item).metadata.labels)
        .sort((a, b) => Number(b.version ?? 0) - Number(a.version ?? 0))[0];
      return newest === undefined ? [] : [{ namespace, name, status: newest.status ?? "unknown" }];
    }),
  );
  return found.flat();
}
