import { z } from "zod";
import { json, named, reference, texts } from "./shared";

const port = z.strictObject({
  name: z.string().exactOptional().describe("name that a Service's targetPort can use"),
  containerPort: z.int().describe("port in the pod"),
  protocol: z.string().describe("TCP, UDP or SCTP"),
  hostPort: z.int().exactOptional().describe("port of the node that this one takes"),
});

const helm = z.strictObject({
  release: reference.describe("Helm release, namespace/name"),
  resourcePolicy: z
    .enum(["keep", "delete", "unknown"])
    .describe(
      "what the release's stored manifest says of the Service: keep = helm.sh/resource-policy: keep, delete = helm uninstall removes it",
    ),
});

const gitops = z.strictObject({
  tool: z.enum(["argocd", "flux"]).describe("what applies the object from a repository"),
  name: z.string().describe("Argo CD application, or Flux namespace/name"),
});

const loadBalancer = z.strictObject({
  tls: z
    .enum(["nginx", "load balancer"])
    .describe("where TLS ends: load balancer if an annotation gives it a certificate"),
  proxyProtocol: z.enum(["on", "off"]).describe("whether an annotation turns it on"),
  healthCheckPath: z
    .string()
    .exactOptional()
    .describe("path that the load balancer asks, if named"),
});

const manager = z.strictObject({
  manager: z.string().describe("who wrote fields, such as helm or kubectl-client-side-apply"),
  operation: z.string().describe("Apply or Update"),
  subresource: z.string().exactOptional().describe("such as status"),
});

/** A Service that selects the controller's pods, whole: taking it over needs all of it. */
export const entryServiceSchema = z.strictObject({
  ...named,
  labels: texts.describe("metadata.labels"),
  annotations: texts.describe("metadata.annotations"),
  finalizers: z.array(z.string()).describe("metadata.finalizers"),
  spec: json.describe("as the API server gave it"),
  status: json.describe("as the API server gave it; empty in manifests"),
  managers: z.array(manager).describe("distinct field managers"),
  loadBalancer: loadBalancer.describe("what the cloud's annotations say, read from those above"),
  helm: helm.exactOptional().describe("present: a Helm release owns it"),
  operator: z
    .string()
    .exactOptional()
    .describe("present: a program in the cluster makes it and keeps it as it is"),
  gitops: gitops.exactOptional().describe("present: Argo CD or Flux applies it"),
});

/** One validating webhook that calls the controller. */
export const webhookSchema = z.strictObject({
  configuration: z.string().describe("name of the ValidatingWebhookConfiguration"),
  name: z.string().describe("name of the webhook in it"),
  service: reference.describe("Service that it calls"),
  failurePolicy: z.enum(["Fail", "Ignore"]).describe("Fail: no Ingress can be written without it"),
  labels: texts.describe("metadata.labels of the configuration"),
});

/** The controller's workload and the objects around it. */
export const controllerSchema = z.strictObject({
  ...named,
  kind: z.enum(["Deployment", "DaemonSet"]).describe("kind of the workload"),
  image: z.string().describe("image of the controller's container"),
  version: z
    .string()
    .exactOptional()
    .describe("release of the controller such as 1.15.1; absent: the image's tag does not tell"),
  arguments: texts.describe(
    'command line by flag without dashes; a flag without a value is "true", of a repeated flag the last counts, $(POD_NAMESPACE) is filled in',
  ),
  withheldArguments: z
    .array(z.string())
    .describe("flags whose value is a credential: given, but not recorded"),
  replicas: z.int().exactOptional().describe("spec.replicas; absent for a DaemonSet"),
  autoscaler: z
    .strictObject({
      name: z.string().describe("HorizontalPodAutoscaler of the same namespace"),
      minReplicas: z.int().describe("lower bound"),
      maxReplicas: z.int().describe("upper bound"),
    })
    .exactOptional()
    .describe("present: it sets replicas"),
  selector: texts.describe("spec.selector.matchLabels of the workload"),
  podLabels: texts.describe("labels of its pods"),
  network: z.enum(["pod", "host"]).describe("host: the pods use the node's own ports"),
  ports: z.array(port).describe("ports of the controller's container"),
  customTemplate: reference
    .exactOptional()
    .describe("ConfigMap that replaces nginx.tmpl: then nothing here says what nginx does"),
  services: z.array(entryServiceSchema).describe("every Service that selects its pods"),
  webhooks: z.array(webhookSchema).describe("validating webhooks that call one of these Services"),
});

export type InventoryController = z.infer<typeof controllerSchema>;
export type EntryService = z.infer<typeof entryServiceSchema>;
export type InventoryWebhook = z.infer<typeof webhookSchema>;
