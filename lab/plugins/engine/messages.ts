/** Translation between the engine's messages and the plain data of `provider.ts`. */
import * as pb from "@pulumi/pulumi/proto/provider_pb";
import type {
  Change,
  CheckRequest,
  CheckResult,
  CreateRequest,
  DeleteRequest,
  DiffRequest,
  DiffResult,
  ReadRequest,
  ReadResult,
  ResourceId,
  UpdateRequest,
} from "./provider";
import { fromStruct, toStruct } from "./values";

/** URN: `urn:pulumi:<stack>::<project>::<parent types>$<type>::<name>`. */
export function resourceId(urn: string): ResourceId {
  const [, , types = "", ...name] = urn.split("::");
  return { urn, type: types.slice(types.lastIndexOf("$") + 1), name: name.join("::") };
}

export function checkRequest(message: pb.CheckRequest): CheckRequest {
  const proposed = message.getAutonaming()?.getProposedName();
  return {
    ...resourceId(message.getUrn()),
    oldInputs: message.hasOlds() ? fromStruct(message.getOlds()) : undefined,
    inputs: fromStruct(message.getNews()),
    proposedName: proposed === "" ? undefined : proposed,
    randomSeed: message.getRandomseed_asU8(),
  };
}

export function checkResponse(result: CheckResult): pb.CheckResponse {
  const failures = (result.failures ?? []).map(({ property, reason }) =>
    new pb.CheckFailure().setProperty(property).setReason(reason),
  );
  return new pb.CheckResponse().setInputs(toStruct(result.inputs)).setFailuresList(failures);
}

export function diffRequest(message: pb.DiffRequest): DiffRequest {
  return {
    ...resourceId(message.getUrn()),
    state: fromStruct(message.getOlds()),
    inputs: fromStruct(message.getNews()),
    ignoreChanges: message.getIgnorechangesList(),
  };
}

export function diffResponse({ changes, deleteBeforeReplace }: DiffResult): pb.DiffResponse {
  const response = new pb.DiffResponse();
  const replaces = [...changes].filter(([, change]) => change.replace).map(([path]) => path);
  for (const [path, change] of changes) {
    const diff = new pb.PropertyDiff();
    diff.setKind(changeKind(change));
    diff.setInputdiff(change.kind === "delete");
    response.getDetaileddiffMap().set(path, diff);
  }
  response.setHasdetaileddiff(true);
  response.setChanges(
    changes.size > 0
      ? pb.DiffResponse.DiffChanges.DIFF_SOME
      : pb.DiffResponse.DiffChanges.DIFF_NONE,
  );
  response.setReplacesList(replaces);
  response.setDeletebeforereplace(replaces.length > 0 && deleteBeforeReplace);
  return response;
}

const KINDS = {
  add: [pb.PropertyDiff.Kind.ADD, pb.PropertyDiff.Kind.ADD_REPLACE],
  delete: [pb.PropertyDiff.Kind.DELETE, pb.PropertyDiff.Kind.DELETE_REPLACE],
  update: [pb.PropertyDiff.Kind.UPDATE, pb.PropertyDiff.Kind.UPDATE_REPLACE],
} as const;

const changeKind = ({ kind, replace }: Change): pb.PropertyDiff.Kind =>
  KINDS[kind][replace ? 1 : 0];

export const createRequest = (message: pb.CreateRequest): CreateRequest => ({
  ...resourceId(message.getUrn()),
  inputs: fromStruct(message.getProperties()),
  preview: message.getPreview(),
  timeout: message.getTimeout(),
});

export const updateRequest = (message: pb.UpdateRequest): UpdateRequest => ({
  ...resourceId(message.getUrn()),
  id: message.getId(),
  state: fromStruct(message.getOlds()),
  inputs: fromStruct(message.getNews()),
  ignoreChanges: message.getIgnorechangesList(),
  preview: message.getPreview(),
  timeout: message.getTimeout(),
});

export const readRequest = (message: pb.ReadRequest): ReadRequest => ({
  ...resourceId(message.getUrn()),
  id: message.getId(),
  state: fromStruct(message.getProperties()),
  inputs: fromStruct(message.getInputs()),
});

/** An empty message tells the engine that the resource is gone. */
export function readResponse(result: ReadResult | undefined): pb.ReadResponse {
  const response = new pb.ReadResponse();
  return result === undefined
    ? response
    : response
        .setId(result.id)
        .setProperties(toStruct(result.state))
        .setInputs(toStruct(result.inputs));
}

export const deleteRequest = (message: pb.DeleteRequest): DeleteRequest => ({
  ...resourceId(message.getUrn()),
  id: message.getId(),
  state: fromStruct(message.getProperties()),
  timeout: message.getTimeout(),
});
