/** A custom resource of the tests: a controller-less kind with conditions. */
import * as k8s from "@pulumi/kubernetes";
import type { CustomResourceOptions } from "@pulumi/pulumi";
import { setTimeout } from "node:timers/promises";
import { toApi } from "../../../lab/plugins/kubernetes/objects";
import type { Bench } from "./bench";

export const WIDGETS = "widgets.test.example.com";

export const widgetPath = (namespace: string, name: string): string =>
  `/apis/test.example.com/v1/namespaces/${namespace}/widgets/${name}`;

/** Arguments of the kind's CustomResourceDefinition. */
export const widgetDefinition = {
  metadata: { name: WIDGETS },
  spec: {
    group: "test.example.com",
    scope: "Namespaced",
    names: { kind: "Widget", plural: "widgets" },
    versions: [
      {
        name: "v1",
        served: true,
        storage: true,
        subresources: { status: {} },
        schema: {
          openAPIV3Schema: {
            type: "object",
            properties: {
              spec: {
                type: "object",
                properties: {
                  size: { type: "integer", maximum: 10 },
                  colour: { type: "string" },
                  extra: { type: "object", x_kubernetes_preserve_unknown_fields: true },
                },
              },
              status: { type: "object", x_kubernetes_preserve_unknown_fields: true },
            },
          },
        },
      },
    ],
  },
};

export interface WidgetSpec {
  readonly size?: number;
  readonly colour?: string;
  readonly extra?: Record<string, unknown>;
}

/** A widget as a resource of the program; its name is also the resource's. */
export function widget(
  metadata: { name: string; namespace: string; annotations?: Record<string, string> },
  spec: WidgetSpec,
  options?: CustomResourceOptions,
): k8s.apiextensions.CustomResource {
  return new k8s.apiextensions.CustomResource(
    metadata.name,
    { apiVersion: "test.example.com/v1", kind: "Widget", metadata, spec },
    options,
  );
}

/** Installs the kind outside of any stack, and waits until it is served. */
export async function installWidgets({ api, get }: Pick<Bench, "api" | "get">): Promise<void> {
  const [version] = widgetDefinition.spec.versions;
  const body = toApi({
    apiVersion: "apiextensions.k8s.io/v1",
    kind: "CustomResourceDefinition",
    ...widgetDefinition,
  });
  const path = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
  await api({ method: "POST", path, body });
  const group = `/apis/${widgetDefinition.spec.group}/${version?.name}`;
  while ((await get(group).catch(() => undefined)) === undefined) {
    await setTimeout(50);
  }
}
