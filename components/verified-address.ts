import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import type { Connection } from "../cluster/connection";
import { proxyProblems, readGateway } from "../cluster/gateway";
import { probe } from "../cluster/probe";
import { HTTPRoute, HTTPRouteFilter } from "../kubernetes";
import { addressRemedy, addressState, clientPort } from "../model/gateway/address";
import type { GatewayAddress, ObservedService } from "../model/gateway/address";
import type { GatewayPlan } from "../model/gateway/compile";
import { VERIFY_HEADER, VERIFY_PATH, verificationHost } from "../model/gateway/verification";
import type { Verification } from "../model/gateway/verification";
import type { GatewayOutput } from "../outputs";
import { fault } from "./fault";
import { PollTimeout, poll } from "./poll";

const TYPE = "envoy-edge:gateway:VerifiedAddress";

/** Arguments of {@link VerifiedAddress}. */
export interface VerifiedAddressArgs {
  readonly plan: GatewayPlan;
  /** Absent: the address is not verified. */
  readonly verification: Verification | undefined;
  readonly connection: Connection | undefined;
  /** Resolves when the routes of the Gateway are accepted. */
  readonly accepted: pulumi.Output<unknown>;
  /** The Gateway, its baseline and its routes. */
  readonly after: readonly pulumi.Resource[];
}

interface Found {
  readonly address: GatewayAddress;
  readonly service: ObservedService | undefined;
}

/**
 * The address of a Gateway, once each listener has answered with the digest of this very
 * configuration. In a preview nothing is asked: the present address stands.
 */
export class VerifiedAddress extends pulumi.ComponentResource {
  readonly output: pulumi.Output<GatewayOutput>;

  constructor(name: string, args: VerifiedAddressArgs, options?: pulumi.ComponentResourceOptions) {
    super(TYPE, name, { verify: args.plan.verify }, options);
    const { verification } = args;
    const secret = verification && this.answer({ name, verification, after: args.after });
    const written = pulumi.all([args.accepted, secret]);
    // A preview waits for nothing: what it would make has no identity yet, the present address stands.
    this.output = pulumi.runtime.isDryRun()
      ? pulumi.output(this.present(args))
      : pulumi.unsecret(written.apply(([, value]) => this.verified(args, value)));
    this.registerOutputs({});
  }

  /** The route that answers; resolves to the value of its header when it is written. */
  private answer({
    name,
    verification: { filter, route },
    after,
  }: {
    name: string;
    verification: Verification;
    after: readonly pulumi.Resource[];
  }): pulumi.Output<string> {
    const child = { parent: this, dependsOn: [...after] };
    const header = new random.RandomPassword(
      `${name}-header`,
      { length: 32, special: false },
      { parent: this },
    );
    const written = new HTTPRouteFilter(`${name}-verify`, filter, child);
    const rule = route.spec.rules?.[0];
    const match = {
      path: { type: "Exact" as const, value: VERIFY_PATH },
      headers: [{ type: "Exact" as const, name: VERIFY_HEADER, value: header.result }],
    };
    const opened = new HTTPRoute(
      `${name}-verify`,
      {
        metadata: route.metadata,
        spec: { ...route.spec, rules: [{ ...rule, matches: [match] }] },
      },
      { parent: this, dependsOn: [written] },
    );
    return pulumi.all([header.result, opened.id]).apply(([value]) => value);
  }

  /** The address as it is now; unknown without a cluster, or without an address. */
  private async present(args: VerifiedAddressArgs): Promise<GatewayOutput> {
    const { connection } = args;
    const state = connection && (await this.look({ args, connection }));
    return state?.done === true
      ? toOutput({ args, found: state.value })
      : (pulumi.unknown as unknown as GatewayOutput);
  }

  private async verified(
    args: VerifiedAddressArgs,
    secret: string | undefined,
  ): Promise<GatewayOutput> {
    const { connection, plan, verification } = args;
    if (connection === undefined) {
      throw new TypeError("an update has a connection: preflight does not go on without one");
    }
    const found = await this.waitForAddress({ args, connection });
    if (secret !== undefined && verification !== undefined) {
      await this.waitForAnswers({ plan, found, secret, digest: verification.digest });
    }
    return toOutput({ args, found });
  }

