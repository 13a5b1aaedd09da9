import type { AnsweredFinding } from "../../nginx/findings/finding";
import type { Conversion } from "../../nginx/convert";
import { convert, type Subject, setKey } from "../commands";
import { inventoryFile } from "../convert";
import { hostsOf } from "../share";
import { atLeast } from "../stage";
import type { GateInput, ShutGate } from "./gate";

/** What the plan and the settings refuse at a stage, whatever the evidence. */
export const planGates = (input: GateInput): ShutGate[] => [
  ...faultGates(input),
  ...answerGates(input),
  ...hostGates(input),
  ...heldBackGates(input),
  ...oldAddressGates(input),
  ...retireGates(input),
];

const faultGates = ({ plan: { stage, faults } }: GateInput): ShutGate[] =>
  faults
    .filter((fault) => atLeast(stage, fault.stage))
    .map((fault) => ({
      id: fault.id,
      message: fault.message,
      seen: `refuses ${fault.stage} and what follows`,
      needed: fault.remedy,
    }));

/** Nothing goes on with answers that are about nothing; no route is made while a protection is open. */
const answerGates = ({ stack, plan, settings }: GateInput): ShutGate[] => {
  const { stage, conversion, name } = plan;
  const command = convert({ inventory: inventoryFile({ migration: settings, stack }) });
  return [
    ...(atLeast(stage, "install") ? conversion.answerFaults : []).map(({ id, message }) => ({
      id: "answer-faults",
      message: `answer to ${id}`,
      seen: message,
      needed: "answers to findings that there are, of the kinds that they take",
      command,
    })),
    ...(atLeast(stage, "routes") ? openProtections(conversion) : []).map((finding) => ({
      id: "answers",
      message: `${finding.id}: a protection that ${LOSSES[finding.severity]}`,
      seen: "no answer",
      needed: `${finding.answers.join(", ")} under migration.${name}.answers. ${finding.remedy}`,
      command: answerCommand({ stack, name, finding }),
    })),
  ];
};

const LOSSES: Record<AnsweredFinding["severity"], string> = {
  refused: "cannot be kept",
  lossy: "is kept in part",
  note: "differs",
};

const answerCommand = ({
  finding: { id, answers },
  ...subject
}: Subject & { finding: AnsweredFinding }): string => {
  const key = `answers["${id}"]`;
  const value = answers.find((answer) => answer !== "accept");
  return value === undefined
    ? setKey({ ...subject, key: `${key}.accept`, value: "'why the loss is acceptable'" })
    : setKey({ ...subject, key, value });
};

/** Protective findings without an answer, but for those of which all hosts stay on nginx. */
const openProtections = ({ verdict, findings, heldBack, rows }: Conversion): AnsweredFinding[] =>
  verdict === "fit"
    ? []
    : findings.filter(({ id, protective, severity, answer }) => {
        const hosts = rows.filter((row) => row.findings.includes(id)).map(({ host }) => host);
        const isAway = hosts.length > 0 && hosts.every((host) => heldBack.includes(host));
        return protective && severity !== "note" && answer === undefined && !isAway;
      });

const hostGates = ({ plan, settings: { dnsHosts = [] } }: GateInput): ShutGate[] => {
  const known = hostsOf(plan);
  return dnsHosts
    .filter((host) => !known.includes(host))
    .map((host) => ({
      id: "dns-hosts",
      message: `dnsHosts: ${host} is no host of this controller`,
      seen: host,
      needed: `of ${known.join(", ")}`,
    }));
};

const heldBackGates = ({ plan: { stage, conversion } }: GateInput): ShutGate[] =>
  atLeast(stage, "idle") && conversion.heldBack.length > 0
    ? [
        {
          id: "held-back",
          message: "hosts that stay on nginx would be served by nobody",
          seen: conversion.heldBack.join(", "),
          needed: "none: answer their findings with accept or deny, or change the Ingress",
        },
      ]
    : [];

/** Nobody here sees which clients still use nginx's own address: a person says so, with a reason. */
const oldAddressGates = ({
  plan: { stage, addressMode, entry },
  applied,
}: GateInput): ShutGate[] =>
  addressMode === "own" && stage === "pool" && applied.stage === "adopt"
    ? [
        {
          id: "old-address",
          message: "clients of the old address stay on nginx, and lose it when nginx stops",
          seen: `both addresses in use, the old one of Service ${entry.nginx ?? "of nginx"}`,
          needed:
            "every record at the new address and its time to live over: force old-address says so",
        },
      ]
    : [];

const retireGates = ({ stack, plan, settings: { confirmRetire } }: GateInput): ShutGate[] =>
  plan.stage === "retire" && confirmRetire !== stack
    ? [
        {
          id: "confirm-retire",
          message: "nothing leads back from retire: it is confirmed by the name of the stack",
          seen: confirmRetire ?? "nothing",
          needed: stack,
          command: setKey({ stack, name: plan.name, key: "confirmRetire", value: stack }),
        },
      ]
    : [];
