import { CRDS } from "../gateway/crds";
import { CRD_RELEASE, CRD_RELEASE_NAMESPACE } from "../gateway/charts";
import { matrixRow, servesGatewayApi } from "../gateway/matrix";
import { stackLabels } from "../kubernetes-object";
import type { Plan } from "../plan";
import { CONTROLLER_NAME } from "../routes/status";
import type { Settings } from "../settings";
import type { Observation, ObservedCrd, ObservedObject, Permission } from "./observation";

/** A reason not to go on: the fault, its place, and what to do. */
export interface Blocker {
  readonly place: string;
  readonly message: string;
  readonly remedy: string;
}

export interface PreflightInput {
  readonly settings: Settings;
  readonly plan: Plan;
  readonly stack: string;
  readonly observation: Observation;
}

/** Every reason why this plan cannot be applied to the cluster as it is. Empty: go on. */
export function blockers(input: PreflightInput): Blocker[] {
  const { denied } = input.observation;
  if (denied.length > 0) {
    return [kubernetesVersion(input), [deniedRights(denied)]].flat();
  }
  return [
    kubernetesVersion(input),
    pendingReleases(input),
    crdOwnership(input),
    crdVersions(input),
    removedCrds(input),
    foreignObjects(input),
    otherControllers(input),
    missingBackends(input),
  ].flat();
}

/** One text with every blocker. */
export function formatBlockers(found: readonly Blocker[]): string {
  const lines = found.map(
    ({ place, message, remedy }) => `  ${place}: ${message}\n    → ${remedy}`,
  );
  const count = found.length === 1 ? "1 reason" : `${String(found.length)} reasons`;
  return `The cluster is not ready for this update (${count}); nothing was changed.\n${lines.join("\n")}`;
}

function kubernetesVersion({ settings, observation }: PreflightInput): Blocker[] {
  const { first, last } = matrixRow(settings.controller.version).kubernetes;
  const { minor, version } = observation.kubernetes;
  if (minor >= first && minor <= last) {
    return [];
  }
  return [
    {
      place: "cluster",
      message: `Kubernetes ${version} is outside what Envoy Gateway ${settings.controller.version} supports (1.${String(first)} to 1.${String(last)})`,
      remedy: "upgrade the cluster, or run the stack against another one",
    },
  ];
}

function deniedRights(denied: readonly Permission[]): Blocker {
  const rights = denied.map(({ verb, group, resource, namespace }) => {
    const name = group === "" ? resource : `${resource}.${group}`;
    return `${verb} ${name}${namespace === undefined ? "" : ` in ${namespace}`}`;
  });
  return {
    place: "cluster",
    message: `the identity of the kubeconfig may not: ${rights.join(", ")}`,
    remedy: "grant these rights, or use another context (kubernetes:context)",
  };
}

function pendingReleases({ observation }: PreflightInput): Blocker[] {
  return observation.releases
    .filter(({ status }) => status.startsWith("pending-"))
    .map(({ namespace, name, status }) => ({
      place: `Helm release ${namespace}/${name}`,
      message: `an earlier run was interrupted: its status is ${status}`,
      remedy: `run "helm rollback ${name} -n ${namespace}", or "helm uninstall" if it has one revision`,
    }));
}

const CRD_OWNER = `${CRD_RELEASE_NAMESPACE}/${CRD_RELEASE}`;

function crdOwnership({ settings, observation }: PreflightInput): Blocker[] {
  const foreign = observation.crds.filter(
    ({ name, release }) => isTarget(name) && release !== CRD_OWNER,
  );
  if (settings.controller.crds !== "manage" || foreign.length === 0) {
    return [];
  }
  const shown = foreign.slice(0, 3).map(({ name }) => name);
  const more =
    foreign.length > shown.length ? ` and ${String(foreign.length - shown.length)} more` : "";
  return [
    {
      place: "controller.crds",
      message: `${String(foreign.length)} CRDs exist that this program did not install: ${shown.join(", ")}${more}`,
      remedy:
        'set it to "adopt" to take them over and upgrade them, or to "existing" to use them as they are',
    },
  ];
}

function isTarget(name: string): boolean {
  return CRDS.some((crd) => crd.name === name);
}

function crdVersions({ settings, observation }: PreflightInput): Blocker[] {
  return settings.controller.crds === "existing"
    ? existingCrds({ settings, observation })
    : observation.crds.flatMap(storedVersionsKept);
}

