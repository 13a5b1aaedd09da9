import type { Inventory, InventoryIssuer } from "../../nginx/inventory";
import type { ObservedCertManager } from "./observation";
import { count, verdict, whenSeen, type RunCheck } from "./check";

/**
 * Certificates are renewed without nginx: no solver of an issuer needs it, cert-manager reads Gateways
 * where a solver does, and at `idle` no Certificate goes with an Ingress.
 */
export const certManager: RunCheck = ({ observation }) =>
  whenSeen(observation.inventory, (inventory) =>
    whenSeen(observation.certManager, (found) => {
      const { issuers } = inventory;
      const left = issuers.flatMap((issuer) => solverFaults(issuer, inventory));
      const owned = found.ownedByIngress.map(
        ({ certificate, ingress }) =>
          `Certificate ${certificate} belongs to Ingress ${ingress} and would go with it: declare it by itself`,
      );
      const atIdle = observation.stage === "idle";
      return verdict({
        summary: `${count(issuers.length, "issuer")}, ${String(left.length)} solvers need nginx`,
        numbers: {
          issuers: issuers.length,
          solversOfNginx: left.length,
          ownedByIngress: found.ownedByIngress.length,
        },
        faults: [...left, ...gatewayFaults(issuers, found), ...(atIdle ? owned : [])],
        notes: atIdle ? [] : owned,
      });
    }),
  );

/** HTTP-01 solvers whose Ingress nginx would serve. */
const solverFaults = (issuer: InventoryIssuer, { selection }: Inventory): string[] =>
  issuer.solvers
    .filter(
      ({ type, ingressClass, ingressName }) =>
        type === "http01 ingress" &&
        (ingressName !== undefined ||
          ingressClass === undefined ||
          ingressClass === selection.annotationClass ||
          selection.ingressClasses.includes(ingressClass)),
    )
    .map(
      ({ ingressClass = "no class", ingressName }) =>
        `${nameOf(issuer)}: a solver makes challenges answered by nginx (${ingressName === undefined ? ingressClass : `Ingress ${ingressName}`}): use gatewayHTTPRoute or DNS-01`,
    );

const nameOf = ({ kind, namespace, name }: InventoryIssuer): string =>
  `${kind} ${namespace === undefined ? "" : `${namespace}/`}${name}`;

const gatewayFaults = (
  issuers: readonly InventoryIssuer[],
  { gatewayApi }: ObservedCertManager,
): string[] => {
  const users = issuers.filter(({ solvers }) =>
    solvers.some(({ type }) => type === "http01 gateway"),
  );
  return users.length === 0 || gatewayApi === "on"
    ? []
    : [
        `${users.map(nameOf).join(", ")}: solvers by gatewayHTTPRoute need cert-manager with its Gateway API support on (enableGatewayAPI)`,
      ];
};
