import type { ObservedCondition } from "../../gateway/address";
import type { Manifest, MigrationPlan } from "../plan/migration-plan";
import { count, verdict, whenSeen, type RunCheck } from "./check";
import type { ObservedStatus } from "./observation";

type Scope = ObservedStatus["scopes"][number];

/** What must be True of an object, by the part of its status that says so. */
interface Demand {
  readonly scope: Scope["type"];
  readonly types: readonly string[];
}

const ROUTE: Demand = { scope: "parent", types: ["Accepted", "ResolvedRefs"] };
const POLICY: Demand = { scope: "ancestor", types: ["Accepted"] };
const GATEWAY: Demand = { scope: "object", types: ["Accepted", "Programmed"] };
const BACKEND: Demand = { scope: "object", types: ["Accepted"] };

/** Kinds of plans that controllers write conditions to (Gateway API 1.6, Envoy Gateway 1.9), and what is demanded. */
export const DEMANDS: Readonly<Record<string, Demand>> = {
  Gateway: GATEWAY,
  ListenerSet: GATEWAY,
  HTTPRoute: ROUTE,
  TLSRoute: ROUTE,
  TCPRoute: ROUTE,
  UDPRoute: ROUTE,
  BackendTrafficPolicy: POLICY,
  ClientTrafficPolicy: POLICY,
  SecurityPolicy: POLICY,
  Backend: BACKEND,
};

/** The objects of a plan that have conditions. */
export const objectsWithConditions = (plan: MigrationPlan): Manifest[] =>
  plan.resources.flatMap(({ object, mechanism }) =>
    mechanism === "create" && object.kind in DEMANDS ? [object] : [],
  );

/** Every Gateway, route and policy of the plan is accepted as it is now, not as it was once. */
export const conditions: RunCheck = ({ plan, observation }) =>
  whenSeen(observation.objects, (found) => {
    const wanted = objectsWithConditions(plan);
    const byName = new Map(found.map((each) => [`${each.kind} ${each.key}`, each]));
    const faults = wanted.flatMap((object) => faultsOf(object, byName.get(nameOf(object))));
    const faulty = new Set(faults.map(({ name }) => name)).size;
    return verdict({
      summary: `${String(wanted.length - faulty)} of ${count(wanted.length, "object")} accepted as they are`,
      numbers: { objects: wanted.length, faulty },
      faults: faults.map(({ name, text }) => `${name}: ${text}`),
    });
  });

const nameOf = ({ kind, metadata }: Manifest): string =>
  `${kind} ${metadata.namespace ?? ""}/${metadata.name}`;

interface Fault {
  readonly name: string;
  readonly text: string;
}

const faultsOf = (object: Manifest, observed: ObservedStatus | undefined): Fault[] => {
  const name = nameOf(object);
  const demand = DEMANDS[object.kind];
  if (observed === undefined || demand === undefined) {
    return [{ name, text: "does not exist: apply the stage with pulumi up" }];
  }
  const scopes = observed.scopes.filter(({ type }) => type === demand.scope);
  const missing = parentsOf(object, demand) - scopes.length;
  return [
    ...(missing > 0
      ? [`${count(missing, demand.scope)} without a status: no controller has looked at it`]
      : []),
    ...scopes.flatMap((scope) =>
      demand.types.flatMap((type) => demanded({ type, scope, observed })),
    ),
    ...observed.scopes.flatMap(refused),
  ].map((text) => ({ name, text }));
};

/** Parts of the status that must be there. */
const parentsOf = ({ spec }: Manifest, { scope }: Demand): number => {
  const { parentRefs } = (spec ?? {}) as { parentRefs?: readonly unknown[] };
  return scope === "parent" ? (parentRefs?.length ?? 0) : 1;
};

const demanded = ({
  type,
  scope,
  observed: { generation },
}: {
  type: string;
  scope: Scope;
  observed: ObservedStatus;
}): string[] => {
  const condition = scope.conditions.find((each) => each.type === type);
  const place = placeOf(scope);
  if (condition === undefined) {
    return [`${place}${type} is not there`];
  }
  if ((condition.observedGeneration ?? 0) < generation) {
    return [
      `${place}${type} is of an older generation: no controller has looked at the change yet`,
    ];
  }
  return condition.status === "True" ? [] : [`${place}${describe(condition)}`];
};

/** Conditions that are bad news wherever they stand: of a listener, for one. */
const refused = (scope: Scope): string[] =>
  scope.conditions
    .filter(
      ({ type, status }) =>
        (BAD_IF_TRUE.includes(type) && status === "True") ||
        (scope.type === "listener" && BAD_IF_FALSE.includes(type) && status === "False"),
    )
    .map((condition) => `${placeOf(scope)}${describe(condition)}`);

const BAD_IF_TRUE = ["Conflicted", "PartiallyInvalid"];
const BAD_IF_FALSE = ["Accepted", "Programmed", "ResolvedRefs"];

const placeOf = ({ type, name }: Scope): string => (type === "object" ? "" : `${type} ${name}: `);

const describe = ({ type, status, reason, message }: ObservedCondition): string =>
  `${type} is ${status} (${reason ?? "no reason"}): ${message ?? "no message"}`;
