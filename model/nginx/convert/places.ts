import type { Finding } from "../findings/finding";

/** Where a finding may apply: a location of a host. */
export interface Place {
  readonly host: string;
  readonly path: string;
  /** `namespace/name`; absent for the default backend's location. */
  readonly ingress?: string;
}

/** The findings about a place, in their order; looked up without going through all of them. */
export const placeIndex = <Item extends Pick<Finding, "scope">>(
  findings: readonly Item[],
): ((place: Place) => Item[]) => {
  const byKey = new Map<string, { item: Item; index: number }[]>();
  findings.forEach((item, index) => {
    for (const key of new Set(keysOf(item.scope))) {
      const found = byKey.get(key);
      if (found) {
        found.push({ item, index });
      } else {
        byKey.set(key, [{ item, index }]);
      }
    }
  });
  return ({ host, path, ingress = "" }) =>
    [
      keys.controller,
      keys.host(host),
      keys.ingress(ingress),
      keys.location({ ingress, host, path }),
    ]
      .flatMap((key) => byKey.get(key) ?? [])
      .sort((one, other) => one.index - other.index)
      .map(({ item }) => item);
};

const keys = {
  controller: "controller",
  host: (host: string) => `host ${host}`,
  ingress: (ingress: string) => `ingress ${ingress}`,
  location: ({ ingress, host, path }: Required<Place>) => `location ${ingress} ${host} ${path}`,
};

const keysOf = (scope: Finding["scope"]): string[] => {
  switch (scope.type) {
    case "controller":
      return [keys.controller];
    case "host":
      return [keys.host(scope.host)];
    case "ingress":
      return (
        scope.locations?.map((location) =>
          keys.location({ ...location, ingress: scope.ingress }),
        ) ?? [keys.ingress(scope.ingress)]
      );
  }
};
