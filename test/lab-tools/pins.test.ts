import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import * as lab from "../../lab/versions";
import * as product from "../../versions";
import { fillIn, stamp } from "../../lab/charts";
import { IMAGES } from "../../lab/image/catalogue";

const LAB = join(__dirname, "..", "..", "lab");
const goMod = (name: string) => readFileSync(join(LAB, "build", name, "go.mod"), "utf8");

describe("lab: pins", () => {
  const required: [string, string, string][] = [
    ["kube", "k8s.io/kubernetes", lab.KUBERNETES_VERSION],
    ["kube", "go.etcd.io/etcd/server/v3", lab.ETCD_VERSION],
    ["coredns", "github.com/coredns/coredns", lab.COREDNS_VERSION],
    ["echo-basic", "sigs.k8s.io/gateway-api/conformance", lab.ECHO_VERSION],
    ["ingress-nginx", "k8s.io/ingress-nginx", lab.INGRESS_NGINX_VERSION],
    ["pulumi", "github.com/pulumi/pulumi/pkg/v3", lab.PULUMI_VERSION],
    ["pulumi-language-nodejs", "github.com/pulumi/pulumi/sdk/v3", lab.PULUMI_NODE_HOST_VERSION],
  ];
  for (const [name, path, version] of required) {
    it(`${path} has one version in versions.ts and build/${name}/go.mod`, () => {
      assert.match(goMod(name), new RegExp(`^(require )?\\s*${path} v${version}( |$)`, "m"));
    });
  }

  it("the echo backend and the product are of one Gateway API", () => {
    assert.equal(lab.ECHO_VERSION, product.GATEWAY_API_VERSION);
  });

  it("all parts of Kubernetes have the version of Kubernetes", () => {
    const replaced = [...goMod("kube").matchAll(/^\tk8s\.io\/\S+ => k8s\.io\/\S+ v0\.(\S+)$/gm)];
    assert.ok(replaced.length > 20);
    for (const [line, version] of replaced) {
      assert.equal(`1.${String(version)}`, lab.KUBERNETES_VERSION, line);
    }
  });

  it("the lab's own objects use images that the node has", () => {
    const known = new Set(IMAGES.map(({ name }) => name));
    const folder = join(LAB, "manifests");
    const used = readdirSync(folder).flatMap((file) =>
      [...readFileSync(join(folder, file), "utf8").matchAll(/image: (\S+)/g)].map(([, name]) =>
        String(name),
      ),
    );
    assert.ok(used.length > 0);
    assert.deepEqual(
      used.filter((name) => !known.has(name)),
      [],
    );
  });
});

describe("lab: charts", () => {
  it("get the values that a release fills in", () => {
    assert.equal(
      fillIn("image: ${GatewayImage}\npullPolicy: ${GatewayImagePullPolicy}\n"),
      `image: docker.io/envoyproxy/gateway:v${product.ENVOY_GATEWAY_VERSION}\npullPolicy: IfNotPresent\n`,
    );
  });

  it("with an unknown placeholder are refused", () => {
    assert.throws(() => fillIn("image: ${Other}"), /placeholder \$\{Other\}/);
  });

  it("get the version of the release, their subcharts keep theirs", () => {
    const metadata =
      "version: v0.0.0-latest\nappVersion: latest\ndependencies:\n  - version: 0.0.0\n";
    assert.equal(
      stamp(metadata, "v1.9.1"),
      "version: v1.9.1\nappVersion: v1.9.1\ndependencies:\n  - version: 0.0.0\n",
    );
  });
});
