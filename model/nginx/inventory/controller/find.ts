import type { Container, Objects, Workload } from "../objects/kinds";
import { readFlags } from "./command-line";

/** A workload that runs the ingress-nginx controller. */
export interface FoundController {
  readonly kind: "Deployment" | "DaemonSet";
  readonly workload: Workload;
  readonly container: Container;
  /** Flag by name without dashes; the last value counts, a flag without one is `true`. */
  readonly arguments: Readonly<Record<string, string>>;
}

/** Every ingress-nginx controller among the objects, whoever packaged it. */
export const findControllers = ({
  deployments,
  daemonSets,
}: Pick<Objects, "deployments" | "daemonSets">): FoundController[] => [
  ...deployments.flatMap((workload) => found({ kind: "Deployment", workload })),
  ...daemonSets.flatMap((workload) => found({ kind: "DaemonSet", workload })),
];

const found = ({
  kind,
  workload,
}: Pick<FoundController, "kind" | "workload">): FoundController[] => {
  const { template } = workload.spec;
  const container = template.spec.containers.find(isController);
  if (container === undefined) {
    return [];
  }
  const { namespace } = workload.metadata;
  const flags = readFlags({ container, namespace, switches: SWITCHES });
  // Of equal names the last stays.
  return [{ kind, workload, container, arguments: Object.fromEntries(flags) }];
};

/**
 * By its program, or by its image where that chooses the program: `…/ingress-nginx/controller`,
 * `controller-chroot`, and the names `nginx-ingress-controller` of older releases and of Rancher and
 * Bitnami. The controller of NGINX Inc. (`nginx-ingress`) is another program.
 */
const isController = ({ image, command, args }: Container): boolean =>
  [...command, ...args].some((word) => /(^|\/)nginx-ingress-controller$/.test(word)) ||
  (command.length === 0 &&
    /(^|\/)(ingress-nginx\/controller(-chroot)?|nginx-ingress-controller)([:@]|$)/.test(image));

/** Flags of type bool: pflag.Bool in pkg/flags/flags.go of ingress-nginx 1.15, and those of klog. */
const SWITCHES: ReadonlySet<string> = new Set([
  "alsologtostderr",
  "deep-inspect",
  "disable-catch-all",
  "disable-full-test",
  "disable-leader-election",
  "disable-svc-external-name",
  "disable-sync-events",
  "enable-annotation-validation",
  "enable-metrics",
  "enable-ssl-chain-completion",
  "enable-ssl-passthrough",
  "enable-topology-aware-routing",
  "ingress-class-by-name",
  "logtostderr",
  "metrics-per-host",
  "metrics-per-undefined-host",
  "profiling",
  "report-node-internal-ip-address",
  "report-status-classes",
  "skip_headers",
  "update-status",
  "update-status-on-shutdown",
  "version",
  "watch-ingress-without-class",
]);
