import * as pulumi from "@pulumi/pulumi";
import { EdgeGateway } from "./components/edge-gateway";
import { EdgeRoutes } from "./components/edge-routes";
import { EnvoyGateway } from "./components/envoy-gateway";
import { loadMigrations } from "./components/migration/load";
import { migrate } from "./components/migration/migrate";
import { passGates } from "./components/migration/pass-gates";
import { createNamespaces, own } from "./components/namespaces";
import { preflight } from "./components/preflight";
import { VerifiedAddress } from "./components/verified-address";
import { readConfiguration } from "./config";
import { compile, makesNothing } from "./model/plan";

/** Settings → plan → components → outputs. */
async function main() {
  const stack = pulumi.getStack();
  const { settings, reach } = await readConfiguration();
  const migrations = loadMigrations({ settings, stack });
  const plan = compile({ settings, stack, migrations: migrations.map(({ plan }) => plan) });
  const { connection, crdReleaseExists } = await preflight({ settings, plan, stack, reach });
  await passGates({ migrations, connection, stack });
  if (makesNothing(settings)) {
    const migration = migrate({ migrations, connection, stack, after: [] });
    return { gateways: {}, routes: {}, controller: plan.versions, migration };
  }

  const namespaces = createNamespaces(plan.namespaces);
  const controller = new EnvoyGateway("envoy-gateway", {
    plan: plan.controller,
    settings: settings.controller,
    after: own(namespaces, settings.controller.namespace),
    crdReleaseExists,
  });
  const gateways = plan.gateways.map((gateway) => ({
    gateway,
    component: new EdgeGateway(gateway.name, {
      plan: gateway,
      after: [controller.gatewayClass, ...own(namespaces, gateway.namespace)],
    }),
  }));
  const routes = new EdgeRoutes("routes", {
    plan: plan.routes,
    stack,
    connection,
    gateways: Object.fromEntries(
      gateways.map(({ gateway, component }) => [gateway.name, component.ready]),
    ),
  });
  const addresses = gateways.map(({ gateway, component }) => ({
    name: gateway.name,
    output: new VerifiedAddress(gateway.name, {
      plan: gateway,
      verification: plan.verifications[gateway.name],
      connection,
      accepted: routes.accepted,
      after: [...component.ready, ...routes.resources],
    }).output,
  }));
  return {
    gateways: Object.fromEntries(addresses.map(({ name, output }) => [name, output])),
    routes: plan.urls,
    controller: plan.versions,
    migration: migrate({ migrations, connection, stack, after: [controller.gatewayClass] }),
  };
}

export = main;
