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
