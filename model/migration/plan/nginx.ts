import { FOREIGN, type ForeignObject, forceAt, isManaged, valueAt } from "../foreign/table";
import type { Stage } from "../stage";
import type { PlanContext } from "./context";
import type { Manifest, PlannedResource } from "./migration-plan";
import { nginxConfigMap, nginxReplicas } from "./present";
import { patched } from "./resource";

/**
 * Patches of nginx's own objects, one field each, with the values of `model/migration/foreign/table.ts`:
 * they hold the present ones until a stage needs others, so that a step back restores by value.
 */
export const nginxResources = (context: PlanContext, stage: Stage): PlannedResource[] =>
  [
    { row: FOREIGN.keepAlive, objects: keepAlive(context, stage) },
    { row: FOREIGN.replicas, objects: replicas(context, stage) },
    { row: FOREIGN.webhook, objects: webhooks(context, stage) },
  ]
    .filter(({ row }) => isManaged({ object: row, stage, mode: context.migration.addressMode }))
    .flatMap(({ row, objects }) =>
      objects.map((object) => patched("nginx", forced(row, object, stage))),
    );

/** The patch with the annotation by which it is written over another manager's value. */
const forced = (row: ForeignObject, object: Manifest, stage: Stage): Manifest => {
  const annotations = forceAt(row, stage);
  return Object.keys(annotations).length === 0
    ? object
    : { ...object, metadata: { ...object.metadata, annotations } };
};

/** `keep-alive: "0"` has nginx end each connection after an answer. Without a key there is none to restore. */
const keepAlive = (context: PlanContext, stage: Stage): Manifest[] => {
  const configMap = nginxConfigMap(context);
  if (configMap === undefined) {
    return [];
  }
  const { namespace, name, data } = configMap;
  const wanted = valueAt(FOREIGN.keepAlive, stage);
  const value = wanted === "present" ? data["keep-alive"] : wanted;
  return [
    {
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { name, namespace },
      ...(value !== undefined && { data: { "keep-alive": value } }),
    },
  ];
};

const replicas = (context: PlanContext, stage: Stage): Manifest[] => {
  const { controller } = context.inventory;
  const present = nginxReplicas(context);
  if (controller === undefined || present === undefined) {
    return [];
  }
  const { namespace, name } = controller;
  const wanted = valueAt(FOREIGN.replicas, stage);
  return [
    {
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { name, namespace },
      spec: { replicas: wanted === "present" ? present : Number(wanted) },
    },
  ];
};

/** Without nginx, a webhook that must answer would refuse every write of an Ingress. */
const webhooks = ({ inventory: { controller } }: PlanContext, stage: Stage): Manifest[] => {
  const wanted = valueAt(FOREIGN.webhook, stage);
  const all = controller?.webhooks ?? [];
  return [...new Set(all.map(({ configuration }) => configuration))].map((configuration) => ({
    apiVersion: "admissionregistration.k8s.io/v1",
    kind: "ValidatingWebhookConfiguration",
    metadata: { name: configuration },
    webhooks: all
      .filter((webhook) => webhook.configuration === configuration)
      .map(({ name, failurePolicy }) => ({
        name,
        failurePolicy: wanted === "present" ? failurePolicy : wanted,
      })),
  }));
};
