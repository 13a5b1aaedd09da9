/**
 * The contract with application deploys: what a stack of this program exports. Fields are added,
 * never renamed or removed. An application deploy reads them with {@link readOutputs}.
 */
import { z } from "zod";
import { STAGES } from "./model/migration/stage";

const listener = z.object({
  /** Port that clients use: the listener's, or the node port of a NodePort Service. */
  port: z.number().int(),
  protocol: z.enum(["HTTP", "HTTPS"]),
  /** Host name that the listener is limited to; absent: any. */
  hostname: z.string().optional(),
});

const gateway = z.object({
  /** IP address or host name of the Gateway. */
  address: z.string(),
  /** The address again if it is a name, for a CNAME record. */
  hostname: z.string().optional(),
  /** `request`: each listener answered a request at the last update. `off`: nobody asked. */
  verified: z.enum(["request", "off"]),
  /** Listeners by name. */
  listeners: z.record(z.string(), listener),
  /** Namespace of the Gateway, its proxies and its Service. */
  namespace: z.string(),
  /** Name of the Gateway object, for `parentRefs`. */
  name: z.string(),
  /** Name of the Service in front of the proxies. */
  service: z.string(),
  /** GatewayClass. */
  className: z.string(),
});

const route = z.object({
  /** URLs of the route, one per host and path; a pattern is shown as its literal beginning. */
  urls: z.array(z.string()),
});

const controller = z.object({
  /** Version of Envoy Gateway. */
  version: z.string(),
  /** Version of the Gateway API bundle that belongs to it. */
  gatewayApiVersion: z.string(),
});

const forced = z.object({
  /** Id of a gate that was passed over. */
  gate: z.string(),
  /** Why, as the configuration says. */
  reason: z.string(),
});

const record = z.object({
  /** Host name whose record it is. */
  host: z.string(),
  /** Where it must point to. */
  target: z.string(),
});

const migration = z.object({
  /** How far the move off ingress-nginx is. */
  stage: z.enum(STAGES),
  /** IP address or host name that clients use; absent before there is one. */
  address: z.string().optional(),
  /** The address again if it is a name, for a CNAME record. */
  hostname: z.string().optional(),
  /** What clients reach. */
  servedBy: z.enum(["nginx", "both", "envoy"]),
  /** Hosts that stay on nginx. */
  heldBack: z.array(z.string()),
  /** How many translations lose something: without an answer that they need, and by answer. */
  findings: z.object({
    open: z.number().int(),
    accepted: z.number().int(),
    denied: z.number().int(),
    heldBack: z.number().int(),
  }),
  /** Gates that were passed over to get to this stage. */
  forced: z.array(forced),
  /** Address mode dns without external-dns: the records that belong to this stage. */
  dns: z.array(record).optional(),
  /** Commands that undo this stage; absent where there is nothing to undo, and after retire. */
  rollBack: z.string().optional(),
});

const schema = z.object({
  gateways: z.record(z.string(), gateway),
  routes: z.record(z.string(), route),
  controller,
  /** Moves off ingress-nginx by name; stacks of earlier versions do not have it. */
  migration: z.record(z.string(), migration).default({}),
});

/** Outputs of a stack. */
export type StackOutputs = z.infer<typeof schema>;
/** One entry of `gateways`. */
export type GatewayOutput = z.infer<typeof gateway>;
/** One entry of `routes`. */
export type RouteOutput = z.infer<typeof route>;
/** The entry `controller`. */
export type ControllerOutput = z.infer<typeof controller>;
/** One entry of `migration`. */
export type MigrationOutput = z.infer<typeof migration>;

/** Names of the outputs, for a `StackReference`. */
export const OUTPUT_NAMES = ["gateways", "routes", "controller", "migration"] as const;

/**
 * Checks outputs that were read from somewhere: a `StackReference`, or `pulumi stack output --json`.
 *
 * @throws {Error} Something is missing or of another type; the text names each place.
 */
export function parseOutputs(outputs: unknown): StackOutputs {
  const result = schema.safeParse(outputs);
  if (!result.success) {
    const faults = result.error.issues.map(
      ({ path, message }) => `  ${path.join(".") || "outputs"}: ${message}`,
    );
    const error = new Error(
      `These are not the outputs of an envoy-edge stack:\n${faults.join("\n")}\n` +
        "Check the stack's name, and that its last update succeeded.",
    );
    // A stack would hide the text, and Node 20.20 takes half a minute to print one from a Pulumi program.
    delete error.stack;
    throw error;
  }
  return result.data;
}

/** The part of `pulumi.StackReference` that is needed, so that this file serves without Pulumi too. */
interface OutputSource<T> {
  getOutputDetails(name: string): Promise<{ value?: T; secretValue?: T }>;
}

/**
 * Reads the outputs of another stack, typed and checked.
 *
 * @example
 * const edge = await readOutputs(new pulumi.StackReference("acme/envoy-edge/prod"));
 * const { address } = edge.gateways.public;
 *
 * @throws {Error} As {@link parseOutputs}.
 */
export async function readOutputs(stack: OutputSource<unknown>): Promise<StackOutputs> {
  const entries = await Promise.all(
    OUTPUT_NAMES.map(async (name) => {
      const { value, secretValue } = await stack.getOutputDetails(name);
      return [name, value ?? secretValue] as const;
    }),
  );
  return parseOutputs(Object.fromEntries(entries));
}
