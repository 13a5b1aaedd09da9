import * as pulumi from "@pulumi/pulumi";
import type { Connection } from "../../cluster/connection";
import { readGateway } from "../../cluster/gateway";
import { type GatewayAddress, serviceAddress } from "../../model/gateway/address";
import { clientService } from "../../model/migration/client-service";
import { ENVOY_ADDRESS, type MigrationPlan } from "../../model/migration/plan/migration-plan";
import type { MigrationOutput } from "../../outputs";
import { waitFor } from "../wait-for";
import type { WaitContext } from "./ready";

/** Longest wait for a load balancer. */
const ADDRESS_TIMEOUT_SECONDS = 120;

/**
 * What the stack exports of a migration: the plan's facts and the address that clients reach, from the
 * first stage on. In a preview the present address stands.
 */
export function migrationOutput({
  plan,
  facts,
  connection,
  written,
}: {
  plan: MigrationPlan;
  facts: Omit<MigrationOutput, "address" | "hostname">;
  connection: Connection | undefined;
  written: pulumi.Output<unknown>;
}): pulumi.Output<MigrationOutput> {
  return written.apply(async () => {
    const read = (service: string | undefined) =>
      connection === undefined || service === undefined
        ? undefined
        : readAddress({ connection, service });
    const address = await read(clientService(plan));
    const envoy = facts.dns && (await read(plan.entry.envoy));
    return {
      ...facts,
      ...(facts.dns && {
        dns: facts.dns.map(({ host, target }) => ({
          host,
          // Envoy has no address before its load balancer gives it one.
          target: target === ENVOY_ADDRESS ? (envoy?.value ?? "") : target,
        })),
      }),
      ...(address !== undefined && { address: address.value }),
      ...(address?.kind === "hostname" && { hostname: address.value }),
    };
  });
}

/** Envoy's own address, once its load balancer has one; in a preview as far as it is known. */
export async function envoyAddress({ plan, connection, resource }: WaitContext): Promise<string> {
  if (plan.addressMode !== "dns" || connection === undefined) {
    return pulumi.unknown as unknown as string;
  }
  const service = plan.entry.envoy;
  if (pulumi.runtime.isDryRun()) {
    const present = await readAddress({ connection, service });
    return present?.value ?? (pulumi.unknown as unknown as string);
  }
  return waitFor({
    timeoutSeconds: ADDRESS_TIMEOUT_SECONDS,
    resource,
    remedy: `Look at the events of Service ${service}: no load balancer gave it an address.`,
    look: async () => {
      const address = await readAddress({ connection, service });
      return address === undefined
        ? { done: false, missing: `Service ${service} has no address yet` }
        : { done: true, value: address.value };
    },
  });
}

async function readAddress({
  connection,
  service,
}: {
  connection: Connection;
  service: string;
}): Promise<GatewayAddress | undefined> {
  const [namespace = "", name = ""] = service.split("/");
  const found = await readGateway({ connection, gateway: { namespace, name } });
  return serviceAddress(found.service);
}
