/** The stand-in for the Kubernetes plugin: one process per provider, started by the engine. */
import type { Host, ResourceId, ResourceProvider } from "../engine/provider";
import { serve } from "../engine/server";
import type { Properties } from "../engine/values";
import { openCluster } from "./cluster";
import { objectProvider } from "./object";
import { releaseProvider } from "./release";
import { parseSettings, replacingConfig } from "./settings";

serve({ name: "kubernetes", replacingConfig, configure });

async function configure(config: Properties, host: Host): Promise<ResourceProvider> {
  const context = await openCluster(parseSettings(config), host);
  const objects = objectProvider(context);
  const releases = releaseProvider(context);
  const of = ({ type }: ResourceId): ResourceProvider =>
    type === "kubernetes:helm.sh/v3:Release" ? releases : objects;
  return {
    check: (request) => of(request).check(request),
    diff: (request) => of(request).diff(request),
    create: (request) => of(request).create(request),
    update: (request) => of(request).update(request),
    read: (request) => of(request).read(request),
    delete: (request) => of(request).delete(request),
  };
}
