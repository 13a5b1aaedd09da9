import type { HTTPRouteSpecParentRef } from "../../../../kubernetes/types";
import type { ConversionTarget } from "../conversion";
import type { Certificates } from "./certificates";

/** Listeners by which a host is reached, as references of its routes; none over HTTPS without one. */
export interface Entrances {
  readonly http: readonly HTTPRouteSpecParentRef[];
  readonly https: readonly HTTPRouteSpecParentRef[];
}

/** Reference to a listener of the Gateway or of a ListenerSet beside it. */
export const listenerReference = ({
  target: { gateway },
  kind = "Gateway",
  name = gateway.name,
  sectionName,
}: {
  target: Pick<ConversionTarget, "gateway">;
  kind?: "Gateway" | "ListenerSet";
  name?: string;
  sectionName: string;
}): HTTPRouteSpecParentRef => ({
  group: "gateway.networking.k8s.io",
  kind,
  name,
  namespace: gateway.namespace,
  sectionName,
});

export const entrancesOf = ({
  certificates,
  target,
}: {
  certificates: Pick<Certificates, "secrets">;
  target: ConversionTarget;
}): Entrances => ({
  http: [listenerReference({ target, sectionName: "http" })],
  https:
    certificates.secrets.length === 0 ? [] : [listenerReference({ target, sectionName: "https" })],
});
