import type { Answer } from "../http/answer";
import type { Field } from "../http/fields";
import type { HttpRequest } from "../http/request";
import { placeOf, type RequestPlace } from "../nginx/answer/place";
import type { Nginx } from "../nginx/effective/nginx";
import type { AnsweredFinding } from "../nginx/findings/finding";
import { compare, type AnyDifference } from "./compare";
import { explanations, type Met } from "./explain";
import { keepsOut, limitReached, refused, refusedBy } from "./guards";
import type { Interpreters } from "./interpreters";
import { stable } from "./noise";
import type { Exchanged, Observed } from "./observed";
import type { ProbeRequest } from "./request";

/** What is known of a migration when its answers are judged. */
export interface Knowledge {
  readonly nginx: Nginx;
  readonly interpreters: Interpreters;
  readonly findings: readonly AnsweredFinding[];
  readonly clientAddress: string;
}

/** A part of the answers that differs, and the findings that predict it. */
export interface JudgedDifference extends AnyDifference {
  readonly findings: readonly string[];
}

export const VERDICTS = ["equal", "explained", "unexplained", "failed", "not probed"] as const;

export interface Judgement {
  readonly verdict: (typeof VERDICTS)[number];
  /** Of `failed` and `not probed`: why. */
  readonly reason?: string;
  readonly differences: readonly JudgedDifference[];
  /** Parts that nginx itself changes from one request to the next: not compared. */
  readonly unstable: readonly string[];
}

/**
 * Judges what both proxies answered: each difference is predicted by a finding or unexplained. A
 * request that had to be refused and was not is a failure, whatever both have in common.
 */
export const judge = ({
  request: probe,
  sent,
  exchanged,
  knowledge,
}: {
  request: ProbeRequest;
  /** As it was sent, with credentials. */
  sent: Omit<HttpRequest, "clientAddress">;
  exchanged: Exchanged;
  knowledge: Knowledge;
}): Judgement => {
  const { nginx: model, interpreters, findings, clientAddress } = knowledge;
  const request: HttpRequest = { ...sent, clientAddress };
  const met = {
    nginx: metAt(interpreters.nginx(request), exchanged.nginx),
    envoy: metAt(interpreters.envoy(request), exchanged.envoy),
  };
  const place = placeOf({ nginx: model, request });
  const context: Context = { met, findings, place, request };
  if (Object.values(met).some(limitReached)) {
    return notProbed("a limit of requests was reached; --rate sends fewer");
  }
  if (opensNoWebSocket(probe, exchanged)) {
    return notProbed("the backend opens no WebSocket there, at either proxy");
  }
  const found = compare(exchanged.nginx, exchanged.envoy);
  const kept = stable({
    differences: [...found, ...differentBodies(met)],
    exchanged,
    answer: met.nginx.answer,
  });
  if (kept.unstableAnswer !== undefined && probe.expected !== "refused") {
    return notProbed(`nginx does not answer it twice alike: ${kept.unstableAnswer}`);
  }
  const differences = kept.differences.map((difference) => ({
    ...difference,
    findings: findingsFor(difference, context),
  }));
  const unexplained = differences.some((each) => each.findings.length === 0);
  const reason = failure({ probe, met, isExplained: differences.length > 0 && !unexplained });
  return {
    verdict:
      reason !== undefined
        ? "failed"
        : unexplained
          ? "unexplained"
          : differences.length > 0
            ? "explained"
            : "equal",
    ...(reason !== undefined && { reason }),
    differences,
    unstable: kept.unstable,
  };
};

/** A request that was not sent, or whose answers say nothing. */
export const notProbed = (reason: string): Judgement => ({
  verdict: "not probed",
  reason,
  differences: [],
  unstable: [],
});

/**
 * A backend that answers a handshake as any other request. Envoy hands on the status of such an answer
 * without its body (seen with 1.39.1), which no client of WebSockets looks at.
 */
const opensNoWebSocket = (
  { protocol, expected }: ProbeRequest,
  { nginx, envoy }: Exchanged,
): boolean =>
  protocol === "websocket" &&
  expected !== "refused" &&
  nginx.seen !== undefined &&
  nginx.status === envoy.status;

interface Context {
  readonly met: { readonly nginx: Met; readonly envoy: Met };
  readonly findings: readonly AnsweredFinding[];
  readonly place: RequestPlace;
  readonly request: HttpRequest;
}

const metAt = (answer: Answer, observed: Observed): Met => ({ answer, observed, failing: false });

/** Pages that a proxy makes itself are its own; what a backend answers must not change. */
const differentBodies = ({ nginx, envoy }: Context["met"]): AnyDifference[] => {
  const [a, b] = [nginx, envoy].map(backendBody);
  return a === undefined || b === undefined || a === b
    ? []
    : [{ field: "body", nginx: `sha256 ${a.slice(0, 12)}`, envoy: `sha256 ${b.slice(0, 12)}` }];
};

const backendBody = ({ answer, observed }: Met): string | undefined =>
  answer.outcome.type === "upstream" &&
  observed.seen === undefined &&
  refusedBy(answer, observed).length === 0
    ? observed.bodyHash
    : undefined;

const findingsFor = (
  { field, header }: AnyDifference,
  { met, findings, place, request }: Context,
): string[] => {
  const where = { met: [met.nginx, met.envoy], findings, place, request };
  if (field === "body") {
    return [...new Set(BODY_FIELDS.flatMap((each) => explanations({ ...where, field: each })))];
  }
  return header !== undefined && isSurprise(header, met) ? [] : explanations({ ...where, field });
};

/** What changes a backend's answer: the request that it gets. */
const BODY_FIELDS = [
  "backends",
  "upstream.method",
  "upstream.target",
  "upstream.host",
  "upstream.headers",
  "upstream.replacedStatuses",
] as const satisfies readonly Field[];

/** Both are said to do the same with a field of the answer: what findings say of others is no excuse. */
const isSurprise = (name: string, { nginx, envoy }: Context["met"]): boolean => {
  const [a, b] = [nginx, envoy].map(({ answer }) => answer.responseHeaders[name]);
  const asPredicted = [nginx, envoy].every(
    ({ answer, observed }) =>
      refusedBy(answer, observed).length === 0 && answer.guards.length === 0,
  );
  return asPredicted && typeof a === "string" && a === b;
};

const failure = ({
  probe,
  met: { nginx, envoy },
  isExplained,
}: {
  probe: ProbeRequest;
  met: Context["met"];
  isExplained: boolean;
}): string | undefined => {
  const broken = (["nginx", "Envoy"] as const).flatMap((name) => {
    const { answer, observed } = name === "nginx" ? nginx : envoy;
    const meant =
      answer.outcome.type === "closed" ||
      answer.outcome.type === "unknown" ||
      refusedBy(answer, observed).length > 0;
    return observed.closed === undefined || meant ? [] : [`${name}: ${observed.closed}`];
  });
  if (broken.length > 0 && !isExplained) {
    return broken.join("; ");
  }
  // A finding may say that Envoy lets it pass, but not excuse that Envoy fails to do what it should.
  const isForetold = isExplained && !keepsOut(envoy.answer);
  if (probe.expected !== "refused" || refused(envoy) || isForetold) {
    return undefined;
  }
  return refused(nginx)
    ? "Envoy lets it pass, nginx refuses it"
    : "both let pass what a protection should refuse";
};
