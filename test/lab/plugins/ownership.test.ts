import * as assert from "node:assert/strict";
import * as k8s from "@pulumi/kubernetes";
import type { ManagedFields } from "../../../lab/plugins/kubernetes/ownership";
import type { Properties } from "../../../lab/plugins/engine/values";
import { bench, type Program } from "./bench";
import { installWidgets, widget, widgetPath } from "./widgets";

const managers = (object: Properties): string[] =>
  (object.metadata as unknown as { managedFields: ManagedFields[] }).managedFields.map(
    ({ manager, operation }) =>
      `${operation} ${manager.replace(/^(pulumi-kubernetes)-[0-9a-f]{8}$/, "$1-#")}`,
  );

describe("field ownership", () => {
  const lab = bench();
  before(() => installWidgets(lab()));

  /** A widget of the stack whose size somebody else has taken over. */
  const contested = async () => {
    const namespace = await lab().namespace();
    const stack = await lab().stack();
    const path = widgetPath(namespace, "w");
    const program =
      (
        spec: { size: number; colour: string },
        options: { annotations?: Record<string, string>; ignoreChanges?: string[] } = {},
      ): Program =>
      () => {
        const { annotations = {}, ignoreChanges = [] } = options;
        widget({ name: "w", namespace, annotations }, spec, { ignoreChanges });
        return {};
      };
    await stack.up(program({ size: 1, colour: "red" }));
    await stack.up(program({ size: 1, colour: "green" })); // from here on the stack owns by apply
    await lab().applyAs("other", path, {
      apiVersion: "test.example.com/v1",
      kind: "Widget",
      metadata: { name: "w" },
      spec: { size: 5 },
    });
    return { stack, path, program };
  };

  it("begins with a plain create, and is by apply from the first update on", async () => {
    const namespace = await lab().namespace();
    const stack = await lab().stack();
    const path = `/api/v1/namespaces/${namespace}/configmaps/c`;
    const program =
      (labels: Record<string, string>): Program =>
      () => {
        new k8s.core.v1.ConfigMap("c", { metadata: { name: "c", namespace, labels } });
        return {};
      };
    await stack.up(program({ a: "1" }));
    assert.deepEqual(managers(await lab().get(path)), ["Update pulumi-kubernetes"]);
    await stack.up(program({ a: "2" }));
    assert.deepEqual(managers(await lab().get(path)), ["Apply pulumi-kubernetes-#"]);
  });

  it("of another manager makes an update fail, at preview too, until it is forced", async () => {
    const { stack, path, program } = await contested();
    const wanted = { size: 2, colour: "green" };
    assert.match(await stack.previewFails(program(wanted)), /conflict.*"other".*\.spec\.size/s);
    assert.match(await stack.upFails(program(wanted)), /conflict.*"other".*\.spec\.size/s);
    assert.deepEqual((await lab().get(path)).spec, { size: 5, colour: "green" });
    const { w } = (await stack.state()).resources;
    assert.equal(w?.initErrors?.length, 1, "the failed update is not in the state");

    const forced = await stack.up(
      program(wanted, { annotations: { "pulumi.com/patchForce": "true" } }),
    );
    assert.deepEqual(
      forced.steps.map(({ op }) => op),
      ["update"],
    );
    assert.deepEqual((await lab().get(path)).spec, { size: 2, colour: "green" });
    assert.equal((await stack.state()).resources.w?.initErrors, undefined);
  });

  it("of another manager does not matter where the values agree", async () => {
    const { stack, path, program } = await contested();
    await stack.up(program({ size: 5, colour: "blue" }));
    assert.deepEqual((await lab().get(path)).spec, { size: 5, colour: "blue" });
  });

  it("of another manager stays theirs where the program ignores the field", async () => {
    const { stack, path, program } = await contested();
    await stack.up(program({ size: 1, colour: "blue" }, { ignoreChanges: ["spec.size"] }));
    assert.deepEqual((await lab().get(path)).spec, { size: 5, colour: "blue" });
  });

  it("of kubectl is taken over by an update, though its preview still sees a conflict", async () => {
    const namespace = await lab().namespace();
    const stack = await lab().stack();
    const path = `/api/v1/namespaces/${namespace}/configmaps`;
    await lab().api({
      method: "POST",
      path,
      query: { fieldManager: "kubectl-client-side-apply" },
      body: { metadata: { name: "c", labels: { a: "1", b: "1" } } },
    });
    const program: Program = () => {
      const metadata = { name: "c", namespace, labels: { a: "2" } };
      new k8s.core.v1.ConfigMap("c", { metadata }, { import: `${namespace}/c` });
      return {};
    };
    assert.match(await stack.previewFails(program), /conflict.*"kubectl-client-side-apply"/s);
    await stack.up(program);
    const live = await lab().get(`${path}/c`);
    assert.deepEqual((live.metadata as { labels: unknown }).labels, { a: "2" });
    assert.deepEqual(managers(live), ["Apply pulumi-kubernetes-#"]);
  });

  it("of a patch covers only its own fields, and ends with it", async () => {
    const namespace = await lab().namespace();
    const stack = await lab().stack();
    const path = `/api/v1/namespaces/${namespace}/configmaps`;
    const body = { metadata: { name: "c", labels: { theirs: "yes" } }, data: { a: "theirs" } };
    await lab().api({ method: "POST", path, body });
    const program =
      (labels: Record<string, string>): Program =>
      () => {
        new k8s.core.v1.ConfigMapPatch("p", { metadata: { name: "c", namespace, labels } });
        return {};
      };
    const labels = async () =>
      ((await lab().get(`${path}/c`)).metadata as { labels: unknown }).labels;

    await stack.up(program({ ours: "1" }));
    assert.deepEqual(await labels(), { theirs: "yes", ours: "1" });
    assert.deepEqual((await stack.preview(program({ ours: "1" }))).steps, []);
    const { steps } = await stack.up(program({ ours: "2" }));
    assert.deepEqual(steps, [{ name: "p", op: "update", diff: ["metadata.labels.ours"] }]);
    assert.deepEqual(await labels(), { theirs: "yes", ours: "2" });

    await stack.destroy(program({ ours: "2" }));
    assert.deepEqual(await labels(), { theirs: "yes" });
    assert.deepEqual((await lab().get(`${path}/c`)).data, { a: "theirs" });
  });

  it("of a patch conflicts with the owner of the same field, until it is forced", async () => {
    const namespace = await lab().namespace();
    const stack = await lab().stack();
    const path = `/api/v1/namespaces/${namespace}/configmaps/c`;
    await lab().applyAs("other", path, {
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { name: "c" },
      data: { a: "theirs" },
    });
    const program =
      (annotations: Record<string, string>): Program =>
      () => {
        const metadata = { name: "c", namespace, annotations };
        new k8s.core.v1.ConfigMapPatch("p", { metadata, data: { a: "ours" } });
        return {};
      };
    assert.match(await stack.upFails(program({})), /"other"/);
    await stack.up(program({ "pulumi.com/patchForce": "true" }));
    assert.deepEqual((await lab().get(path)).data, { a: "ours" });
  });
});
