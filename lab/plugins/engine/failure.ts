import { Metadata, status } from "@grpc/grpc-js";
import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { Any } from "google-protobuf/google/protobuf/any_pb";
import { InitializationError } from "./provider";
import { toStruct } from "./values";

/** What gRPC takes as the failure of a call. */
export interface Failure {
  readonly code: status;
  readonly details: string;
  readonly metadata?: Metadata;
}

/** Failure of a call; an {@link InitializationError} carries the resource's state with it. */
export function failure(error: unknown): Failure {
  const details = error instanceof Error ? error.message : String(error);
  return error instanceof InitializationError
    ? { code: status.UNKNOWN, details, metadata: initializationDetails(error) }
    : { code: status.UNKNOWN, details };
}

function initializationDetails({ message, resource, reasons }: InitializationError): Metadata {
  const detail = new ErrorResourceInitFailed();
  detail.setId(resource.id);
  detail.setProperties(toStruct(resource.state));
  detail.setReasonsList([...reasons]);
  if (resource.inputs !== undefined) {
    detail.setInputs(toStruct(resource.inputs));
  }

  const packed = new Any();
  packed.pack(detail.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
  const rpcStatus = new Status();
  rpcStatus.setCode(status.UNKNOWN);
  rpcStatus.setMessage(message);
  rpcStatus.addDetails(packed);

  const metadata = new Metadata();
  metadata.add("grpc-status-details-bin", Buffer.from(rpcStatus.serializeBinary()));
  return metadata;
}
