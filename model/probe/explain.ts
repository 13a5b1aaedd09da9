import type { Answer } from "../http/answer";
import type { Field } from "../http/fields";
import type { HttpRequest } from "../http/request";
import type { RequestPlace } from "../nginx/answer/place";
import type { AnsweredFinding } from "../nginx/findings/finding";
import { predictions } from "../nginx/findings/predict";
import { refusedBy } from "./guards";
import type { Observed } from "./observed";

/** What a request met at one proxy, and what was said of it. */
export interface Met {
  readonly answer: Answer;
  readonly observed: Observed;
  /** The backend fails on purpose. */
  readonly failing: boolean;
}

/** The ids of findings that predict a difference in a field of what was observed. */
export function explanations({
  field,
  met,
  ...where
}: {
  field: Field;
  /** At both proxies. */
  met: readonly Met[];
  findings: readonly AnsweredFinding[];
  place: RequestPlace;
  request: HttpRequest;
}): string[] {
  const fields = [field, ...met.flatMap((each) => hiddenFields(field, each))];
  const found = fields
    .flatMap((each) => predictions({ ...where, field: each }))
    .filter(({ scope }) => field !== "operation" || scope.type === "ingress");
  const failed =
    field === "status" && met.every(hasFailed) ? where.findings.filter(isOfFailure) : [];
  return [...new Set([...found, ...failed].map(({ id }) => id))];
}

/** The backend failed, and the proxy said so. */
const hasFailed = ({ failing, observed: { status = 0 } }: Met): boolean => failing && status >= 500;

/** The finding about statuses of proxies whose backend fails, which no request can tell before. */
const isOfFailure = ({ id }: AnsweredFinding): boolean => id === "controller/backend-failure";

/** Parts of an answer that show only in other parts, when their time comes. */
const HIDDEN: readonly ((met: Met) => { fields: readonly Field[]; shown: RegExp })[] = [
  // A request that a guard refused.
  ({ answer, observed }) => ({
    fields: refusedBy(answer, observed).map((kind): Field => `guard.${kind}`),
    shown: /^(outcome|status|location|responseHeaders|certificate)$/,
  }),
  // What a guard that lets a request pass adds to it, and to the answer.
  ({ answer: { guards } }) => ({
    fields: guards
      .filter(({ kind }) => kind === "externalAuth" || kind === "clientCertificate")
      .map(({ kind }): Field => `guard.${kind}`),
    shown: /^(responseHeaders|upstream\.headers)$/,
  }),
  // An answer of the backend that the proxy replaced.
  ({ answer: { outcome }, observed: { status = 0, seen } }) => ({
    fields:
      outcome.type === "upstream" &&
      [status, Number(seen?.headers["x-code"])].some((each) =>
        outcome.replacedStatuses.includes(each),
      )
        ? ["upstream.replacedStatuses"]
        : [],
    shown: /^(outcome|status|backends|responseHeaders|upstream\..*)$/,
  }),
  // The cookie of a session.
  ({ answer: { outcome }, observed: { headers } }) => ({
    fields:
      outcome.type === "upstream" && headers["set-cookie"] !== undefined
        ? ["upstream.affinity"]
        : [],
    shown: /^responseHeaders$/,
  }),
];

const hiddenFields = (field: Field, met: Met): Field[] =>
  HIDDEN.map((hidden) => hidden(met)).flatMap(({ fields, shown }) =>
    shown.test(field) ? fields : [],
  );
