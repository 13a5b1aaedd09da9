import { z } from "zod";
import { json } from "../schema/shared";

/**
 * The kinds of Kubernetes objects that an inventory is made of, each with what is read of it. Unknown
 * fields are dropped: an object may be of a newer API server than this program.
 */

const texts = z
  .record(z.string(), z.string())
  .nullish()
  .transform((map) => map ?? {});
const list = <Item extends z.ZodType>(item: Item) =>
  z
    .array(item)
    .nullish()
    .transform((items) => items ?? []);

const metadata = z.object({
  name: z.string().min(1),
  namespace: z.string().default("default"),
  labels: texts,
  annotations: texts,
  creationTimestamp: z.iso.datetime().nullish(),
  finalizers: list(z.string()),
  ownerReferences: list(
    z.object({ kind: z.string(), name: z.string(), controller: z.boolean().optional() }),
  ),
  managedFields: list(
    z.object({
      manager: z.string().default("unknown"),
      operation: z.string().default("Update"),
      subresource: z.string().optional(),
    }),
  ),
});

const object = { metadata };

const backend = z.object({
  service: z
    .object({
      name: z.string(),
      port: z.object({ name: z.string().optional(), number: z.int().optional() }).default({}),
    })
    .optional(),
  resource: z
    .object({ apiGroup: z.string().nullish(), kind: z.string(), name: z.string() })
    .optional(),
});

const ingress = z.object({
  ...object,
  spec: z.object({
    ingressClassName: z.string().nullish(),
    defaultBackend: backend.nullish(),
    rules: list(
      z.object({
        host: z.string().optional(),
        http: z
          .object({
            paths: list(
              z.object({
                path: z.string().default(""),
                pathType: z.enum(["Exact", "Prefix", "ImplementationSpecific"]),
                backend,
              }),
            ),
          })
          .nullish(),
      }),
    ),
    tls: list(z.object({ hosts: list(z.string()), secretName: z.string().optional() })),
  }),
});

const ingressClass = z.object({
  ...object,
  spec: z.object({ controller: z.string(), parameters: json.nullish() }),
});

const container = z.object({
  image: z.string().default(""),
  command: list(z.string()),
  args: list(z.string()),
  env: list(
    z.object({
      name: z.string(),
      value: z.string().optional(),
      valueFrom: z.object({ fieldRef: z.object({ fieldPath: z.string() }).optional() }).optional(),
    }),
  ),
  ports: list(
    z.object({
      name: z.string().optional(),
      containerPort: z.int(),
      protocol: z.string().default("TCP"),
      hostPort: z.int().optional(),
    }),
  ),
  volumeMounts: list(z.object({ name: z.string(), mountPath: z.string() })),
});

const workload = z.object({
  ...object,
  spec: z.object({
    replicas: z.int().optional(),
    selector: z.object({ matchLabels: texts }),
    template: z.object({
      metadata: z.object({ labels: texts }).default({ labels: {} }),
      spec: z.object({
        hostNetwork: z.boolean().default(false),
        containers: z.array(container),
        volumes: list(
          z.object({
            name: z.string(),
            configMap: z.object({ name: z.string() }).nullish(),
          }),
        ),
      }),
    }),
  }),
});

const autoscaler = z.object({
  ...object,
  spec: z.object({
    scaleTargetRef: z.object({ kind: z.string(), name: z.string() }),
    minReplicas: z.int().default(1),
    maxReplicas: z.int(),
  }),
});

/** Kept whole, without defaults: taking a Service over needs all of it. */
const service = z.object({
  ...object,
  spec: z.looseObject({
    type: z.string().nullish(),
    clusterIP: z.string().nullish(),
    externalName: z.string().nullish(),
    selector: z.record(z.string(), z.string()).nullish(),
    ports: z
      .array(
        z.looseObject({
          name: z.string().nullish(),
          port: z.int(),
          protocol: z.string().nullish(),
          targetPort: z.union([z.int(), z.string()]).nullish(),
          appProtocol: z.string().nullish(),
        }),
      )
      .nullish(),
  }),
  status: json.nullish(),
});

const endpointSlice = z.object({
  ...object,
  endpoints: list(z.object({ conditions: z.object({ ready: z.boolean().nullish() }).nullish() })),
});

const configMap = z.object({ ...object, data: texts });

const secret = z.object({
  ...object,
  type: z.string().default("Opaque"),
  data: texts,
  stringData: texts,
});

const namespace = z.object({ ...object });

const webhookConfiguration = z.object({
  ...object,
  webhooks: list(
    z.object({
      name: z.string(),
      failurePolicy: z.enum(["Fail", "Ignore"]).default("Fail"),
      clientConfig: z.object({
        service: z.object({ namespace: z.string(), name: z.string() }).nullish(),
      }),
    }),
  ),
});

const crd = z.object({ ...object });

const issuer = z.object({ ...object, spec: json });

/** A kind by API group and name, with what is read of it. */
export const KINDS = {
  ingresses: { group: "networking.k8s.io", kind: "Ingress", schema: ingress },
  ingressClasses: { group: "networking.k8s.io", kind: "IngressClass", schema: ingressClass },
  deployments: { group: "apps", kind: "Deployment", schema: workload },
  daemonSets: { group: "apps", kind: "DaemonSet", schema: workload },
  autoscalers: { group: "autoscaling", kind: "HorizontalPodAutoscaler", schema: autoscaler },
  services: { group: "", kind: "Service", schema: service },
  endpointSlices: { group: "discovery.k8s.io", kind: "EndpointSlice", schema: endpointSlice },
  configMaps: { group: "", kind: "ConfigMap", schema: configMap },
  secrets: { group: "", kind: "Secret", schema: secret },
  namespaces: { group: "", kind: "Namespace", schema: namespace },
  webhooks: {
    group: "admissionregistration.k8s.io",
    kind: "ValidatingWebhookConfiguration",
    schema: webhookConfiguration,
  },
  crds: { group: "apiextensions.k8s.io", kind: "CustomResourceDefinition", schema: crd },
  issuers: { group: "cert-manager.io", kind: "Issuer", schema: issuer },
  clusterIssuers: { group: "cert-manager.io", kind: "ClusterIssuer", schema: issuer },
} as const;

export type KindName = keyof typeof KINDS;

/** What was read of one object of a kind. */
export type Read<Name extends KindName> = z.infer<(typeof KINDS)[Name]["schema"]>;

/** Everything that was read, by kind. */
export type Objects = { readonly [Name in KindName]: readonly Read<Name>[] };

export type Metadata = z.infer<typeof metadata>;
export type Workload = z.infer<typeof workload>;
export type Container = z.infer<typeof container>;
export type RawBackend = z.infer<typeof backend>;
