import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { loadBalancerOf } from "../../../../model/nginx/inventory/facts/load-balancer";
import { opensslSays, selfSigned } from "../../../support/certificates";
import { fixtureObjects, ingressWith, inventoryOf, secretWith } from "../../../support/inventory";
import type { SecretFacts } from "../../../../model/nginx/inventory";

const PREFIX = "nginx.ingress.kubernetes.io";

/** The facts of a Secret of the Ingress's namespace that a certificate is expected in. */
const certificateFacts = (values: Record<string, string>): SecretFacts | undefined =>
  inventoryOf([
    ingressWith({ className: "nginx", tls: [{ secretName: "tls" }] }),
    secretWith({ name: "tls", type: "kubernetes.io/tls", values }),
  ]).secrets[0];

/** The facts of a Secret with the users of basic authentication. */
const userFacts = (values: Record<string, string>, type?: string): SecretFacts | undefined =>
  inventoryOf([
    ingressWith({
      className: "nginx",
      annotations: {
        [`${PREFIX}/auth-secret`]: "users",
        ...(type !== undefined && { [`${PREFIX}/auth-secret-type`]: type }),
      },
    }),
    secretWith({ name: "users", values }),
  ]).secrets[0];

describe("facts of a Secret with a certificate", () => {
  const elliptic = selfSigned({
    key: ["ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"],
    names: [
      "DNS:shop.example.com",
      "DNS:*.shop.example.com",
      "IP:192.0.2.1",
      "email:x@example.com",
    ],
    commonName: "shop",
  });
  const other = selfSigned({ key: ["rsa:2048"], commonName: "only.example.com" });

  it("are its names, issuer, key and end, as openssl says them", () => {
    const facts = certificateFacts({
      "tls.crt": elliptic.certificate,
      "tls.key": elliptic.privateKey,
    });
    const [certificate] = facts?.certificates ?? [];
    assert(certificate !== undefined);
    const { notAfter, fingerprint, ...rest } = certificate;
    assert.deepEqual(rest, {
      key: "tls.crt",
      names: ["shop.example.com", "*.shop.example.com", "192.0.2.1"],
      issuer: "O=Example, CN=shop",
      keyType: "EC prime256v1",
      following: 0,
      privateKey: "matches",
    });
    const end = opensslSays(elliptic.certificate, "-enddate").replace("notAfter=", "");
    assert.equal(Date.parse(notAfter), Date.parse(end));
    assert.ok(
      opensslSays(elliptic.certificate, "-fingerprint", "-sha256").endsWith(`=${fingerprint}`),
    );
    assert.deepEqual(facts?.keys, ["tls.crt", "tls.key"]);
    assert.equal(facts.type, "kubernetes.io/tls");
    assert.equal(facts.passwords, undefined);
  });

  it("count a chain, take the common name where there are no others, and see a foreign key", () => {
    const facts = certificateFacts({
      "tls.crt": other.certificate + elliptic.certificate,
      "tls.key": elliptic.privateKey,
      "ca.crt": elliptic.certificate,
    });
    assert.deepEqual(
      facts?.certificates.map(({ key, names, keyType, following, privateKey }) => ({
        key,
        names,
        keyType,
        following,
        privateKey,
      })),
      [
        {
          key: "ca.crt",
          names: ["shop.example.com", "*.shop.example.com", "192.0.2.1"],
          keyType: "EC prime256v1",
          following: 0,
          privateKey: "none",
        },
        {
          key: "tls.crt",
          names: ["only.example.com"],
          keyType: "RSA 2048",
          following: 1,
          privateKey: "differs",
        },
      ],
    );
  });

  it("know keys without a size, and names that are not there", () => {
    const edwards = selfSigned({
      key: ["ed25519"],
      names: ["email:x@example.com"],
      commonName: "",
    });
    const facts = certificateFacts({ "tls.crt": edwards.certificate, "tls.key": "no key" });
    assert.equal(facts?.certificates[0]?.keyType, "Ed25519");
    assert.equal(facts.certificates[0].privateKey, "unreadable");
    assert.deepEqual(facts.certificates[0].names, []);
  });

  it("say which certificate cannot be read", () => {
    const broken = elliptic.certificate.replace(/MII/, "AAA");
    const facts = certificateFacts({ "tls.crt": broken, "ca.crt": "none" });
    assert.deepEqual(facts?.certificates, []);
    assert.deepEqual(facts.unreadable, ["ca.crt", "tls.crt"]);
  });

  it("hold no byte of a private key", () => {
    const inventory = JSON.stringify(
      certificateFacts({ "tls.crt": elliptic.certificate, "tls.key": elliptic.privateKey }),
    );
    const lines = elliptic.privateKey.split("\n").filter((line) => !line.startsWith("-"));
    for (const line of [...lines.filter((each) => each !== ""), "PRIVATE"]) {
      assert.ok(!inventory.includes(line));
    }
  });
});

