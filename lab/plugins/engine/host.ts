import { credentials } from "@grpc/grpc-js";
import { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";
import type { Host, Severity } from "./provider";

const SEVERITY = {
  debug: LogSeverity.DEBUG,
  info: LogSeverity.INFO,
  warning: LogSeverity.WARNING,
  error: LogSeverity.ERROR,
} as const satisfies Record<Severity, LogSeverity>;

/** The engine's side of a running plugin. `connect` and `cancel` are for the server only. */
export interface EngineHost extends Host {
  connect(address: string): void;
  cancel(): void;
}

/** A host that is silent until the engine has told its address. */
export function engineHost(): EngineHost {
  const abort = new AbortController();
  let engine: EngineClient | undefined;

  const send = (entry: {
    severity: Severity;
    message: string;
    urn?: string;
    ephemeral?: boolean;
  }) => {
    const request = new LogRequest();
    request.setSeverity(SEVERITY[entry.severity]);
    request.setMessage(entry.message);
    request.setUrn(entry.urn ?? "");
    request.setEphemeral(entry.ephemeral ?? false);
    engine?.log(request, () => undefined); // an engine that is gone reads no messages
  };

  return {
    connect: (address) => {
      engine ??= new EngineClient(address, credentials.createInsecure());
    },
    cancel: () => abort.abort(),
    log: (severity, message, urn = "") => send({ severity, message, urn }),
    status: (message, urn) => send({ severity: "info", message, urn, ephemeral: true }),
    cancelled: abort.signal,
  };
}
