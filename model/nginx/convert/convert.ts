import { canonical } from "../../canonical";
import { sortBy } from "../../collections";
import type { KubernetesObject } from "../../kubernetes-object";
import type { Nginx } from "../effective/nginx";
import { builtIn } from "../findings/built-in";
import type { FindingAnswers } from "../findings/finding";
import type { Inventory } from "../inventory";
import type { Conversion, ConversionTarget } from "./conversion";
import { draftHosts } from "./draft";
import { joinFindings } from "./findings";
import { decide } from "./fit";
import { planGateway } from "./gateway";
import { hostObjects, planHost } from "./hosts";
import { placeIndex } from "./places";
import { rowOf } from "./rows";

/**
 * Converts what a controller serves to the objects of Envoy Gateway, failing closed: where a
 * protection cannot be kept and nobody said what to do, its rules answer 403. Pure: the same input
 * gives the same objects in the same order.
 *
 * @param nginx What the controller makes of the inventory.
 * @param answers What a person said of findings, by their ids.
 */
export const convert = ({
  inventory,
  nginx,
  answers,
  target,
}: {
  inventory: Inventory;
  nginx: Nginx;
  answers: FindingAnswers;
  target: ConversionTarget;
}): Conversion => {
  const gateway = planGateway({ inventory, nginx, target });
  const drafts = draftHosts({ inventory, nginx, target });
  const findings = joinFindings([
    ...builtIn(nginx.configuration),
    ...nginx.findings,
    ...gateway.findings,
    ...drafts.flatMap((draft) => draft.findings),
  ]);
  const { fateOf, ...decision } = decide({ findings, answers, nginx });
  const hosts = drafts.map((draft) =>
    planHost({ draft, nginx, fateOf, target, entrancesOf: gateway.entrancesOf }),
  );
  const findingsAt = placeIndex(findings);
  return {
    ...decision,
    objects: sorted([
      ...gateway.objects(new Set(decision.heldBack)),
      ...hosts.flatMap((host) => hostObjects({ host, target })),
    ]),
    rows: hosts.flatMap(({ locations, routes }) =>
      locations.map((location) => rowOf({ location, routes, findingsAt })),
    ),
  };
};

/** By kind, namespace and name, each once: families may ask for the same object. */
const sorted = (objects: readonly KubernetesObject[]): KubernetesObject[] =>
  sortBy(
    [...new Map(objects.map((object) => [identity(object), object])).entries()],
    ([key]) => key,
  ).map(([, object]) => canonical(object));

const identity = ({ kind, metadata: { namespace = "", name } }: KubernetesObject): string =>
  [kind, namespace, name].join("\n");
