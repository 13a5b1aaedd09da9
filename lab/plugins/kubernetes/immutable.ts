/**
 * Fields whose change needs a new object, by kind.
 * Source: forceNewProperties in the official plugin's provider/pkg/provider/diff.go.
 */
import type { Properties } from "../engine/values";
import { apiVersionOf, kindOf } from "./objects";
import { parsePath, type Path } from "../engine/paths";

const IDENTITY = ["metadata.name", "metadata.namespace"];

const POD_SPEC = `affinity automountServiceAccountToken dnsConfig dnsPolicy enableServiceLinks hostAliases
  hostIPC hostNetwork hostPID hostname imagePullSecrets nodeName nodeSelector overhead preemptionPolicy
  priority priorityClassName readinessGates restartPolicy runtimeClassName schedulerName securityContext
  serviceAccount serviceAccountName shareProcessNamespace subdomain terminationGracePeriodSeconds volumes`;

const CONTAINER = `args command env image imagePullPolicy lifecycle livenessProbe ports readinessProbe
  resources securityContext stdin stdinOnce terminationMessagePath terminationMessagePolicy tty
  volumeDevices volumeMounts workingDir`;

const VOLUME = `awsElasticBlockStore azureDisk azureFile cephfs cinder csi fc flexVolume flocker
  gcePersistentDisk glusterfs hostPath iscsi local nfs photonPersistentDisk portworxVolume quobyte rbd
  scaleIO storageos vsphereVolume`;

const below = (prefix: string, names: string): string[] =>
  names.split(/\s+/).map((name) => `${prefix}.${name}`);

const FIELDS: Readonly<Record<string, readonly string[]>> = {
  "apps/v1/DaemonSet": ["spec.selector"],
  "apps/v1/Deployment": ["spec.selector"],
  "apps/v1/StatefulSet": below(
    "spec",
    "podManagementPolicy revisionHistoryLimit selector serviceName volumeClaimTemplates",
  ),
  "batch/v1/Job": below("spec", "completions parallelism selector template"),
  "rbac.authorization.k8s.io/v1/ClusterRoleBinding": ["roleRef"],
  "rbac.authorization.k8s.io/v1/RoleBinding": ["roleRef"],
  "storage.k8s.io/v1/StorageClass": ["parameters", "provisioner"],
  "v1/PersistentVolume": below("spec", VOLUME),
  "v1/PersistentVolumeClaim": below("spec", "accessModes selector storageClassName volumeName"),
  "v1/Pod": [
    ...below("spec", POD_SPEC),
    ...below("spec.containers[*]", CONTAINER),
    ...below("spec.initContainers[*]", CONTAINER),
  ],
  "v1/ResourceQuota": ["spec.scopes"],
  "v1/Service": ["spec.clusterIP"],
};

/** Paths of the fields of this object that cannot be changed in place. */
export function immutableFields(
  object: Properties,
  mutable: { configMap: boolean; secret: boolean },
): Path[] {
  const kind = `${apiVersionOf(object)}/${kindOf(object)}`;
  return [...IDENTITY, ...(FIELDS[kind] ?? dataFields(kind, { object, mutable }))].map(parsePath);
}

/** ConfigMaps and Secrets: new content is a new object, unless the provider says otherwise. */
function dataFields(
  kind: string,
  { object, mutable }: { object: Properties; mutable: { configMap: boolean; secret: boolean } },
): string[] {
  const frozen = object.immutable === true;
  switch (kind) {
    case "v1/ConfigMap":
      return mutable.configMap && !frozen ? [] : ["binaryData", "data"];
    case "v1/Secret":
      return mutable.secret && !frozen ? ["type"] : ["type", "stringData", "data"];
    default:
      return [];
  }
}
