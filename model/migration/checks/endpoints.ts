import type { AddressMode, Stage } from "../stage";
import { atLeast } from "../stage";
import { count, verdict, whenSeen, type RunCheck } from "./check";
import type { ObservedEndpoint, ObservedEntry, ObservedWorkload, Seen } from "./observation";

type Kind = "nginx" | "envoy";

const TITLES: Record<Kind, string> = { nginx: "nginx", envoy: "Envoy" };

/** Whose pods the Service that clients reach leads to at a stage. */
export const servingPods = ({
  stage,
  addressMode,
}: {
  stage: Stage;
  addressMode: AddressMode;
}): readonly Kind[] => {
  if (addressMode === "dns" || atLeast(stage, "cutover")) {
    return ["envoy"];
  }
  return stage === "pool" ? ["nginx", "envoy"] : ["nginx"];
};

/**
 * The Service leads to the pods that the stage says, to no others, and by every port: a pod without the
 * port by name is an endpoint that is ready and answers nobody.
 */
export const endpoints: RunCheck = ({ plan, observation }) =>
  whenSeen(observation.entry, (entry) => {
    const serving = servingPods({ stage: observation.stage, addressMode: plan.addressMode });
    const ready = entry.endpoints.filter((each) => each.ready);
    const kindOf = kinds(observation);
    const of = (kind: Kind): ObservedEndpoint[] => ready.filter((each) => kindOf(each) === kind);
    return verdict({
      summary: `${entry.key} leads to ${String(of("nginx").length)} of nginx, ${String(of("envoy").length)} of Envoy`,
      numbers: { nginxReady: of("nginx").length, envoyReady: of("envoy").length },
      faults: [
        ...serving.flatMap((kind) => faultsOf({ kind, entry, ready: of(kind) })),
        ...(["nginx", "envoy"] as const)
          .filter((kind) => !serving.includes(kind) && of(kind).length > 0)
          .map(
            (kind) =>
              `${entry.key} leads to ${count(of(kind).length, "pod")} of ${TITLES[kind]}, which have no part at this stage`,
          ),
        ...ready
          .filter((each) => kindOf(each) === undefined)
          .map((each) => `${entry.key} leads to ${nameOf(each)}, which is of neither proxy`),
      ],
      doubts: (["nginx", "envoy"] as const).flatMap((kind) => doubt(kind, observation[kind])),
    });
  });

const kinds =
  (workloads: Readonly<Record<Kind, Seen<ObservedWorkload>>>) =>
  ({ pod }: ObservedEndpoint): Kind | undefined =>
    (["nginx", "envoy"] as const).find((kind) => {
      const seen = workloads[kind];
      return "seen" in seen && seen.seen.pods.some(({ name }) => name === pod);
    });

const nameOf = ({ pod, address }: ObservedEndpoint): string =>
  pod === undefined ? address : `pod ${pod}`;

const doubt = (kind: Kind, seen: Seen<ObservedWorkload>): string[] =>
  "unknown" in seen ? [`pods of ${TITLES[kind]}: ${seen.unknown}`] : [];

const faultsOf = ({
  kind,
  entry,
  ready,
}: {
  kind: Kind;
  entry: ObservedEntry;
  ready: readonly ObservedEndpoint[];
}): string[] =>
  ready.length === 0
    ? [`${entry.key} leads to no ready pod of ${TITLES[kind]}`]
    : ready.flatMap((endpoint) =>
        entry.ports
          .filter(({ name }) => !endpoint.ports.includes(name))
          .map(
            ({ name, port }) =>
              `${nameOf(endpoint)} of ${TITLES[kind]} has no port for ${portName(name, port)} of ${entry.key}: who is sent there gets no answer`,
          ),
      );

const portName = (name: string, port: number): string =>
  name === "" ? `port ${String(port)}` : `port ${name}`;