describe("facts of a Secret with users", () => {
  it("count the kinds of hashes of an htpasswd file", () => {
    const facts = userFacts({
      auth: [
        "# comment",
        "",
        "a:$apr1$salt$hash",
        "b:$2y$10$hash",
        "c:$2b$10$hash",
        "d:{SHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g=",
        "e:{SSHA}hash",
        "f:{PLAIN}open",
        "g:$1$salt$hash",
        "h:$5$salt$hash",
        "i:$6$salt$hash",
        "j:rl0uE1cUgZuOE:comment",
        "no colon",
        "k:what is this",
      ].join("\r\n"),
    });
    assert.deepEqual(facts?.passwords, {
      SHA: 1,
      SSHA: 1,
      apr1: 1,
      bcrypt: 2,
      crypt: 1,
      "md5-crypt": 1,
      other: 2,
      plain: 1,
      "sha256-crypt": 1,
      "sha512-crypt": 1,
    });
    assert.deepEqual(facts.keys, ["auth"]);
  });

  it("do not name the users of an auth-map", () => {
    const facts = userFacts({ alice: "{SHA}x", bob: "$apr1$y" }, "auth-map");
    assert.deepEqual(facts?.passwords, { SHA: 1, apr1: 1 });
    assert.equal(facts.keys, undefined);
    assert.ok(!JSON.stringify(facts).includes("alice"));
  });

  it("count nobody in a Secret without the key auth", () => {
    assert.deepEqual(userFacts({ other: "x" })?.passwords, {});
  });

  it("take the texts of a manifest that is not applied yet", () => {
    const secret = {
      ...secretWith({ name: "users", values: {} }),
      stringData: { auth: "a:{SHA}x" },
    };
    const annotations = { [`${PREFIX}/auth-secret`]: "shop/users" };
    const { secrets } = inventoryOf([ingressWith({ className: "nginx", annotations }), secret]);
    assert.deepEqual(secrets[0]?.passwords, { SHA: 1 });
  });
});

describe("facts of a cloud's load balancer", () => {
  const of = (name: string, value: string) => loadBalancerOf({ [name]: value });
  const beta = "service.beta.kubernetes.io";

  it("are nothing without annotations", () => {
    assert.deepEqual(loadBalancerOf({}), { tls: "nginx", proxyProtocol: "off" });
  });

  it("are the path of the health check", () => {
    for (const name of [
      `${beta}/aws-load-balancer-healthcheck-path`,
      `${beta}/azure-load-balancer-health-probe-request-path`,
      `${beta}/port_80_health-probe_request-path`,
      `${beta}/do-loadbalancer-healthcheck-path`,
      `${beta}/alibaba-cloud-loadbalancer-health-check-uri`,
      `${beta}/linode-loadbalancer-check-path`,
      `${beta}/scw-loadbalancer-health-check-http-uri`,
      `${beta}/vultr-loadbalancer-healthcheck-path`,
      "load-balancer.hetzner.cloud/health-check-http-path",
    ]) {
      assert.equal(of(name, "/healthz").healthCheckPath, "/healthz", name);
    }
  });

  it("are where TLS ends", () => {
    for (const name of [
      `${beta}/aws-load-balancer-ssl-cert`,
      `${beta}/do-loadbalancer-certificate-id`,
      `${beta}/scw-loadbalancer-certificate-ids`,
      `${beta}/alibaba-cloud-loadbalancer-cert-id`,
      `${beta}/oci-load-balancer-tls-secret`,
      `${beta}/vultr-loadbalancer-ssl`,
      "load-balancer.hetzner.cloud/http-certificates",
      "loadbalancer.openstack.org/default-tls-container-ref",
    ]) {
      assert.equal(of(name, "a").tls, "load balancer", name);
    }
    assert.equal(of(`${beta}/aws-load-balancer-ssl-ports`, "443").tls, "nginx");
  });

  it("are the PROXY protocol", () => {
    for (const [name, value] of [
      [`${beta}/aws-load-balancer-proxy-protocol`, "*"],
      [`${beta}/aws-load-balancer-target-group-attributes`, "a=b,proxy_protocol_v2.enabled=true"],
      [`${beta}/do-loadbalancer-enable-proxy-protocol`, "true"],
      [`${beta}/scw-loadbalancer-proxy-protocol-v2`, "true"],
      [`${beta}/oci-load-balancer-connection-proxy-protocol-version`, "2"],
      ["load-balancer.hetzner.cloud/uses-proxyprotocol", "true"],
      ["loadbalancer.openstack.org/proxy-protocol", "v2"],
    ] as const) {
      assert.equal(of(name, value).proxyProtocol, "on", name);
    }
    assert.equal(of("loadbalancer.openstack.org/proxy-protocol", "False").proxyProtocol, "off");
    assert.equal(
      of(`${beta}/aws-load-balancer-target-group-attributes`, "a=b").proxyProtocol,
      "off",
    );
  });
});

