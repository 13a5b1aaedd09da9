import assert from "node:assert/strict";
import path from "node:path";

import { execaSync } from "execa";

import { CRDS } from "../../../model/gateway/crds";
import { readCrds } from "../../../tools/generate/source";
import { GATEWAY_API_VERSION } from "../../../versions";
import { describeWithCrds } from "../../support/crds";

const ROOT = path.join(__dirname, "../../..");

function check(options: { arguments?: readonly string[]; env?: Readonly<Record<string, string>> }) {
  const file = path.join(ROOT, "tools/generate/main.ts");
  const command = ["bin/run.js", file, "--check", ...(options.arguments ?? [])];
  const env = options.env && { env: options.env, extendEnv: false };
  return execaSync(process.execPath, command, { cwd: ROOT, reject: false, ...env });
}

describe("npm run generate -- --check", () => {
  it("ends with 2 and says what is missing where there is no Go", () => {
    const { exitCode, stderr } = check({ env: { PATH: "" } });
    assert.equal(exitCode, 2);
    assert.match(stderr, /there is no `go` on PATH\. Install Go 1\.21 or later, or name a folder/);
  });

  it("ends with 2 for a folder without CRDs, or none at all", () => {
    const [empty, none] = [__dirname + "/../../../bin", "no-such-folder"].map((folder) =>
      check({ arguments: ["--crds", folder] }),
    );
    assert.equal(empty?.exitCode, 2);
    assert.match(empty.stderr, /holds no CustomResourceDefinition in \*\.yaml/);
    assert.equal(none?.exitCode, 2);
    assert.match(none.stderr, /no-such-folder is not a folder/);
  });

  it("ends with 1 and lists the files that other CRDs would change", () => {
    const { exitCode, stderr } = check({ arguments: ["--crds", path.join(__dirname, "crds")] });
    assert.equal(exitCode, 1);
    assert.match(stderr, /run `npm run generate`/);
    assert.match(
      stderr,
      /^ {2}kubernetes\/generated\/types\/example\.com\/v1\/widget\.ts: missing$/m,
    );
    assert.match(stderr, /^ {2}kubernetes\/generated\/types\/index\.ts: different$/m);
    assert.match(stderr, /^ {2}kubernetes\/generated\/types\/.*\/http-route\.ts: left over$/m);
  });
});

describeWithCrds("the generated files", () => {
  it("are as the pinned CRDs say", () => {
    const { exitCode, stderr } = check({});
    assert.equal(stderr, "");
    assert.equal(exitCode, 0);
  });

  it("hold every kind of the pinned Gateway API bundle and of Envoy Gateway", () => {
    const groups = CRDS.map(({ group }) => group);
    const counts = [...new Set(groups)].map((group) => [
      group,
      groups.filter((each) => each === group).length,
    ]);
    assert.deepEqual(Object.fromEntries(counts), {
      "gateway.envoyproxy.io": 8,
      "gateway.networking.k8s.io": 10,
      "gateway.networking.x-k8s.io": 3,
    });
  });

  it("are of the Gateway API version that versions.ts names, experimental channel", () => {
    const bundles = readCrds()
      .filter(({ spec }) => spec.group !== "gateway.envoyproxy.io")
      .map(({ metadata: { annotations } }) => [
        annotations["gateway.networking.k8s.io/bundle-version"],
        annotations["gateway.networking.k8s.io/channel"],
      ]);
    assert.deepEqual(
      new Set(bundles.map(String)),
      new Set([`v${GATEWAY_API_VERSION},experimental`]),
    );
  });
});
