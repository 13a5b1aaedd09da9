import { z } from "zod";
import type {
  IngressStatus,
  ObservedCertManager,
  ObservedWebhook,
} from "../../model/migration/checks/observation";
import type { Connection } from "../connection";
import { listAll } from "../list";

const certificateSchema = z.object({
  metadata: z.object({
    namespace: z.string(),
    name: z.string(),
    ownerReferences: z.array(z.object({ kind: z.string(), name: z.string() })).default([]),
  }),
});

const deploymentSchema = z.object({
  spec: z.object({
    template: z.object({
      spec: z.object({
        containers: z.array(
          z.object({
            image: z.string().default(""),
            args: z.array(z.string()).default([]),
          }),
        ),
      }),
    }),
  }),
});

/** Reads cert-manager's Certificates and whether its controller looks at Gateways. */
export async function readCertManager(connection: Connection): Promise<ObservedCertManager> {
  const [certificates, deployments] = await Promise.all([
    listAll({ connection, path: "/apis/cert-manager.io/v1/certificates" }),
    listAll({ connection, path: "/apis/apps/v1/deployments" }),
  ]);
  const controllers = deployments
    .flatMap((item) => deploymentSchema.parse(item).spec.template.spec.containers)
    .filter(({ image }) => /(^|\/)cert-manager-controller([:@]|$)/.test(image));
  return {
    ...(controllers.length > 0 && {
      gatewayApi: controllers.some(({ args }) => args.some(turnsGatewaysOn)) ? "on" : "off",
    }),
    ownedByIngress: certificates.flatMap((item) => {
      const { namespace, name, ownerReferences } = certificateSchema.parse(item).metadata;
      return ownerReferences
        .filter(({ kind }) => kind === "Ingress")
        .map((owner) => ({
          certificate: `${namespace}/${name}`,
          ingress: `${namespace}/${owner.name}`,
        }));
    }),
  };
}

/**
 * By its flag, or by a feature gate of releases before 1.15. The flag can also come from a file of
 * configuration, which is then not seen.
 */
const turnsGatewaysOn = (argument: string): boolean =>
  /^--enable-gateway-api(=true)?$/.test(argument) ||
  /^--feature-gates=.*ExperimentalGatewayAPISupport=true/.test(argument);

const ingressSchema = z.object({
  metadata: z.object({ namespace: z.string(), name: z.string() }),
  status: z
    .object({
      loadBalancer: z
        .object({
          ingress: z
            .array(z.object({ ip: z.string().optional(), hostname: z.string().optional() }))
            .default([]),
        })
        .prefault({}),
    })
    .prefault({}),
});

/** Reads the addresses that the Ingresses of the cluster say they have. */
export async function readIngressStatus(connection: Connection): Promise<IngressStatus[]> {
  const items = await listAll({ connection, path: "/apis/networking.k8s.io/v1/ingresses" });
  return items.map((item) => {
    const { metadata, status } = ingressSchema.parse(item);
    return {
      key: `${metadata.namespace}/${metadata.name}`,
      addresses: status.loadBalancer.ingress.flatMap(({ ip, hostname }) => ip ?? hostname ?? []),
    };
  });
}

const webhooksSchema = z.object({
  webhooks: z
    .array(
      z.object({
        name: z.string(),
        failurePolicy: z.enum(["Fail", "Ignore"]).default("Fail"),
        clientConfig: z.object({
          service: z.object({ namespace: z.string(), name: z.string() }).optional(),
        }),
      }),
    )
    .default([]),
});

/** Reads the validating webhooks that call one of some Services, `namespace/name`. */
export async function readWebhooks({
  connection,
  services,
}: {
  connection: Connection;
  services: readonly string[];
}): Promise<ObservedWebhook[]> {
  const items = await listAll({
    connection,
    path: "/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations",
  });
  return items.flatMap((item) => {
    const { metadata } = z.object({ metadata: z.object({ name: z.string() }) }).parse(item);
    return webhooksSchema
      .parse(item)
      .webhooks.filter(({ clientConfig: { service } }) =>
        services.includes(`${service?.namespace ?? ""}/${service?.name ?? ""}`),
      )
      .map(({ name, failurePolicy }) => ({ key: `${metadata.name}/${name}`, failurePolicy }));
  });
}
