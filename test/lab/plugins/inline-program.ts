import { runtime } from "@pulumi/pulumi";
import type { EngineEvent } from "@pulumi/pulumi/automation";

/**
 * Gives every inline program connections to its engine of its own; for the rest of this process.
 *
 * By default connections are shared by address (`subchannel-pool` of @grpc/grpc-js 1.14), and those of an
 * inline program are never closed (`runtime/settings` of @pulumi/pulumi 3.270). A call that comes after its
 * engine has ended leaves a connection that is refused and tried again for good. When the system gives a
 * later engine that port, the later program gets the refusal: "14 UNAVAILABLE: No connection established.
 * Last error: null". The SDK may drop that error (`automation/server`), and then the engine sees a program
 * that ended well, without its resources or even without the stack.
 *
 * @throws Error when the SDK no longer has the options of its clients where this looks for them.
 */
export function separateConnections(): void {
  // The SDK exports them without a type.
  const { grpcClientOptions } = runtime as { grpcClientOptions?: Record<string, unknown> };
  if (grpcClientOptions === undefined) {
    throw new Error(
      "@pulumi/pulumi no longer exports runtime.grpcClientOptions: set grpc.use_local_subchannel_pool " +
        "where its gRPC clients now get their options",
    );
  }
  grpcClientOptions["grpc.use_local_subchannel_pool"] = 1;
}

/** The output of the stack that a program ends with: the number of its run. */
export const END_OF_RUN = "endOfRun";

/**
 * An operation that ends well may still have lost its program on the way.
 *
 * @throws Error when the engine has not seen the end of the run of this number.
 */
export function requireEnd(events: readonly EngineEvent[], run: number): void {
  const ended = events.some(
    ({ resOutputsEvent: event }) =>
      event?.metadata.type === "pulumi:pulumi:Stack" &&
      event.metadata.new?.outputs[END_OF_RUN] === run,
  );
  if (!ended) {
    throw new Error(
      `run ${String(run)} ended well, but its engine never saw the end of its program: what the program ` +
        "registers is missing; GRPC_VERBOSITY=DEBUG GRPC_TRACE=subchannel,pick_first shows the connections",
    );
  }
}
