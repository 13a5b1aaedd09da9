import { z } from "zod";
import { type Condition, withConditions } from "./conditions";
import { dnsLabel, routeHost } from "./primitives";
import { type Rule, ruleConditions, ruleFields, ruleSchema, toRule } from "./rules";

const fields = {
  host: routeHost.exactOptional().describe('host name, *.domain, or "*" for every host'),
  hosts: z.array(routeHost).min(1).exactOptional().describe("several hosts, instead of host"),
  gateway: z.string().exactOptional().describe("name of the Gateway; default the only one"),
  namespace: dnsLabel
    .exactOptional()
    .describe("namespace of the HTTPRoute; default that of its first backend"),
  rules: z
    .array(ruleSchema)
    .min(1)
    .exactOptional()
    .describe("several rules, instead of the fields of one rule beside host"),
  ...ruleFields,
};

type RouteInput = Partial<z.output<z.ZodObject<typeof fields>>>;

const RULE_FIELDS = Object.keys(ruleFields) as (keyof typeof ruleFields)[];

const isShort = (route: RouteInput) => RULE_FIELDS.some((field) => route[field] !== undefined);

const conditions: Condition<RouteInput>[] = [
  {
    reads: ["host", "hosts"],
    holds: ({ host, hosts }) => (host === undefined) !== (hosts === undefined),
    fault: "needs exactly one of host and hosts",
    remedy: 'host: shop.example.com, or hosts: [...]; host: "*" for every host',
  },
  {
    reads: ["hosts"],
    at: "hosts",
    holds: ({ hosts }) => !hosts?.includes("*") || hosts.length === 1,
    fault: 'names other hosts beside "*", which is every host',
    remedy: '"*" alone, or without "*"',
  },
  {
    reads: ["rules"],
    at: "rules",
    holds: (route) => !(route.rules && isShort(route)),
    fault: `stands beside fields of a rule (${RULE_FIELDS.join(", ")})`,
    remedy: "move those into an entry of rules",
  },
  ...ruleConditions.map((condition) => ({
    ...condition,
    holds: (route: RouteInput) => route.rules !== undefined || condition.holds(route),
  })),
];

/** One route in its long form, before the defaults that depend on other sections. */
export interface RouteEntry {
  hosts: string[];
  gateway?: string;
  namespace?: string;
  rules: Rule[];
}

const toRoute = ({ host, hosts, gateway, namespace, rules, ...rule }: RouteInput): RouteEntry => ({
  hosts: hosts ?? [host].filter((each) => each !== undefined),
  ...(gateway !== undefined && { gateway }),
  ...(namespace !== undefined && { namespace }),
  rules: rules ?? [toRule(rule)],
});

/** One entry of section `routes`. */
export const routeSchema = withConditions(z.strictObject(fields), conditions).transform(toRoute);

/** Section `routes`, by name. */
export const routesSchema = z.record(dnsLabel, routeSchema);

/** One route, all defaults filled in: which Gateway, and the namespace of its HTTPRoutes. */
export interface RouteSettings extends RouteEntry {
  gateway: string;
  namespace: string;
}