  private async look({ args, connection }: { args: VerifiedAddressArgs; connection: Connection }) {
    const reference = referenceOf(args.plan);
    const { gateway, service } = await readGateway({ connection, gateway: reference });
    const state = addressState({ gateway, service });
    return state.state === "ready"
      ? { done: true as const, value: { address: state.address, service } }
      : { done: false as const, missing: state.reason, service };
  }

  private async waitForAddress({
    args,
    connection,
  }: {
    args: VerifiedAddressArgs;
    connection: Connection;
  }): Promise<Found> {
    const { name, addressTimeoutSeconds: timeoutSeconds } = args.plan;
    let service: ObservedService | undefined;
    try {
      return await poll({
        timeoutSeconds,
        look: async () => {
          const found = await this.look({ args, connection });
          service = found.done ? found.value.service : found.service;
          return found;
        },
        onMissing: (missing) => this.progress(`waiting for an address: ${missing}`),
      });
    } catch (error) {
      if (!(error instanceof PollTimeout)) {
        throw error;
      }
      const problems = await proxyProblems({ connection, gateway: referenceOf(args.plan) });
      const lines = [error.message, ...problems, addressRemedy({ gateway: name, service })];
      throw fault(`Gateway ${name} has no address: ${lines.join("\n  ")}`, this);
    }
  }

  private async waitForAnswers({
    plan,
    found,
    secret,
    digest,
  }: {
    plan: GatewayPlan;
    found: Found;
    secret: string;
    digest: string;
  }): Promise<void> {
    for (const listener of plan.listeners) {
      const port = clientPort({ listenerPort: listener.port, service: found.service });
      const place = `${listener.protocol} listener ${listener.name} at ${found.address.value}:${String(port)}`;
      try {
        await poll({
          timeoutSeconds: plan.addressTimeoutSeconds,
          look: async () => {
            const answer = await probe({
              protocol: listener.protocol,
              address: found.address.value,
              port,
              host: verificationHost(listener.hostname),
              path: VERIFY_PATH,
              headers: { [VERIFY_HEADER]: secret },
            });
            if (!answer.answered) {
              return { done: false, missing: `the ${place} does not answer: ${answer.error}` };
            }
            return answer.status === 200 && answer.body === digest
              ? { done: true, value: undefined }
              : {
                  done: false,
                  missing: `the ${place} answers ${String(answer.status)}, not yet with this configuration`,
                };
          },
          onMissing: (missing) => this.progress(missing),
        });
      } catch (error) {
        if (!(error instanceof PollTimeout)) {
          throw error;
        }
        throw fault(
          `Gateway ${plan.name}: ${error.message}.\n  Run the update from a machine that reaches this ` +
            `address, or set gateways.${plan.name}.verify to "off".`,
          this,
        );
      }
    }
  }

  private progress(message: string): void {
    void pulumi.log.info(message, this, undefined, true);
  }
}

function referenceOf(plan: GatewayPlan) {
  return { namespace: plan.namespace, name: plan.gateway.metadata.name };
}

function toOutput({ args, found }: { args: VerifiedAddressArgs; found: Found }): GatewayOutput {
  const { plan } = args;
  const { address, service } = found;
  return {
    address: address.value,
    ...(address.kind === "hostname" ? { hostname: address.value } : {}),
    verified: plan.verify,
    listeners: Object.fromEntries(
      plan.listeners.map(({ name, port, protocol, hostname }) => [
        name,
        {
          port: clientPort({ listenerPort: port, service }),
          protocol,
          ...(hostname === undefined ? {} : { hostname }),
        },
      ]),
    ),
    namespace: plan.namespace,
    name: plan.gateway.metadata.name,
    service: plan.gateway.metadata.name,
    className: plan.gateway.spec.gatewayClassName,
  };
}
