/** What a resource plugin does, in plain data: the engine's provider contract without its messages. */
import type { Properties } from "./values";

/** A resource as the engine names it. */
export interface ResourceId {
  readonly urn: string;
  /** Type token, for example `kubernetes:core/v1:ConfigMap`. */
  readonly type: string;
  /** Logical name in the program. */
  readonly name: string;
}

export interface CheckRequest extends ResourceId {
  /** Inputs of the last deployment; absent for a new resource. */
  readonly oldInputs: Properties | undefined;
  readonly inputs: Properties;
  /** Name that the engine wants for a resource without one. */
  readonly proposedName: string | undefined;
  /** Source of names that stay the same when the engine asks again. */
  readonly randomSeed: Uint8Array;
}

export interface CheckResult {
  readonly inputs: Properties;
  readonly failures?: readonly { readonly property: string; readonly reason: string }[];
}

export interface DiffRequest extends ResourceId {
  readonly state: Properties;
  readonly inputs: Properties;
  readonly ignoreChanges: readonly string[];
}

/** One changed property. `replace`: the change needs a new resource. */
export interface Change {
  readonly kind: "add" | "delete" | "update";
  readonly replace: boolean;
}

export interface DiffResult {
  /** Changes by property path; none means that the resource is as the program wants it. */
  readonly changes: ReadonlyMap<string, Change>;
  readonly deleteBeforeReplace: boolean;
}

export interface CreateRequest extends ResourceId {
  readonly inputs: Properties;
  readonly preview: boolean;
  /** Seconds, from the resource's `customTimeouts`; 0 for none. */
  readonly timeout: number;
}

export interface CreateResult {
  /** Empty in a preview. */
  readonly id: string;
  readonly state: Properties;
}

export interface UpdateRequest extends CreateRequest {
  readonly id: string;
  readonly state: Properties;
  readonly ignoreChanges: readonly string[];
}

export interface ReadRequest extends ResourceId {
  readonly id: string;
  /** `{}` for an import. */
  readonly state: Properties;
  /** `{}` for an import. */
  readonly inputs: Properties;
}

export interface ReadResult {
  readonly id: string;
  readonly state: Properties;
  readonly inputs: Properties;
}

export interface DeleteRequest extends ResourceId {
  readonly id: string;
  readonly state: Properties;
  readonly timeout: number;
}

/** A configured plugin. */
export interface ResourceProvider {
  check(request: CheckRequest): Promise<CheckResult>;
  diff(request: DiffRequest): Promise<DiffResult>;
  create(request: CreateRequest): Promise<CreateResult>;
  /** State after the update. */
  update(request: UpdateRequest): Promise<Properties>;
  /** `undefined` when the resource is gone. */
  read(request: ReadRequest): Promise<ReadResult | undefined>;
  delete(request: DeleteRequest): Promise<void>;
}

export type Severity = "debug" | "info" | "warning" | "error";

/** What a plugin may ask of the engine that started it. */
export interface Host {
  /** A message that stays in the run's diagnostics. */
  log(severity: Severity, message: string, urn?: string): void;
  /** A message that is shown only until the next one. */
  status(message: string, urn: string): void;
  /** Aborted when the engine cancels the run. */
  readonly cancelled: AbortSignal;
}

/** A plugin: its name, and how its configuration becomes a provider. */
export interface Plugin {
  readonly name: string;
  /** Which of the changed configuration keys mean that every resource must be made anew. */
  readonly replacingConfig?: (change: {
    readonly old: Properties;
    readonly new: Properties;
  }) => string[];
  readonly configure: (config: Properties, host: Host) => Promise<ResourceProvider>;
}

/**
 * The resource exists but did not become ready. The engine keeps it in the stack's state and asks
 * for an update next time.
 */
export class InitializationError extends Error {
  override readonly name = "InitializationError";

  constructor(
    message: string,
    readonly resource: {
      readonly id: string;
      readonly state: Properties;
      readonly inputs?: Properties;
    },
    readonly reasons: readonly string[] = [message],
  ) {
    super(message);
  }
}
