import type { EntryService } from "../../nginx/inventory";
import { atLeast } from "../stage";
import { verdict, whenSeen, type CheckInput, type RunCheck } from "./check";
import type { ObservedEntry } from "./observation";

/** Field managers of this program: the provider's own names, and the one that its patches give. */
const OURS = /^(pulumi-|envoy-edge)/;

/** Nobody else will write the selector back, or remove the Service with a release. */
export const ownership: RunCheck = (input) =>
  whenSeen(input.observation.inventory, ({ controller }) => {
    const { plan, observation } = input;
    const key = plan.entry.nginx;
    const service = controller?.services.find(
      ({ namespace, name }) => `${namespace}/${name}` === key,
    );
    if (plan.addressMode !== "adopt") {
      return verdict({ summary: `nginx's Service is not taken over with ${plan.addressMode}` });
    }
    if (service === undefined || key === undefined) {
      return verdict({
        summary: "nginx's Service was not found",
        doubts: ["no Service of nginx is in the inventory: edge inventory shows what there is"],
      });
    }
    const { operator, helm, gitops } = service;
    const rewritten = selectorFaults(input, observation.entry);
    return verdict({
      summary: `${key} is of ${ownerOf(service)}`,
      faults: [
        ...(operator === undefined
          ? []
          : [
              `${key} is made by ${operator}, which would write the selector back: use addressMode own or dns`,
            ]),
        ...(gitops
          ? [
              `${key} is applied by ${gitops.tool} ${gitops.name}, which would write the selector back: take it out of there, or use addressMode own`,
            ]
          : []),
        ...(helm?.resourcePolicy === "delete"
          ? [
              `${key} would go with Helm release ${helm.release}: add helm.sh/resource-policy: keep to controller.service.annotations and upgrade the release`,
            ]
          : []),
        ...rewritten.faults,
      ],
      doubts: [
        ...(helm?.resourcePolicy === "unknown"
          ? [
              `whether Helm release ${helm.release} keeps ${key} is not known: Secrets of its namespace may not be read`,
            ]
          : []),
        ...rewritten.doubts,
      ],
    });
  });

const ownerOf = ({ operator, gitops, helm }: EntryService): string =>
  operator ??
  (gitops
    ? `${gitops.tool} ${gitops.name}`
    : helm
      ? `Helm release ${helm.release}`
      : "nobody else");

/** From `pool` on the selector is ours: who wrote it after us will do so again. */
const selectorFaults = (
  { observation: { stage } }: CheckInput,
  entry: CheckInput["observation"]["entry"],
): { faults: string[]; doubts: string[] } => {
  if (!atLeast(stage, "pool")) {
    return { faults: [], doubts: [] };
  }
  if ("unknown" in entry) {
    return { faults: [], doubts: [`who wrote the selector: ${entry.unknown}`] };
  }
  return { faults: laterManagers(entry.seen), doubts: [] };
};

const laterManagers = ({ key, selectorManagers }: ObservedEntry): string[] => {
  const own = selectorManagers.filter(({ manager }) => OURS.test(manager));
  const last = own.at(-1)?.time ?? "";
  return own.length === 0
    ? [`${key}: the selector is not written by this program`]
    : selectorManagers
        .filter(({ manager, time = "" }) => !OURS.test(manager) && time > last)
        .map(
          ({ manager }) =>
            `${key}: ${manager} wrote the selector after this program: find its owner`,
        );
};
