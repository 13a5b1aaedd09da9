import type { Server } from "../../effective/nginx";
import type { Finding } from "../../findings/finding";
import { hostFinding } from "../../findings/loss";
import { matchesCondition } from "./cel";

/** A condition that whoever is let in has to fulfil. */
export interface SubjectCondition {
  /** Absent: there is none. */
  readonly cel: string | undefined;
  readonly findings: readonly Finding[];
}

/** Never true: what cannot be expressed lets nobody in. */
const NOBODY = "false";

/**
 * `auth-tls-match-cn`: the subject of the client's certificate has to match, over HTTP too, where
 * there is none. Both proxies write the subject as RFC 2253 has it.
 */
export const subjectCondition = ({ host, clientCertificate }: Server): SubjectCondition => {
  const expression = clientCertificate?.value.matchCn;
  if (expression === undefined) {
    return { cel: undefined, findings: [] };
  }
  const cel = matchesCondition({
    attribute: "connection.subject_peer_certificate",
    expression,
  });
  return {
    cel: cel ?? NOBODY,
    findings: [
      hostFinding({
        host,
        key: "auth-tls-match-cn",
        value: expression,
        protective: true,
        severity: cel === undefined ? "refused" : "lossy",
        differences: (["outcome", "status", "location"] as const).map((field) => ({
          field,
          when: "always",
          nginx: "403 unless the subject matches, before redirects and over HTTP too",
          envoy:
            cel === undefined
              ? "403 for everybody: the expression fits no subject at all too, or is too long"
              : "the same by a CEL condition, which was not tried; after redirects",
        })),
        remedy: "try it with a certificate that has to be refused and with one that has to pass",
      }),
    ],
  };
};