function existingCrds({
  settings,
  observation,
}: Pick<PreflightInput, "settings" | "observation">): Blocker[] {
  const row = matrixRow(settings.controller.version);
  const found = new Map(observation.crds.map((crd) => [crd.name, crd]));
  // The X kinds are experiments of the Gateway API that Envoy Gateway starts without.
  const missing = CRDS.filter(({ name, kind }) => !kind.startsWith("X") && !found.has(name));
  const wrong = observation.crds.flatMap(({ name, bundleVersion }) =>
    isTarget(name) && bundleVersion !== undefined && !servesGatewayApi(row, bundleVersion)
      ? [{ name, bundleVersion }]
      : [],
  );
  return [
    ...missing.map(({ name }) => ({
      place: "controller.crds",
      message: `it is "existing", but the cluster has no CRD ${name}`,
      remedy: 'install it, or set controller.crds to "manage"',
    })),
    ...wrong.map(({ name, bundleVersion }) => ({
      place: `CRD ${name}`,
      message: `it is of Gateway API ${bundleVersion}, outside what Envoy Gateway ${settings.controller.version} supports (v${row.gatewayApi})`,
      remedy: 'upgrade it with its owner, or set controller.crds to "adopt"',
    })),
  ];
}

/** The API server refuses a CRD that no longer has a version in which objects are stored. */
function storedVersionsKept({ name, storedVersions }: ObservedCrd): Blocker[] {
  const target = CRDS.find((crd) => crd.name === name);
  if (target === undefined) {
    return [];
  }
  const lost = storedVersions.filter((version) => !target.served.includes(version));
  return lost.map((version) => ({
    place: `CRD ${name}`,
    message: `objects are stored as ${version}, which the wanted version does not have`,
    remedy: `rewrite them as ${target.served.join(" or ")} and remove ${version} from status.storedVersions`,
  }));
}

function removedCrds({ settings, observation }: PreflightInput): Blocker[] {
  if (settings.controller.crds === "existing") {
    return [];
  }
  return observation.crds
    .filter(
      ({ name, release, inUse }) => release === CRD_OWNER && !isTarget(name) && inUse === true,
    )
    .map(({ name }) => ({
      place: `CRD ${name}`,
      message: `Envoy Gateway ${settings.controller.version} does not have it: the update would remove it and every object of it`,
      remedy: "delete or move those objects first, or stay on the present version",
    }));
}

function foreignObjects({ stack, observation }: PreflightInput): Blocker[] {
  return observation.objects
    .filter((each) => each.stack !== ownLabel(stack))
    .map((each) => ({
      place: describe(each),
      message:
        each.stack === undefined
          ? "it exists already and is not of this stack"
          : `it belongs to the stack "${each.stack}"`,
      remedy:
        each.kind === "Namespace"
          ? 'choose another name, or set namespaceOwner to "existing" for a namespace of somebody else'
          : "choose another name in the configuration, or remove the object",
    }));
}

/** The stack's name as its objects carry it. */
function ownLabel(stack: string): string | undefined {
  return stackLabels(stack)["envoy-edge/stack"];
}

function describe({ kind, namespace, name }: ObservedObject): string {
  return `${kind} ${namespace === undefined ? "" : `${namespace}/`}${name}`;
}

function otherControllers({ settings, stack, observation }: PreflightInput): Blocker[] {
  return observation.gatewayClasses
    .filter(
      (each) =>
        each.controllerName === CONTROLLER_NAME &&
        each.stack !== ownLabel(stack) &&
        each.name !== settings.controller.className,
    )
    .map((each) => ({
      place: describe(each),
      message:
        "another Envoy Gateway controls it; two controllers of one name write the same status",
      remedy: "remove that installation, or run this stack on another cluster",
    }));
}

function missingBackends({ plan, observation }: PreflightInput): Blocker[] {
  const found = new Map(
    observation.services.map((each) => [`${each.namespace}/${each.name}`, each.ports]),
  );
  const faults = plan.routes.table.flatMap((row) =>
    row.action.type === "redirect"
      ? []
      : row.action.backends.flatMap(({ namespace, service, port }) => {
          const place = `routes.${row.route}`;
          const ports = found.get(`${namespace}/${service}`);
          if (ports === undefined) {
            return [backendFault(place, `the Service ${namespace}/${service} does not exist`)];
          }
          return ports.includes(port)
            ? []
            : [
                backendFault(
                  place,
                  `the Service ${namespace}/${service} has no port ${String(port)}; it has: ${ports.join(", ")}`,
                ),
              ];
        }),
  );
  return [...new Map(faults.map((each) => [each.place + each.message, each])).values()];
}

function backendFault(place: string, message: string): Blocker {
  return { place, message, remedy: "deploy the Service first, or correct the route's backend" };
}
