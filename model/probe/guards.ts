import type { Answer, Guard } from "../http/answer";
import type { Observed } from "./observed";

/** Statuses with which a guard refuses a request. */
const REFUSALS: Readonly<Record<Guard["kind"], readonly number[]>> = {
  basicAuth: [401],
  externalAuth: [302, 401, 403, 500],
  clientCertificate: [302, 400, 403, 495, 496],
  rateLimit: [429, 503],
  connectionLimit: [429, 503],
  bodySize: [413],
  webApplicationFirewall: [403],
  anyOf: [401, 403],
};

/**
 * The kinds of guards of an answer by which a request may have been refused as it was: whether one does
 * depends on what no interpreter knows.
 */
export const refusedBy = (
  { guards }: Answer,
  { seen, status = 0, closed }: Observed,
): Guard["kind"][] =>
  seen !== undefined
    ? []
    : guards
        .map(({ kind }) => kind)
        .filter((kind) =>
          closed === undefined ? REFUSALS[kind].includes(status) : kind === "clientCertificate",
        );

/** Whether a limit of requests answered in place of the rest. */
export const limitReached = ({ answer, observed }: Guarded): boolean =>
  refusedBy(answer, observed).some((kind) => kind === "rateLimit" || kind === "connectionLimit");

/** Whether a request was kept from the backend: by a guard, by a 401 or 403, or as predicted. */
export const refused = ({ answer, observed }: Guarded): boolean => {
  const { outcome } = answer;
  const { seen, closed, status = 0 } = observed;
  return (
    closed !== undefined ||
    (seen === undefined &&
      (status === 401 ||
        status === 403 ||
        refusedBy(answer, observed).length > 0 ||
        (outcome.type === "response" && isSameKind(outcome.status, status))))
  );
};

/** A redirect is as good as another: which one it is, the comparison says. */
const isSameKind = (predicted: number, status: number): boolean =>
  predicted === status || (isRedirect(predicted) && isRedirect(status));

const isRedirect = (status: number): boolean => status >= 300 && status < 400;

/** Whether a proxy is said to keep everybody out who shows nothing. */
export const keepsOut = ({ guards, outcome }: Answer): boolean =>
  outcome.type === "response" ||
  guards.some(
    (guard) =>
      guard.kind === "basicAuth" ||
      guard.kind === "externalAuth" ||
      (guard.kind === "clientCertificate" && guard.mode === "required"),
  );

interface Guarded {
  readonly answer: Answer;
  readonly observed: Observed;
}
