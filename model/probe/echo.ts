import { z } from "zod";
import type { Seen } from "./observed";

/** The echo of this project's own test backend. */
const own = z.object({
  backend: z.string(),
  method: z.string(),
  target: z.string(),
  host: z.string(),
  protocol: z.string(),
  serverName: z.string().optional(),
  headers: z.record(z.string(), z.string()),
  bodyBytes: z.number(),
});

/** The echo of the Gateway API's conformance suite: conformance/echo-basic of sigs.k8s.io/gateway-api. */
const conformance = z.object({
  path: z.string(),
  host: z.string(),
  method: z.string(),
  proto: z.string(),
  headers: z.record(z.string(), z.array(z.string())),
  namespace: z.string(),
  service: z.string().default(""),
  pod: z.string(),
  tls: z.object({ serverName: z.string().optional() }).optional(),
});

/**
 * What a backend saw, where its answer says so: one that echoes requests as JSON.
 *
 * @returns undefined for any other answer.
 */
export const readEcho = ({
  contentType = "",
  body,
}: {
  contentType: string | undefined;
  body: string;
}): Seen | undefined => {
  if (contentType === "application/vnd.echo+json") {
    // To a HEAD there is no body.
    const echo = own.safeParse(parsed(body));
    return echo.success ? fromOwn(echo.data) : undefined;
  }
  const found = contentType.startsWith("application/json")
    ? conformance.safeParse(parsed(body))
    : undefined;
  return found?.success === true ? fromConformance(found.data) : undefined;
};

const fromOwn = ({ serverName, ...seen }: z.output<typeof own>): Seen => ({
  ...seen,
  headers: lowerCase(seen.headers),
  ...(serverName !== undefined && { serverName }),
});

const fromConformance = ({
  path: target,
  proto: protocol,
  host,
  method,
  headers,
  namespace,
  service,
  pod,
  tls,
}: z.output<typeof conformance>): Seen => ({
  backend: `${namespace}/${service || workloadOf(pod)}`,
  method,
  target,
  host,
  protocol,
  headers: lowerCase(
    Object.fromEntries(Object.entries(headers).map(([name, values]) => [name, values.join(", ")])),
  ),
  ...(tls?.serverName !== undefined && { serverName: tls.serverName }),
  bodyBytes: 0,
});

/** A pod's name without the parts that its ReplicaSet adds: replicas are one backend. */
const workloadOf = (pod: string): string => pod.replace(/-[a-z0-9]{5,10}-[a-z0-9]{5}$/, "");

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};

const lowerCase = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
