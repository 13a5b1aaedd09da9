import * as assert from "node:assert/strict";
import * as k8s from "@pulumi/kubernetes";
import { bench, type Program } from "./bench";
import { installWidgets, widget, widgetDefinition } from "./widgets";

const { CustomResourceDefinition } = k8s.apiextensions.v1;

describe("a custom resource", () => {
  const lab = bench();
  before(() => installWidgets(lab()));

  it("is created in the same run as its definition, whose schema keeps its spelling", async () => {
    const namespace = await lab().namespace();
    const stack = await lab().stack();
    const program: Program = () => {
      const definition = new CustomResourceDefinition("definition", {
        ...widgetDefinition,
        metadata: { name: "trinkets.test.example.com" },
        spec: { ...widgetDefinition.spec, names: { kind: "Trinket", plural: "trinkets" } },
      });
      new k8s.apiextensions.CustomResource(
        "t",
        {
          apiVersion: "test.example.com/v1",
          kind: "Trinket",
          metadata: { name: "t", namespace },
          spec: { size: 1, extra: { a: [1] } },
        },
        { dependsOn: definition },
      );
      return {
        schema: definition.spec.apply(
          ({ versions: [version] }) =>
            version?.schema.openAPIV3Schema.properties.spec?.properties.extra,
        ),
      };
    };
    assert.equal((await stack.preview(program)).steps.length, 2);
    const { outputs } = await stack.up(program);
    assert.deepEqual(outputs.schema, {
      type: "object",
      x_kubernetes_preserve_unknown_fields: true,
    });
    const live = await lab().get(`/apis/test.example.com/v1/namespaces/${namespace}/trinkets/t`);
    assert.deepEqual(live.spec, { size: 1, extra: { a: [1] } });
    assert.deepEqual((await stack.preview(program)).steps, []);
  });

  it("that breaks its schema fails the preview", async () => {
    const namespace = await lab().namespace();
    const stack = await lab().stack();
    const message = await stack.previewFails(() => {
      widget({ name: "w", namespace }, { size: 11 });
      return {};
    });
    assert.match(message, /spec\.size.*should be less than or equal to 10/);
  });

  it("of a kind that nothing installs fails with the kind's name", async () => {
    const namespace = await lab().namespace();
    const stack = await lab().stack();
    const message = await stack.upFails(() => {
      new k8s.apiextensions.CustomResource("g", {
        apiVersion: "nowhere.example.com/v1",
        kind: "Gadget",
        metadata: { name: "g", namespace },
      });
      return {};
    });
    assert.match(message, /nowhere\.example\.com\/v1\/Gadget/);
  });

  it("goes with its definition", async () => {
    const stack = await lab().stack();
    const definition = {
      metadata: { name: "gizmos.test.example.com" },
      spec: {
        ...widgetDefinition.spec,
        names: { kind: "Gizmo", plural: "gizmos" },
      },
    };
    const namespace = await lab().namespace();
    const program: Program = () => {
      const installed = new CustomResourceDefinition("definition", definition);
      new k8s.apiextensions.CustomResource(
        "g",
        { apiVersion: "test.example.com/v1", kind: "Gizmo", metadata: { name: "g", namespace } },
        { dependsOn: installed },
      );
      return {};
    };
    await stack.up(program);
    await lab().api({
      method: "DELETE",
      path: "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/gizmos.test.example.com",
    });
    await stack.refresh(program);
    assert.deepEqual(Object.keys((await stack.state()).resources).includes("g"), false);
  });

  it("has a definition that is replaced as a whole, without the loss of its objects", async () => {
    const namespace = await lab().namespace();
    const stack = await lab().stack();
    const program =
      (columns: { name: string; type: string; jsonPath: string }[]): Program =>
      () => {
        const [version] = widgetDefinition.spec.versions;
        const definition = new CustomResourceDefinition("definition", {
          metadata: { name: "things.test.example.com" },
          spec: {
            ...widgetDefinition.spec,
            names: { kind: "Thing", plural: "things" },
            versions: [
              {
                ...version,
                name: "v1",
                served: true,
                storage: true,
                additionalPrinterColumns: columns,
              },
            ],
          },
        });
        new k8s.apiextensions.CustomResource(
          "t",
          {
            apiVersion: "test.example.com/v1",
            kind: "Thing",
            metadata: { name: "t", namespace },
            spec: { size: 1 },
          },
          { dependsOn: definition },
        );
        return {};
      };
    const size = { name: "Size", type: "integer", jsonPath: ".spec.size" };
    const colour = { name: "Colour", type: "string", jsonPath: ".spec.colour" };
    const thing = () => lab().get(`/apis/test.example.com/v1/namespaces/${namespace}/things/t`);
    const definition = () =>
      lab().get("/apis/apiextensions.k8s.io/v1/customresourcedefinitions/things.test.example.com");

    await stack.up(program([size, colour]));
    const { uid } = (await thing()).metadata as { uid: string };
    const { steps } = await stack.up(program([size]));
    assert.deepEqual(
      steps.map(({ name, op }) => `${op} ${name}`),
      ["update definition"],
    );
    const { versions } = (await definition()).spec as {
      versions: { additionalPrinterColumns: unknown }[];
    };
    assert.deepEqual(versions[0]?.additionalPrinterColumns, [size]);
    assert.equal(((await thing()).metadata as { uid: string }).uid, uid);
  });
});
