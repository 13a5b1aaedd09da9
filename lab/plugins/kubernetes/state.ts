/** The shape of a Kubernetes object in the stack's state, as the official plugin writes it. */
import {
  isObject,
  isSecret,
  markSecrets,
  plain,
  plainProperties,
  secret,
  type Properties,
} from "../engine/values";
import { toApi, toProgram } from "./objects";

/** Everything that the state says about one object, without marks of secrecy. */
export interface Checkpoint {
  /** Inputs that made the object. */
  readonly inputs: Properties;
  /** The object as the server last showed it. */
  readonly live: Properties;
  /** Version under which it was first made. */
  readonly apiVersion: string;
  /** Owner of its fields in server-side apply. */
  readonly fieldManager: string;
}

/** State of an object; what is secret in `source` is secret at the same place of the state. */
export function writeCheckpoint(checkpoint: Checkpoint, source: Properties): Properties {
  const spelled = toProgram(source);
  return {
    ...markObjectSecrets(toProgram(checkpoint.live), spelled),
    __inputs: markObjectSecrets(toProgram(checkpoint.inputs), spelled),
    __initialApiVersion: checkpoint.apiVersion,
    __fieldManager: checkpoint.fieldManager,
  };
}

/** `apiVersion` and `fieldManager` are empty for a state that does not have them (an import). */
export function readCheckpoint(state: Properties): Checkpoint {
  const { __inputs, __initialApiVersion, __fieldManager, ...live } = plainProperties(state);
  return {
    inputs: toApi(isObject(__inputs) ? __inputs : {}),
    live: toApi(live),
    apiVersion: typeof __initialApiVersion === "string" ? __initialApiVersion : "",
    fieldManager: typeof __fieldManager === "string" ? __fieldManager : "",
  };
}

/** Like {@link markSecrets}; and the data of a Secret is secret whatever the program said. */
export function markObjectSecrets(object: Properties, source: Properties): Properties {
  const marked = markSecrets(object, source);
  if (object.kind !== "Secret") {
    return marked;
  }
  return Object.fromEntries(
    Object.entries(marked).map(([name, value]) => [
      name,
      (name === "data" || name === "stringData") && !isSecret(value) ? secret(plain(value)) : value,
    ]),
  );
}
