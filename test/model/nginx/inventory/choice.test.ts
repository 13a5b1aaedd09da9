import assert from "node:assert/strict";
import { buildInventory } from "../../../../model/nginx/inventory";
import {
  classOf,
  controllerWith,
  ingressWith,
  inventoryOf,
  objectsOf,
} from "../../../support/inventory";

const namesOf = (objects: readonly unknown[], options = {}): string[] =>
  inventoryOf(objects, options).ingresses.map(({ name, chosenBy }) => `${name} by ${chosenBy}`);

const CLASS = "kubernetes.io/ingress.class";

const candidates = [
  ingressWith({ name: "by-class", className: "nginx" }),
  ingressWith({ name: "by-other-class", className: "traefik" }),
  ingressWith({ name: "by-missing-class", className: "gone" }),
  ingressWith({ name: "by-annotation", annotations: { [CLASS]: "nginx" } }),
  ingressWith({ name: "by-other-annotation", annotations: { [CLASS]: "internal" } }),
  ingressWith({
    name: "by-class-against-annotation",
    className: "nginx",
    annotations: { [CLASS]: "x" },
  }),
  ingressWith({ name: "with-neither" }),
];

const classes = [classOf("nginx"), classOf("traefik", "traefik.io/ingress-controller")];

describe("choice of Ingresses", () => {
  it("goes by the class, then by the annotation, and not without either", () => {
    assert.deepEqual(namesOf([controllerWith([]), ...classes, ...candidates]), [
      "by-annotation by annotation",
      "by-class by ingressClassName",
      "by-class-against-annotation by ingressClassName",
    ]);
  });

  it("takes those without a class if the controller does", () => {
    const controller = controllerWith(["--watch-ingress-without-class"]);
    const chosen = namesOf([controller, ...classes, ...candidates]);
    assert.ok(chosen.includes("with-neither by withoutClass"));
    assert.equal(chosen.length, 4);
  });

  it("follows spec.controller, whatever the class is called", () => {
    const controller = controllerWith([
      "--controller-class=example.com/inner",
      "--ingress-class=internal",
    ]);
    const inner = [classOf("x", "example.com/inner"), ...classes];
    assert.deepEqual(
      namesOf([controller, ...inner, ingressWith({ className: "x" }), ...candidates]),
      ["by-other-annotation by annotation", "web by ingressClassName"],
    );
  });

  it("takes a class by its name if the controller does", () => {
    const args = ["--ingress-class-by-name=true", "--ingress-class", "traefik"];
    assert.deepEqual(namesOf([controllerWith(args), ...classes, ...candidates]), [
      "by-class by ingressClassName",
      "by-class-against-annotation by ingressClassName",
      "by-other-class by ingressClassName",
    ]);
  });

  it("watches one namespace, or those with labels, if the controller does", () => {
    const everywhere = ["a", "b", "c"].map((namespace) =>
      ingressWith({ namespace, className: "nginx" }),
    );
    const namespace = (name: string, labels: Record<string, string>) => ({
      apiVersion: "v1",
      kind: "Namespace",
      metadata: { name, labels },
    });
    const namespaces = [namespace("a", { env: "prod" }), namespace("b", { env: "dev", edge: "" })];
    const chosen = (arg: string): string[] =>
      inventoryOf([controllerWith([arg]), ...classes, ...namespaces, ...everywhere]).ingresses.map(
        (each) => each.namespace,
      );
    assert.deepEqual(chosen("--watch-namespace=b"), ["b"]);
    assert.deepEqual(chosen("--watch-namespace="), ["a", "b", "c"]);
    assert.deepEqual(chosen("--watch-namespace-selector="), ["a", "b", "c"]);
    for (const [selector, expected] of [
      ["env=prod", ["a"]],
      ["env==dev", ["b"]],
      ["env!=prod", ["b"]],
      ["env in (prod, dev),edge", ["b"]],
      ["env notin (dev)", ["a"]],
      ["!edge", ["a"]],
      ["env of prod", []],
    ] as const) {
      assert.deepEqual(chosen(`--watch-namespace-selector=${selector}`), expected, selector);
    }
  });

  it("leaves out what comes and goes by itself, and counts it", () => {
    const ours = { "app.kubernetes.io/managed-by": "envoy-edge", "envoy-edge/stack": "prod" };
    const passing = [
      ingressWith({
        name: "a",
        className: "nginx",
        labels: { "acme.cert-manager.io/http01-solver": "true" },
      }),
      ingressWith({ name: "b", className: "nginx", labels: ours }),
      ingressWith({
        name: "c",
        className: "nginx",
        labels: { "app.kubernetes.io/managed-by": "envoy-edge" },
      }),
      ingressWith({ name: "d", className: "traefik", labels: ours }),
      ingressWith({ name: "e", namespace: "elsewhere", className: "nginx" }),
    ];
    const built = buildInventory({
      source: "cluster",
      options: { secrets: "facts" },
      objects: objectsOf([controllerWith(["--watch-namespace=shop"]), ...classes, ...passing]),
    });
    assert("leftOut" in built);
    assert.deepEqual(
      built.inventory.ingresses.map(({ name }) => name),
      ["c"],
    );
    assert.deepEqual(built.leftOut, {
      "ACME challenge": 1,
      "of this program": 1,
      "other class": 1,
      "other namespace": 1,
    });
  });

  it("assumes the class of manifests that have none, and says so", () => {
    const inventory = inventoryOf(candidates, { source: "manifests" });
    assert.deepEqual(inventory.selection.ingressClasses, ["nginx"]);
    assert.ok(inventory.unknown.includes("ingressClasses"));
    assert.ok(inventory.unknown.includes("controller"));
    assert.equal(inventory.ingresses.length, 3);
    const asked = inventoryOf(candidates, { source: "manifests", class: "traefik" });
    assert.deepEqual(
      asked.ingresses.map(({ name }) => name),
      ["by-other-class"],
    );
  });
});

