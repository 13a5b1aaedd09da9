import assert from "node:assert/strict";
import type { Manifest } from "../../../../model/migration/plan/migration-plan";
import { between, type Stage, STAGES } from "../../../../model/migration/stage";
import { INPUT, planned, plannedFor } from "./planned";

const texts = (result: ReturnType<typeof planned>): string[] =>
  result.resources.map(
    ({ group, object: { kind, metadata } }) =>
      `${group} ${kind} ${metadata.namespace ?? ""}/${metadata.name}`,
  );

describe("canaries of ours", () => {
  it("name the hosts, paths and types that their Ingress serves in safe groups", () => {
    const { leads } = planned(INPUT);
    const [lead, ...others] = leads;
    assert.deepEqual(others, []);
    const backend = {
      service: { name: lead?.bridge.metadata.name, port: { number: 8080 } },
    };
    assert.deepEqual(lead?.ingress.spec, {
      ingressClassName: "nginx",
      rules: [
        { host: "a.example", http: { paths: [{ path: "/a", pathType: "Prefix", backend }] } },
        {
          host: "shop.example",
          http: {
            paths: [
              { path: "/", pathType: "ImplementationSpecific", backend },
              { path: "/b", pathType: "Exact", backend },
            ],
          },
        },
      ],
    });
    assert.deepEqual(lead.bridge.spec, {
      type: "ExternalName",
      externalName: "public.ingress-nginx.svc.cluster.local",
      ports: [{ name: "http", protocol: "TCP", port: 8080, targetPort: 8080 }],
    });
  });

  it("are asked for by a header whose value no plan has, and by weight at stage canary alone", () => {
    const annotations = (stage: Stage, canaryWeight?: number) =>
      planned(INPUT, {
        stage,
        settings: canaryWeight === undefined ? {} : { canaryWeight },
      }).leads.map(({ ingress }) => ingress.metadata.annotations);
    const common = {
      "nginx.ingress.kubernetes.io/canary": "true",
      "nginx.ingress.kubernetes.io/canary-by-header": "x-envoy-edge-canary",
      "nginx.ingress.kubernetes.io/canary-by-header-value": "{canary-header}",
      "external-dns.alpha.kubernetes.io/controller": "none",
      "external-dns.kubernetes.io/controller": "none",
      "pulumi.com/skipAwait": "true",
    };
    const weighted = (weight: string) => [
      { ...common, "nginx.ingress.kubernetes.io/canary-weight": weight },
    ];
    assert.deepEqual(annotations("optin", 25), weighted("0"));
    assert.deepEqual(annotations("canary", 25), weighted("25"));
    assert.deepEqual(annotations("canary"), weighted("0"));
    assert.deepEqual(annotations("idle"), weighted("0"));
  });

  it("are found by the controller as the Ingress is, with its prefix", () => {
    const of = (chosenBy: "annotation" | "withoutClass") => {
      const { inventory } = planned({ ingresses: [{}] });
      const selection = {
        ...inventory.selection,
        annotationsPrefix: "own.example",
        annotationClass: "internal",
      };
      const ingresses = inventory.ingresses.map((each) => ({ ...each, chosenBy }));
      return plannedFor({ ...inventory, selection, ingresses }).leads.map(({ ingress }) => [
        ingress.spec.ingressClassName,
        ingress.metadata.annotations["own.example/canary"],
        ingress.metadata.annotations["kubernetes.io/ingress.class"],
      ]);
    };
    assert.deepEqual(of("annotation"), [[undefined, "true", "internal"]]);
    assert.deepEqual(of("withoutClass"), [[undefined, "true", undefined]]);
  });

  it("have short names that tell Ingresses and migrations apart", () => {
    const ingresses = ["a", "b"].map((end, index) => ({
      name: `${"long.".repeat(40)}${end}`,
      host: `${index}.example`,
    }));
    const names = ["public", "internal"].flatMap((name) =>
      planned({ ingresses }, { name }).leads.map(({ bridge }) => bridge.metadata.name),
    );
    assert.equal(new Set(names).size, 4);
    assert(names.every((name) => /^[a-z]([-a-z0-9]{0,61}[a-z0-9])$/.test(name)));
  });

  it("exist from optin to idle, the listener from routes to idle", () => {
    for (const stage of STAGES) {
      const result = planned(INPUT, { stage });
      const bridge = between({ stage, from: "routes", to: "idle" });
      const canaries = between({ stage, from: "optin", to: "idle" });
      assert.deepEqual(
        texts(result).map((text) => text.split(" ").slice(0, 2).join(" ")),
        [
          ...(bridge ? ["policies ClientTrafficPolicy", "gateway NetworkPolicy"] : []),
          ...(canaries ? ["services Service", "canaries Ingress"] : []),
        ],
        stage,
      );
      assert.equal(result.listener !== undefined, bridge, stage);
      const objects = result.conversion.objects as readonly Manifest[];
      assert.equal(JSON.stringify(result.routesOf(objects)).includes('"bridge"'), bridge, stage);
    }
  });

  it("are ours to create and to delete", () => {
    for (const { mechanism, protect, retain } of planned(INPUT).resources) {
      assert.deepEqual(
        { mechanism, protect, retain },
        {
          mechanism: "create",
          protect: false,
          retain: false,
        },
      );
    }
  });

  it("are not there with canaries off, without ranges of pods, in dns mode, without a safe group", () => {
    const none = [
      planned(INPUT, { settings: { canaries: "off" } }),
      planned(INPUT, { settings: { podCidrs: [] } }),
      planned(INPUT, { settings: { addressMode: "dns" } }),
      planned({ ingresses: [{ annotations: { "app-root": "/x" } }] }),
    ];
    for (const { resources, listener } of none) {
      assert.deepEqual([resources, listener], [[], undefined]);
    }
  });
});

describe("canaries that cannot be", () => {
  const ids = (...args: Parameters<typeof planned>) => planned(...args).faults.map(({ id }) => id);

  it("refuse optin and canary without a safe group, and no other stage", () => {
    const input = { ingresses: [{ annotations: { "app-root": "/x" } }] };
    for (const stage of STAGES) {
      const refused = stage === "optin" || stage === "canary";
      assert.deepEqual(ids(input, { stage }), refused ? ["canary-groups"] : [], stage);
      assert.deepEqual(ids(INPUT, { stage }), [], stage);
    }
  });

  it("are refused where a TCP service of nginx has the port", () => {
    const input = {
      ...INPUT,
      arguments: { "tcp-services-configmap": "ingress-nginx/tcp" },
      configMaps: { "ingress-nginx/tcp": { "8080": "shop/web:80" } },
    };
    assert.deepEqual(ids(input), ["bridge-port"]);
    assert.deepEqual(planned(input).resources, []);
  });
});
