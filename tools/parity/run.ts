import type { Answer } from "../../model/http/answer";
import type { HttpRequest } from "../../model/http/request";
import { placeOf } from "../../model/nginx/answer/place";
import { hostOf, type CaseRequest, type ParityCase } from "./case";
import { compare, type ObservedDifference } from "../../model/probe/compare";
import type { Deployed } from "./deploy";
import { contrary, unexpected, type Fault, type Knowledge } from "./expect";
import { explanations } from "../../model/probe/explain";
import type { Interpreters } from "../../model/probe/interpreters";
import { proxyAt, sendCopied } from "./copies";
import { send, type KeyPair } from "../../commands/probe/send";
import type { Observed } from "../../model/probe/observed";

/** A difference between the proxies, and the findings that predict it; none: it is unexplained. */
export interface JudgedDifference extends ObservedDifference {
  readonly findings: readonly string[];
}

/** What became of one request. */
export interface Vector {
  /** Such as `GET http://a.parity.test/x`. */
  readonly title: string;
  readonly differences: readonly JudgedDifference[];
  /** Where a proxy did not do what its interpreter, or the case, says. */
  readonly faults: readonly string[];
  readonly verdict: "equal" | "explained" | "unexplained";
}

/** Sends the requests of a case to both proxies, one after the other, and judges what comes. */
export async function runCase({
  parityCase,
  context,
}: {
  parityCase: ParityCase;
  context: RunContext;
}): Promise<Vector[]> {
  const vectors: Vector[] = [];
  for (const request of parityCase.requests) {
    vectors.push(await runRequest({ parityCase, request, context }));
  }
  return vectors;
}

/** What all cases of a run share. */
export interface RunContext {
  readonly deployed: Deployed;
  readonly interpreters: Interpreters;
  readonly knowledge: Knowledge;
  readonly clientAddress: string;
}

async function runRequest({
  parityCase,
  request: asked,
  context,
}: {
  parityCase: ParityCase;
  request: CaseRequest;
  context: RunContext;
}): Promise<Vector> {
  const { deployed, interpreters, knowledge, clientAddress } = context;
  const request = httpRequest({ asked, parityCase, clientAddress });
  const { addresses, certificate } = deployed;
  const observed = {
    nginx: await sendTimes({ address: addresses.nginx, request, asked, certificate }),
    envoy: await sendTimes({ address: addresses.envoy, request, asked, certificate }),
  };
  const answers = { nginx: interpreters.nginx(request), envoy: interpreters.envoy(request) };
  const faults = (["nginx", "envoy"] as const).flatMap((proxy) =>
    faultsOf({
      asked,
      proxy,
      answer: answers[proxy],
      observed: observed[proxy],
      request,
      knowledge,
    }),
  );
  const { nginx, conversion } = deployed;
  const where = { findings: conversion.findings, place: placeOf({ nginx, request }), request };
  const met = (["nginx", "envoy"] as const).flatMap((proxy) =>
    observed[proxy].map((each) => ({
      answer: answers[proxy],
      observed: each,
      failing: asked.failing,
    })),
  );
  const differences = compareAll(observed).map((difference) => {
    const older = asked.older[difference.field];
    const findings = explanations({ ...where, field: difference.field, met });
    return {
      ...difference,
      findings: older === undefined ? findings : [...findings, `older release: ${older}`],
    };
  });
  return {
    title: `${request.method} ${request.scheme}://${request.host}${request.target}`,
    differences,
    faults,
    verdict: verdictOf(differences),
  };
}

function verdictOf(differences: readonly JudgedDifference[]): Vector["verdict"] {
  if (differences.length === 0) {
    return "equal";
  }
  return differences.every(({ findings }) => findings.length > 0) ? "explained" : "unexplained";
}

const httpRequest = ({
  asked,
  parityCase,
  clientAddress,
}: {
  asked: CaseRequest;
  parityCase: ParityCase;
  clientAddress: string;
}): HttpRequest => ({
  scheme: asked.scheme,
  host: hostOf(asked, parityCase),
  method: asked.method,
  target: asked.target,
  headers: Object.entries(asked.headers),
  clientAddress,
});

async function sendTimes({
  address,
  request,
  asked,
  certificate,
}: {
  address: string;
  request: HttpRequest;
  asked: CaseRequest;
  certificate: KeyPair;
}): Promise<Observed[]> {
  const observed: Observed[] = [];
  const { body } = asked;
  const clientCertificate = asked.clientCertificate ? certificate : undefined;
  for (let time = 0; time < asked.times; time += 1) {
    observed.push(
      asked.copied
        ? await sendCopied({ address, request })
        : await send({ to: proxyAt(address), request, body, clientCertificate }),
    );
  }
  return observed;
}

function faultsOf({
  asked,
  proxy,
  answer,
  observed,
  request,
  knowledge,
}: {
  asked: CaseRequest;
  proxy: "nginx" | "envoy";
  answer: Answer;
  observed: readonly Observed[];
  request: HttpRequest;
  knowledge: Knowledge;
}): string[] {
  const { denied, failing, limited, older } = asked;
  const known = { ...asked.both, ...asked[proxy] };
  const ofCase = observed.flatMap((each) => contrary({ known, denied, observed: each }));
  const ofInterpreter = [
    ...observed.flatMap((each) =>
      unexpected({ answer, observed: each, request, failing, knowledge }),
    ),
    ...neverSeen({ answer, observed, knowledge }),
  ].filter(({ field }) => proxy === "envoy" || older[field] === undefined);
  return [
    ...new Set([
      ...(limited && observed.every(({ seen }) => seen !== undefined)
        ? [`${proxy} against the case, none of ${observed.length} requests was refused`]
        : []),
      ...ofCase.map(({ text }) => `${proxy} against the case, ${text}`),
      ...ofInterpreter.map(({ text }) => `${proxy} against its interpreter, ${text}`),
    ]),
  ];
}

/** Backends with a share of the requests that got none of many. */
function neverSeen({
  answer: { outcome },
  observed,
  knowledge,
}: {
  answer: Answer;
  observed: readonly Observed[];
  knowledge: Knowledge;
}): Fault[] {
  if (outcome.type !== "upstream" || observed.length === 1) {
    return [];
  }
  const seen = new Set(observed.map((each) => each.seen?.backend));
  return outcome.backends
    .map(({ service }) => knowledge.backends.get(service) ?? service)
    .filter((backend) => !seen.has(backend))
    .map((backend) => ({
      field: "backends",
      text: `backends: ${backend} saw none of ${observed.length} requests`,
    }));
}

/** Of many requests the first ones are compared, and which backends all of them reached. */
function compareAll(observed: {
  nginx: readonly Observed[];
  envoy: readonly Observed[];
}): ObservedDifference[] {
  const [nginx, envoy] = [observed.nginx[0], observed.envoy[0]];
  if (nginx === undefined || envoy === undefined) {
    return [];
  }
  if (observed.nginx.length === 1) {
    return compare(nginx, envoy);
  }
  const reached = (all: readonly Observed[]) =>
    [...new Set(all.map((each) => each.seen?.backend ?? String(each.status)))].sort().join(", ");
  const [a, b] = [reached(observed.nginx), reached(observed.envoy)];
  return [
    ...compare(nginx, envoy).filter(({ field }) => field !== "backends"),
    ...(a === b ? [] : [{ field: "backends" as const, nginx: a, envoy: b }]),
  ];
}