describe("who owns the controller's Service", () => {
  const release = (version: number, manifest: unknown, name = "ingress-nginx") =>
    secretWith({
      name: `sh.helm.release.v1.${name}.v${version}`,
      namespace: "ingress-nginx",
      type: "helm.sh/release.v1",
      labels: { owner: "helm", name, version: String(version) },
      values: { release: gzipSync(JSON.stringify({ manifest })).toString("base64") },
    });
  const manifest = (annotations: string): string =>
    `# Source: x\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: ingress-nginx-controller}\n---\n{{\n---\nkind: Service\nmetadata:\n  name: ingress-nginx-controller\n${annotations}`;
  const KEEP = '  annotations: {"helm.sh/resource-policy": keep}\n';
  const helm = (...secrets: unknown[]) =>
    inventoryOf([...fixtureObjects(), ...secrets]).controller?.services[0]?.helm;

  it("is a Helm release, which keeps what its newest stored manifest says", () => {
    assert.deepEqual(
      helm(release(9, manifest("")), release(10, manifest(KEEP)), release(11, "", "other")),
      {
        release: "ingress-nginx/ingress-nginx",
        resourcePolicy: "keep",
      },
    );
    assert.equal(
      helm(release(9, manifest(KEEP)), release(10, manifest("")))?.resourcePolicy,
      "delete",
    );
  });

  it("is a Helm release of which nothing more can be said", () => {
    assert.equal(helm()?.resourcePolicy, "unknown");
    assert.equal(
      helm(release(1, "kind: Service\nmetadata: {name: another}\n"))?.resourcePolicy,
      "unknown",
    );
    assert.equal(helm(release(1, 7))?.resourcePolicy, "unknown");
    const broken = release(1, "");
    assert.equal(helm({ ...broken, data: { release: "AAAA" } })?.resourcePolicy, "unknown");
    assert.equal(helm({ ...broken, data: {} })?.resourcePolicy, "unknown");
  });

  const serviceWith = (metadata: Record<string, unknown>) => {
    const objects = fixtureObjects().map((object) =>
      object.kind === "Service"
        ? { ...object, metadata: { ...(object.metadata as object), ...metadata } }
        : object,
    );
    return inventoryOf(objects).controller?.services[0];
  };

  it("is a program of the cluster", () => {
    const operator = (metadata: Record<string, unknown>) => serviceWith(metadata)?.operator;
    assert.equal(operator({}), undefined);
    const owner = { apiVersion: "a/v1", kind: "NginxIngressController", name: "default", uid: "1" };
    assert.equal(operator({ ownerReferences: [owner] }), undefined);
    assert.equal(
      operator({ ownerReferences: [owner, { ...owner, controller: true }] }),
      "NginxIngressController default",
    );
    const labelled = (name: string, value: string) => operator({ labels: { [name]: value } });
    assert.equal(
      labelled("app.kubernetes.io/managed-by", "aks-app-routing-operator"),
      "the application routing of AKS",
    );
    assert.equal(
      labelled("addonmanager.kubernetes.io/mode", "Reconcile"),
      "the add-on manager of the cluster",
    );
    // Made once, and left alone.
    assert.equal(labelled("addonmanager.kubernetes.io/mode", "EnsureExists"), undefined);
  });

  it("is Argo CD or Flux", () => {
    const gitops = (metadata: Record<string, unknown>) => serviceWith(metadata)?.gitops;
    assert.equal(gitops({}), undefined);
    assert.deepEqual(
      gitops({ annotations: { "argocd.argoproj.io/tracking-id": "edge:/Service:a/b" } }),
      {
        tool: "argocd",
        name: "edge",
      },
    );
    assert.deepEqual(gitops({ labels: { "argocd.argoproj.io/instance": "edge" } }), {
      tool: "argocd",
      name: "edge",
    });
    const flux = (kind: string) => ({
      labels: {
        [`${kind}.toolkit.fluxcd.io/name`]: "edge",
        [`${kind}.toolkit.fluxcd.io/namespace`]: "flux",
      },
    });
    assert.deepEqual(gitops(flux("helm")), { tool: "flux", name: "flux/edge" });
    assert.deepEqual(gitops(flux("kustomize")), { tool: "flux", name: "flux/edge" });
    assert.deepEqual(gitops({ labels: { "helm.toolkit.fluxcd.io/name": "edge" } }), {
      tool: "flux",
      name: "/edge",
    });
  });
});
