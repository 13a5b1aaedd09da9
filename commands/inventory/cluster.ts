import { z } from "zod";
import { ApiError, UnreachableError, connect } from "../../cluster/connection";
import type { Connection, ConnectionSettings } from "../../cluster/connection";
import {
  inventoryPermissions,
  markerPermission,
  releasePermission,
} from "../../cluster/inventory/permissions";
import { readLists, readNamed, readVersion } from "../../cluster/inventory/read";
import type { ApiObject, OnRead } from "../../cluster/inventory/read";
import { readOriginals } from "../../cluster/migration/marker";
import { readDenied } from "../../cluster/permissions";
import { beforeMigration } from "../../model/migration/before";
import {
  mergeObjects,
  missingReferences,
  readObjects,
  releaseSelector,
  scopeOf,
} from "../../model/nginx/inventory";
import type {
  InventoryInput,
  InventoryOptions,
  Missing,
  ObjectFault,
  Objects,
} from "../../model/nginx/inventory";
import type { Permission } from "../../model/preflight/observation";
import { CommandFault } from "../fault";

interface ClusterReading {
  readonly connection: ConnectionSettings;
  readonly options: InventoryOptions;
  readonly onRead: OnRead;
}

/**
 * Reads from a cluster what an inventory is built from; nothing is changed.
 *
 * @throws {CommandFault} The cluster cannot be reached, or rights are missing: all of them.
 */
export async function readCluster({
  connection: settings,
  options,
  onRead,
}: ClusterReading): Promise<{ input: InventoryInput; faults: ObjectFault[] }> {
  try {
    const connection = connect(settings);
    const kubernetes = await readVersion(connection);
    const permissions = inventoryPermissions(options);
    const denied = await readDenied({ connection, permissions });
    const lists = read(await readLists({ connection, denied, onRead }));
    const { releases } = missingReferences({ objects: lists.objects, options });
    denied.push(
      ...(await readDenied({
        connection,
        permissions: [
          ...namespacesOf(releases).map(releasePermission),
          ...controllerNamespace({ objects: lists.objects, options }).map(markerPermission),
        ],
      })),
    );
    if (denied.length > 0) {
      throw deniedFault(denied);
    }
    const objects = await complete({ connection, objects: lists.objects, options, onRead });
    return {
      input: {
        source: "cluster",
        options,
        objects: await withoutMigrations({ connection, objects, options }),
        kubernetes,
      },
      faults: lists.faults,
    };
  } catch (error) {
    throw asFault(error);
  }
}

interface Found {
  readonly objects: Objects;
  readonly options: InventoryOptions;
}

/** The namespace in which the markers of the controller's migrations stand, if it was found. */
function controllerNamespace({ objects, options }: Found): string[] {
  const scope = scopeOf({ objects, options });
  const controller = "fault" in scope ? undefined : scope.controller;
  return controller === undefined ? [] : [controller.workload.metadata.namespace];
}

/** Leaves out what migrations made and undoes what they changed: nobody but them did. */
async function withoutMigrations({
  connection,
  ...found
}: Found & { connection: Connection }): Promise<Objects> {
  const originals = await Promise.all(
    controllerNamespace(found).map((namespace) => readOriginals({ connection, namespace })),
  );
  return beforeMigration({ objects: found.objects, originals: originals.flat() });
}

const read = (objects: readonly ApiObject[]) => readObjects(objects.map((object) => ({ object })));

/** Reads what is referred to, and what that refers to, until nothing is new. */
async function complete({
  connection,
  objects,
  options,
  onRead,
}: {
  connection: Connection;
  objects: Objects;
  options: InventoryOptions;
  onRead: OnRead;
}): Promise<Objects> {
  const asked = new Set<string>();
  let all = objects;
  for (;;) {
    const named = newOf(missingReferences({ objects: all, options }), asked);
    if (named.configMaps.length + named.secrets.length + named.releases.length === 0) {
      return all;
    }
    const found = await readNamed({ connection, named, releaseSelector, onRead });
    all = mergeObjects(all, read(found).objects);
  }
}

function newOf(missing: Missing, asked: Set<string>): Missing {
  const once = (kind: string, keys: readonly string[]): string[] =>
    keys.filter((key) => {
      const name = `${kind} ${key}`;
      return asked.has(name) ? false : asked.add(name);
    });
  return {
    configMaps: once("ConfigMap", missing.configMaps),
    secrets: once("Secret", missing.secrets),
    releases: once("release", missing.releases),
  };
}

const namespacesOf = (keys: readonly string[]): string[] => [
  ...new Set(keys.map((key) => key.slice(0, key.indexOf("/")))),
];

function deniedFault(denied: readonly Permission[]): CommandFault {
  const rights = denied.map(({ verb, group, resource, namespace }) => {
    const where = namespace === undefined ? "" : ` in namespace ${namespace}`;
    return `  ${verb} ${resource}${group === "" ? "" : `.${group}`}${where}`;
  });
  const secrets = denied.some(({ resource }) => resource === "secrets");
  return new CommandFault(
    [
      "the identity of the kubeconfig may not:",
      ...rights,
      "docs/inventory-rbac.yaml grants what is needed" +
        (secrets ? "; --without-secrets does without the rights on secrets" : ""),
    ].join("\n"),
    2,
  );
}

/** Errors of the connection as faults of the call; others are defects and go on as they are. */
function asFault(error: unknown): unknown {
  if (error instanceof UnreachableError) {
    return new CommandFault(`${error.message}; see --kubeconfig and --context`, 2);
  }
  if (error instanceof ApiError) {
    return new CommandFault(`the API server refused: ${error.message}`, 2);
  }
  return error instanceof z.ZodError
    ? new CommandFault(
        `the API server's answer is none of Kubernetes: ${z.prettifyError(error)}`,
        2,
      )
    : error;
}