describe("choice of the controller", () => {
  const outer = controllerWith(["--controller-class=k8s.io/ingress-nginx"], { name: "outer" });
  const inner = controllerWith(
    ["--controller-class", "example.com/inner", "--ingress-class=internal"],
    {
      name: "inner",
    },
  );
  const both = [outer, inner, classOf("nginx"), classOf("private", "example.com/inner")];
  const chosen = (options: Parameters<typeof inventoryOf>[1]): string | undefined =>
    inventoryOf(both, options).controller?.name;

  it("goes by workload, by class, by annotation and by spec.controller", () => {
    assert.equal(chosen({ controller: "ingress-nginx/inner" }), "inner");
    assert.equal(chosen({ class: "private" }), "inner");
    assert.equal(chosen({ class: "nginx" }), "outer");
    assert.equal(chosen({ class: "internal" }), "inner");
    assert.equal(chosen({ controllerClass: "example.com/inner" }), "inner");
  });

  it("refuses to choose between several, and names them", () => {
    const built = buildInventory({
      source: "cluster",
      options: { secrets: "facts" },
      objects: objectsOf(both),
    });
    assert("faults" in built);
    assert.match(built.faults[0]?.message ?? "", /more than one/);
    assert.equal(
      built.faults[0]?.remedy,
      "--controller ingress-nginx/inner, or --controller ingress-nginx/outer",
    );
  });

  it("refuses what fits none, and names those that are there", () => {
    const built = buildInventory({
      source: "cluster",
      options: { secrets: "facts", class: "missing" },
      objects: objectsOf([outer]),
    });
    assert("faults" in built);
    assert.match(built.faults[0]?.message ?? "", /none of what was asked for/);
    assert.equal(built.faults[0]?.remedy, "--controller ingress-nginx/outer");
  });

  it("takes spec.controller from the class that was asked for when no workload is known", () => {
    const { selection } = inventoryOf([classOf("private", "example.com/inner")], {
      class: "private",
    });
    assert.equal(selection.controllerClass, "example.com/inner");
    assert.equal(selection.annotationClass, "private");
    assert.deepEqual(selection.ingressClasses, ["private"]);
  });

  it("knows the controller by program or image, in Deployments and DaemonSets, and no other's", () => {
    const withImage = (image: string, extra: Record<string, unknown> = {}) => {
      const workload = structuredClone(controllerWith([]));
      const spec = workload.spec as {
        template: { spec: { containers: Record<string, unknown>[] } };
      };
      spec.template.spec.containers = [{ image, ...extra }];
      return workload;
    };
    const version = (object: Record<string, unknown>): string | undefined =>
      inventoryOf([object]).controller?.version;
    assert.equal(version(withImage("rancher/nginx-ingress-controller:v1.9.6-hardened1")), "1.9.6");
    assert.equal(
      version(withImage("x/ingress-nginx/controller-chroot:v1.12.0@sha256:00")),
      "1.12.0",
    );
    assert.equal(inventoryOf([withImage("nginx/nginx-ingress:3.4.0")]).controller, undefined);
    const plainNginx = withImage("x/ingress-nginx/controller:v1.15.1", { command: ["nginx"] });
    assert.equal(inventoryOf([plainNginx]).controller, undefined);
    const own = withImage("own/edge:latest", {
      command: ["/usr/bin/dumb-init", "--", "/nginx-ingress-controller"],
    });
    const found = inventoryOf([{ ...own, kind: "DaemonSet" }]).controller;
    assert.equal(found?.kind, "DaemonSet");
    assert.equal(found.version, undefined);
    assert.equal(found.replicas, undefined);
  });
});
