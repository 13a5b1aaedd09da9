import { send } from "../../commands/probe/send";
import { eventually } from "../../lab/wait";
import { applyOwn } from "../parity/kubernetes";
import type { Manifest } from "../parity/manifests";
import { SHOP } from "./applications/manifest";
import { GATEWAY } from "./configuration";
import type { Stand } from "./stand";

/** A host whose certificate is renewed, and the path of its challenge (RFC 8555 §8.3). */
const HOST = "shop.example.com";
const PATH = "/.well-known/acme-challenge/journey";

const metadata = { namespace: SHOP, name: "cm-acme-http-solver-journey" };

/** A Service of the applications stands for the solver's. */
const SOLVER = "nobody";

/** How an issuer answers HTTP-01 challenges: cert-manager's solvers `ingress` and `gatewayHTTPRoute`. */
const SOLVERS: Readonly<Record<"ingress" | "gatewayHTTPRoute", Manifest>> = {
  ingress: {
    apiVersion: "networking.k8s.io/v1",
    kind: "Ingress",
    metadata,
    spec: {
      ingressClassName: "nginx",
      rules: [
        {
          host: HOST,
          http: {
            paths: [
              {
                path: PATH,
                pathType: "ImplementationSpecific",
                backend: { service: { name: SOLVER, port: { number: 80 } } },
              },
            ],
          },
        },
      ],
    },
  },
  gatewayHTTPRoute: {
    apiVersion: "gateway.networking.k8s.io/v1",
    kind: "HTTPRoute",
    metadata,
    spec: {
      parentRefs: [GATEWAY],
      hostnames: [HOST],
      rules: [
        {
          matches: [{ path: { type: "Exact", value: PATH } }],
          backendRefs: [{ name: SOLVER, port: 80 }],
        },
      ],
    },
  },
};

/**
 * Puts a solver there as an issuer does, and asks for its challenge over plain HTTP at the public address.
 *
 * @returns What is wrong with that, one line each.
 */
export async function challengeFaults({
  stand: { api, address },
  solver,
}: {
  stand: Pick<Stand, "api" | "address">;
  solver: keyof typeof SOLVERS;
}): Promise<string[]> {
  const object = SOLVERS[solver];
  await applyOwn(api, [object]);
  try {
    // An issuer asks for its own challenge until it is answered, before it calls for the authority.
    await eventually({
      what: `a challenge by ${solver} is answered`,
      seconds: 60,
      probe: async () => {
        const { status, closed } = await send({
          to: { host: address, http: 80, https: 443 },
          request: { scheme: "http", host: HOST, method: "GET", target: PATH, headers: [] },
        });
        if (status !== 200) {
          throw new Error(closed ?? `status ${String(status)}`);
        }
        return true;
      },
    });
    return [];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  } finally {
    await api.objects.delete(object);
  }
}
