import type { Answer, Guard } from "../http/answer";
import type { Location } from "../nginx/effective/nginx";

/** Something that keeps requests from a location. */
export interface Protection {
  /** Such as `shop.example/admin basicAuth`. */
  readonly id: string;
  /** Host as the Ingress has it, and path. */
  readonly host: string;
  readonly path: string;
  /** `namespace/name`. */
  readonly ingress?: string;
  readonly kind: ProtectionKind;
  /** Names by which the file of credentials may call it: place, then Secret or service. */
  readonly names: readonly string[];
  /** Present: no probe puts it to the test, and why. */
  readonly untested?: string;
}

export const PROTECTION_KINDS = [
  "basicAuth",
  "externalAuth",
  "clientCertificate",
  "addresses",
  "rateLimit",
  "connectionLimit",
  "webApplicationFirewall",
] as const;

export type ProtectionKind = (typeof PROTECTION_KINDS)[number];

/** Kinds that let those pass who show something: without credentials only refusals can be seen. */
export const CREDENTIAL_KINDS: readonly ProtectionKind[] = [
  "basicAuth",
  "externalAuth",
  "clientCertificate",
];

/** The protections of a location, by what the interpreter says of a request to it. */
export const protectionsOf = ({
  host,
  location: { path, ingress, settings },
  answer,
}: {
  host: string;
  location: Location;
  /** Of nginx, to a request that its address does not keep out. */
  answer: Answer;
}): Protection[] => {
  const place = `${host}${path}`;
  const { allow, deny } = settings.sources;
  const found: readonly { kind: ProtectionKind; subject?: string; untested?: string }[] = [
    ...answer.guards.flatMap(guarded),
    ...(allow.length + deny.length > 0 ? [{ kind: "addresses" as const }] : []),
  ];
  const first = found.filter(
    ({ kind }, index) => found.findIndex((other) => other.kind === kind) === index,
  );
  return first.map(({ kind, subject, untested }) => ({
    id: `${place} ${kind}`,
    host,
    path,
    ...(ingress !== undefined && { ingress }),
    kind,
    names: [place, ...(subject === undefined ? [] : [subject])],
    ...(untested !== undefined && { untested }),
  }));
};

const guarded = (guard: Guard): { kind: ProtectionKind; subject?: string; untested?: string }[] => {
  switch (guard.kind) {
    case "basicAuth":
      return [{ kind: guard.kind, subject: guard.users }];
    case "externalAuth":
      return [{ kind: guard.kind, subject: guard.service }];
    case "clientCertificate":
      return [{ kind: guard.kind, subject: guard.authorities }];
    case "rateLimit":
    case "connectionLimit":
      return [{ kind: guard.kind, untested: "it takes a burst of requests, which no probe sends" }];
    case "webApplicationFirewall":
      return [{ kind: guard.kind, untested: "it takes an attack, which no probe sends" }];
    case "anyOf":
      return guard.guards.flatMap(guarded);
    // No protection of a location's content.
    case "bodySize":
      return [];
  }
};
