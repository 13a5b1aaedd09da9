import * as pulumi from "@pulumi/pulumi";
import { fault } from "./components/fault";
import { formatFaults, parseSettings } from "./model/settings";
import type { Settings } from "./model/settings";

/** Keys of this program in the stack's configuration; `Pulumi.yaml` describes each. */
const SECTIONS = ["cluster", "controller", "gateways", "routes", "migration"] as const;

/** Configuration of a stack, parsed and checked. */
export interface Configuration {
  readonly settings: Settings;
  /** How to reach the cluster: the Kubernetes provider's own `kubernetes:kubeconfig` and `kubernetes:context`. */
  readonly reach: { readonly kubeconfig: string | undefined; readonly context: string | undefined };
}

/**
 * Reads the configuration of the present stack; the only place that does.
 *
 * @throws {pulumi.RunError} One error with every fault of the configuration.
 */
export async function readConfiguration(): Promise<Configuration> {
  const config = new pulumi.Config();
  const raw: Record<string, unknown> = {};
  for (const section of SECTIONS) {
    const value = config.getObject<unknown>(section);
    if (value !== undefined) {
      raw[section] = value;
    }
  }
  const parsed = parseSettings(raw);
  if ("faults" in parsed) {
    throw fault(formatFaults(parsed.faults));
  }
  const provider = new pulumi.Config("kubernetes");
  const reach = {
    kubeconfig: await plain(provider.getSecret("kubeconfig")),
    context: provider.get("context"),
  };
  return { settings: parsed.settings, reach };
}

/** The value of a configuration secret, which is always known; it is used, never stored. */
function plain(secret: pulumi.Output<string> | undefined): Promise<string | undefined> {
  return new Promise((resolve) => {
    pulumi.output(secret).apply(resolve);
  });
}
