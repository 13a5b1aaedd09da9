import { byText, sortedEntries } from "../../collections";
import type { Nginx } from "../effective/nginx";
import type { AnsweredFinding, Finding, FindingAnswers, Severity } from "../findings/finding";
import { closesRules } from "../findings/state";
import type { Conversion } from "./conversion";
import { type Place, placeIndex } from "./places";
import type { Fate } from "./planned";

/** What findings and a person's answers to them decide. */
export interface Decision extends Pick<
  Conversion,
  "findings" | "answerFaults" | "heldBack" | "verdict"
> {
  /** What becomes of a location. */
  readonly fateOf: (place: Place) => Fate;
}

/**
 * Fails closed: a protective finding that refuses, and to which nobody said `accept`, denies its
 * locations; `holdBack` takes the hosts of its scope out of the conversion.
 *
 * @param findings Unique by id.
 */
export const decide = ({
  findings,
  answers,
  nginx,
}: {
  findings: readonly Finding[];
  answers: FindingAnswers;
  nginx: Pick<Nginx, "servers">;
}): Decision => {
  const answerFaults = faultsOf({ findings, answers });
  const wrong = new Set(answerFaults.map(({ id }) => id));
  const answered = findings.map((finding): AnsweredFinding => {
    const answer = wrong.has(finding.id) ? undefined : answers[finding.id];
    return answer === undefined ? finding : { ...finding, answer };
  });
  const hostsOf = hostIndex(nginx);
  const heldBack = new Set(
    answered.filter(({ answer }) => answer?.answer === "holdBack").flatMap(hostsOf),
  );
  const isOpen = (finding: AnsweredFinding): boolean =>
    finding.protective &&
    finding.severity !== "note" &&
    finding.answer === undefined &&
    !(heldBack.size > 0 && hostsOf(finding).every((host) => heldBack.has(host)));
  const denied = placeIndex(answered.filter(closesRules));
  return {
    findings: answered.toSorted(bySeverity),
    answerFaults,
    heldBack: [...heldBack].sort(byText),
    verdict: answerFaults.length > 0 || answered.some(isOpen) ? "unfit" : "fit",
    fateOf: (place) => {
      if (heldBack.has(place.host)) {
        return "heldBack";
      }
      return denied(place).length > 0 ? "denied" : "open";
    },
  };
};

const SEVERITIES: readonly Severity[] = ["refused", "lossy", "note"];

const bySeverity = (one: Finding, other: Finding): number =>
  SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity) || byText(one.id, other.id);

/** Answers to findings that are not there, and ones that their finding does not take. */
const faultsOf = ({
  findings,
  answers,
}: {
  findings: readonly Finding[];
  answers: FindingAnswers;
}): { id: string; message: string }[] => {
  const known = new Map(findings.map((finding) => [finding.id, finding]));
  return sortedEntries(answers).flatMap(([id, { answer }]) => {
    const finding = known.get(id);
    if (finding === undefined) {
      return [{ id, message: "there is no such finding: remove the answer" }];
    }
    return finding.answers.includes(answer)
      ? []
      : [{ id, message: `it does not take ${answer}: ${allowed(finding)}` }];
  });
};

const allowed = ({ answers }: Finding): string =>
  answers.length === 0 ? "it needs no answer, remove it" : `answer ${answers.join(" or ")}`;

/** The hosts that a finding is about. */
const hostIndex = ({ servers }: Pick<Nginx, "servers">) => {
  const byIngress = new Map<string, Set<string>>();
  for (const { host, locations } of servers.values()) {
    for (const { ingress = "" } of locations) {
      byIngress.set(ingress, (byIngress.get(ingress) ?? new Set()).add(host));
    }
  }
  const all = [...servers.keys()];
  return ({ scope }: Finding): string[] => {
    switch (scope.type) {
      case "controller":
        return all;
      case "host":
        return [scope.host];
      case "ingress":
        return scope.locations === undefined
          ? [...(byIngress.get(scope.ingress) ?? [])]
          : [...new Set(scope.locations.map(({ host }) => host))];
    }
  };
};
