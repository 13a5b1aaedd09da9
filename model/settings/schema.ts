import { z } from "zod";
import { clusterSchema, type ClusterSettings } from "./cluster";
import { controllerSchema, type ControllerSettings } from "./controller";
import { gatewaysSchema, type GatewaySettings } from "./gateways";
import { migrationsSchema, type MigrationSettings } from "./migration";
import { routesSchema, type RouteSettings } from "./routes";

/** The configuration of a stack, as its file has it. */
export const settingsSchema = z.strictObject({
  controller: controllerSchema.prefault({}).describe("the Envoy Gateway installation"),
  cluster: clusterSchema.prefault({}).describe("how the program looks at the cluster"),
  gateways: gatewaysSchema.default({}).describe("Gateways by name: listeners, Service, proxies"),
  routes: routesSchema.default({}).describe("routes by name: host, match, backends"),
  migration: migrationsSchema
    .default({})
    .describe("moves off ingress-nginx by name, one for each controller"),
});

/** {@link Settings} before a route's gateway and namespace are settled. */
export type ParsedSections = z.output<typeof settingsSchema>;

/**
 * The whole configuration: every default filled in, every short form written out, in the form that
 * `settingsSchema` reads again without a change.
 */
export interface Settings {
  controller: ControllerSettings;
  cluster: ClusterSettings;
  gateways: Record<string, GatewaySettings>;
  routes: Record<string, RouteSettings>;
  migration: Record<string, MigrationSettings>;
}
