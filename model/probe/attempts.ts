import type { Answer, Guard } from "../http/answer";
import type { HeaderField } from "../http/request";
import type { Location } from "../nginx/effective/nginx";
import type { Protection, ProtectionKind } from "./protections";
import { sampleAddress } from "./samples";

/** A request at a protection, but for its place. */
export interface Attempt {
  readonly purpose: string;
  readonly headers: readonly HeaderField[];
  readonly expected: "refused" | "whatever nginx does";
  /** Id of the protection whose credentials it needs. */
  readonly credentials?: string;
}

/**
 * Ways to pass a protection that must not work, and the one that must: without credentials, with wrong
 * ones, with fields that only the proxy may set, and with the right ones.
 */
export const attemptsAt = ({
  protection,
  location,
  answer,
}: {
  protection: Protection;
  location: Location;
  /** Of nginx, to a request without credentials. */
  answer: Answer;
}): Attempt[] => {
  const { kind, id } = protection;
  const expected = mustRefuse(answer.guards, kind) ? "refused" : "whatever nginx does";
  const denied = (how: string, headers: readonly HeaderField[] = []): Attempt => ({
    purpose: `${kind} ${how}`,
    headers,
    expected,
  });
  const allowed: Attempt = {
    purpose: `${kind} with credentials`,
    headers: [],
    expected: "whatever nginx does",
    credentials: id,
  };
  switch (kind) {
    case "basicAuth":
      return [
        denied("without credentials"),
        denied("with wrong credentials", [["Authorization", WRONG_PASSWORD]]),
        allowed,
      ];
    case "externalAuth":
      return [
        denied("without credentials"),
        denied("with wrong credentials", [["Authorization", `Bearer ${WRONG}`]]),
        denied("with the fields that it sets", spoofed(answer.guards)),
        allowed,
      ];
    case "clientCertificate":
      return [
        denied("without a certificate"),
        denied("with the fields that it sets", [
          ["ssl-client-verify", "SUCCESS"],
          ["ssl-client-subject-dn", `CN=${WRONG}`],
        ]),
        allowed,
      ];
    case "addresses":
      return addressAttempts(location);
    default:
      return [];
  }
};

const WRONG = "envoy-edge-probe";
const WRONG_PASSWORD = `Basic ${Buffer.from(`${WRONG}:${WRONG}`).toString("base64")}`;

/** Whether nobody passes without credentials; one guard of several may be passed by another. */
const mustRefuse = (guards: readonly Guard[], kind: ProtectionKind): boolean =>
  guards.some(
    (guard) =>
      guard.kind === kind && (guard.kind !== "clientCertificate" || guard.mode === "required"),
  );

/** Fields that the authorisation service sets: a client's own must not reach the backend. */
const spoofed = (guards: readonly Guard[]): HeaderField[] => {
  const copied = guards
    .flatMap((guard) => (guard.kind === "anyOf" ? guard.guards : [guard]))
    .flatMap((guard) => (guard.kind === "externalAuth" ? guard.copiedHeaders : []));
  return (copied.length > 0 ? copied : ["X-Auth-Request-User"]).map((name) => [name, WRONG]);
};

/** Which addresses pass depends on the client's; that it cannot be made up is seen from anywhere. */
const addressAttempts = ({
  settings: {
    sources: { allow, deny },
  },
}: Location): Attempt[] => {
  const claimed = [...allow, ...deny].slice(0, 1).map(sampleAddress);
  return [
    {
      purpose: "addresses from here",
      headers: [],
      expected: "whatever nginx does",
    },
    ...claimed.flatMap((address): Attempt[] =>
      ["X-Forwarded-For", "X-Real-IP"].map((name) => ({
        purpose: `addresses claimed by ${name}`,
        headers: [[name, address]],
        expected: "whatever nginx does",
      })),
    ),
  ];
};
