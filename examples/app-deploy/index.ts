import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { HTTPRoute } from "../../kubernetes";
import { readOutputs } from "../../outputs";

/** Port of the application's container and Service. */
const PORT = 3000;

/** Deploys an application and attaches its own route to the Gateway `public` of an edge stack. */
async function main() {
  const config = new pulumi.Config();
  const host = config.require("host");
  const edge = await readOutputs(new pulumi.StackReference(config.require("edge")));
  const gateway = edge.gateways.public;
  if (gateway === undefined) {
    throw new pulumi.RunError('The edge stack has no Gateway "public".');
  }

  const namespace = new k8s.core.v1.Namespace("app");
  const labels = { app: "app" };
  const metadata = { namespace: namespace.metadata.name };
  const deployment = new k8s.apps.v1.Deployment("app", {
    metadata,
    spec: {
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: { containers: [container(config.require("image"))] },
      },
    },
  });
  const service = new k8s.core.v1.Service(
    "app",
    { metadata, spec: { selector: labels, ports: [{ port: PORT }] } },
    { dependsOn: deployment },
  );
  new HTTPRoute("app", {
    metadata,
    spec: {
      parentRefs: [{ name: gateway.name, namespace: gateway.namespace }],
      hostnames: [host],
      rules: [{ backendRefs: [{ name: service.metadata.name, port: PORT }] }],
    },
  });

  const port = gateway.listeners.http?.port ?? 80;
  return { host, url: `http://${gateway.address}:${String(port)}/` };
}

/** The echo image wants to know where it runs; another application needs no such variables. */
function container(image: string): k8s.types.input.core.v1.Container {
  const field = (name: string, fieldPath: string) => ({
    name,
    valueFrom: { fieldRef: { fieldPath } },
  });
  return {
    name: "app",
    image,
    ports: [{ containerPort: PORT }],
    env: [field("POD_NAME", "metadata.name"), field("NAMESPACE", "metadata.namespace")],
    readinessProbe: { httpGet: { path: "/health", port: PORT }, periodSeconds: 1 },
  };
}

export = main;
