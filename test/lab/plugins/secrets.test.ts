import * as assert from "node:assert/strict";
import * as k8s from "@pulumi/kubernetes";
import { secret } from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import { bench, type Program } from "./bench";
import { installWidgets, widget } from "./widgets";

describe("a secret", () => {
  const lab = bench();
  before(() => installWidgets(lab()));

  const assertHidden = (state: { text: string }, values: readonly string[]): void => {
    for (const value of values) {
      const forms = [value, Buffer.from(value).toString("base64")];
      assert.ok(!forms.some((form) => state.text.includes(form)), `"${value}" is in the state`);
    }
  };

  it("of the kind Secret is never in the state, whatever the program says", async () => {
    const namespace = await lab().namespace();
    const stack = await lab().stack();
    const program =
      (value: string): Program =>
      () => {
        const made = new k8s.core.v1.Secret("s", {
          metadata: { name: "s", namespace },
          stringData: { password: value },
          data: { key: Buffer.from("some-other-value").toString("base64") },
        });
        return { data: made.data };
      };
    await stack.up(program("first-plain-value"));
    assertHidden(await stack.state(), ["first-plain-value", "some-other-value"]);
    const live = await lab().get(`/api/v1/namespaces/${namespace}/secrets/s`);
    assert.deepEqual(live.data, {
      key: Buffer.from("some-other-value").toString("base64"),
      password: Buffer.from("first-plain-value").toString("base64"),
    });
    assert.deepEqual((await stack.preview(program("first-plain-value"))).steps, []);

    const { steps } = await stack.up(program("second-plain-value"));
    assert.deepEqual(
      steps.map(({ op }) => op),
      ["delete-replaced", "replace", "create-replacement"],
    );
    assertHidden(await stack.state(), ["first-plain-value", "second-plain-value"]);
    await stack.refresh(program("second-plain-value"));
    assertHidden(await stack.state(), ["second-plain-value", "some-other-value"]);
  });

  it("in any other object stays one in inputs and outputs, after an update and a refresh too", async () => {
    const namespace = await lab().namespace();
    const stack = await lab().stack();
    const program =
      (suffix: string): Program =>
      () => {
        new k8s.core.v1.ConfigMap("c", {
          metadata: { name: "c", namespace, labels: { hidden: secret(`hidden-label-${suffix}`) } },
          data: { open: "openly-shown", hidden: secret("hidden-in-a-map") },
        });
        const pem = secret(`hidden-in-a-list-${suffix}`);
        widget({ name: "w", namespace }, { extra: { list: ["open", pem] } });
        return {};
      };
    const values = (suffix: string) => [
      "hidden-in-a-map",
      `hidden-label-${suffix}`,
      `hidden-in-a-list-${suffix}`,
    ];
    await stack.up(program("1"));
    const created = await stack.state();
    assertHidden(created, values("1"));
    assert.ok(created.text.includes("openly-shown"), "more is hidden than was asked for");

    await stack.up(program("2"));
    assertHidden(await stack.state(), [...values("1"), ...values("2")]);
    await stack.refresh(program("2"));
    assertHidden(await stack.state(), values("2"));
    assert.deepEqual((await stack.preview(program("2"))).steps, []);
  });

  it("is hidden when the object does not become ready, too", async () => {
    const namespace = await lab().namespace();
    const stack = await lab().stack();
    const annotations = {
      "pulumi.com/waitFor": "condition=Never",
      "pulumi.com/timeoutSeconds": "1",
    };
    await stack.upFails(() => {
      widget({ name: "w", namespace, annotations }, { extra: { key: secret("hidden-early") } });
      return {};
    });
    const state = await stack.state();
    assert.equal(state.resources.w?.initErrors?.length, 1);
    assertHidden(state, ["hidden-early"]);
  });

  it("that is generated is new for new keepers or rules only", async () => {
    const stack = await lab().stack();
    const program =
      (args: random.RandomPasswordArgs): Program =>
      () => ({ password: new random.RandomPassword("p", args).result });
    const first = await stack.up(program({ length: 24, special: false }));
    const password = String(first.outputs.password);
    assert.match(password, /^[A-Za-z0-9]{24}$/);
    assertHidden(await stack.state(), [password]);
    assert.deepEqual((await stack.preview(program({ length: 24, special: false }))).steps, []);
    await stack.refresh(program({ length: 24, special: false }));
    assert.equal(
      (await stack.up(program({ length: 24, special: false }))).outputs.password,
      password,
    );

    const kept = await stack.up(program({ length: 24, special: false, keepers: { n: "1" } }));
    assert.deepEqual(
      kept.steps.map(({ op }) => op),
      ["create-replacement", "replace", "delete-replaced"],
    );
    assert.notEqual(kept.outputs.password, password);
    const { steps } = await stack.preview(program({ length: 24, keepers: { n: "1" } }));
    assert.ok(
      steps.some(({ op }) => op === "replace"),
      "the default of a rule that is taken away",
    );
    assert.match(await stack.previewFails(program({ length: 3, minLower: 4 })), /at least 4/);
  });
});
