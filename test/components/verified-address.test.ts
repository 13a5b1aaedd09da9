import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { RequestListener, Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { VERIFY_HEADER, VERIFY_PATH } from "../../model/gateway/verification";
import { compile } from "../../model/plan";
import { parseOutputs } from "../../outputs";
import { selfSigned } from "../support/certificates";
import { UNKNOWN } from "../support/deploy";
import { close, listen } from "../support/fake-cluster";
import { HEADER_VALUE, addGateway, programBench } from "../support/program";
import { settingsOf } from "../support/settings";

/** Digest with which the proxies of a configuration answer. */
const digestOf = (raw: Record<string, unknown>): string | undefined =>
  compile({ settings: settingsOf(raw), stack: "test" }).verifications.public?.digest;

const SERVICE = "/api/v1/namespaces/envoy-edge/services/public";

describe("VerifiedAddress", () => {
  const bench = programBench();
  let servers: Server[] = [];

  /** Starts a listener of a Gateway; `digest` is what it answers to the verification's request. */
  async function listener({
    digest,
    make = createServer,
  }: {
    digest: () => string | undefined;
    make?: (answer: RequestListener) => Server;
  }): Promise<number> {
    const server = make(({ url, headers }, response) => {
      const verifies = url === VERIFY_PATH && headers[VERIFY_HEADER] === HEADER_VALUE;
      response.writeHead(verifies ? 200 : 404).end(verifies ? digest() : "not found");
    });
    servers.push(server);
    return listen(server);
  }

  const atLoopback = () => addGateway(bench.cluster, { name: "public", address: "127.0.0.1" });

  const gateway = (settings: Record<string, unknown>) => ({
    gateways: { public: settings },
  });
  const impatient = (settings: Record<string, unknown>) =>
    gateway({ ...settings, addressTimeoutSeconds: 1 });

  afterEach(async () => {
    await Promise.all(servers.map(close));
    servers = [];
  });

  it("is the address when a listener answers with the digest of this configuration", async () => {
    const port = await listener({ digest: () => digestOf(config) });
    const config = gateway({ listeners: { http: port } });
    atLoopback();
    const { gateways } = parseOutputs((await bench.up(config)).outputs);
    assert.deepEqual(gateways.public, {
      address: "127.0.0.1",
      verified: "request",
      listeners: { http: { port, protocol: "HTTP" } },
      namespace: "envoy-edge",
      name: "public",
      service: "public",
      className: "envoy-edge",
    });
  });

  it("waits while a proxy still answers with an earlier configuration", async () => {
    let asked = 0;
    const port = await listener({
      digest: () => ((asked += 1) === 1 ? "earlier" : digestOf(config)),
    });
    const config = gateway({ listeners: { http: port } });
    atLoopback();
    const { log } = await bench.up(config);
    assert.equal(asked, 2);
    assert.deepEqual(log, [
      `info: the HTTP listener http at 127.0.0.1:${port} answers 200, not yet with this configuration`,
    ]);
  });

  it("asks every listener", async () => {
    const { certificate, privateKey } = selfSigned({
      key: ["rsa:2048"],
      commonName: "shop.example.com",
    });
    const tls = { cert: certificate, key: privateKey };
    const digest = () => digestOf(config);
    const http = await listener({ digest });
    const https = await listener({ digest, make: (answer) => createTlsServer(tls, answer) });
    const config = gateway({
      listeners: {
        http,
        https: { port: https, hostname: "*.example.com", certificates: ["shop"] },
      },
    });
    atLoopback();
    const { gateways } = parseOutputs((await bench.up(config)).outputs);
    assert.deepEqual(gateways.public?.listeners, {
      http: { port: http, protocol: "HTTP" },
      https: { port: https, protocol: "HTTPS", hostname: "*.example.com" },
    });
  });

  it("fails when a listener keeps answering with something else", async () => {
    const port = await listener({ digest: () => "earlier" });
    atLoopback();
    const { message } = await bench.failingUp(impatient({ listeners: { http: port } }));
    assert.equal(
      message,
      `Gateway public: the HTTP listener http at 127.0.0.1:${port} answers 200, not yet with this configuration after 1 s.\n` +
        '  Run the update from a machine that reaches this address, or set gateways.public.verify to "off".',
    );
  });

  it("fails when nobody answers at the address", async () => {
    const port = await listener({ digest: () => "" });
    await Promise.all(servers.map(close));
    atLoopback();
    const { message } = await bench.failingUp(impatient({ listeners: { http: port } }));
    assert.match(
      message,
      /the HTTP listener http at 127\.0\.0\.1:\d+ does not answer: .*ECONNREFUSED/,
    );
  });

  it("asks nobody with verify: off, and says so", async () => {
    let asked = 0;
    const port = await listener({ digest: () => String((asked += 1)) });
    atLoopback();
    const deployment = await bench.up(gateway({ listeners: { http: port }, verify: "off" }));
    const { gateways } = parseOutputs(deployment.outputs);
    assert.equal(gateways.public?.verified, "off");
    assert.equal(asked, 0);
    const own = deployment.registrations.filter(
      ({ parent }) => parent === "VerifiedAddress public",
    );
    assert.deepEqual(own, [], "no route of its own either");
  });

  it("gives up with the remedy when no load balancer gives an address", async () => {
    const reason = "No addresses have been assigned";
    bench.cluster.answers.set(
      "/apis/gateway.networking.k8s.io/v1/namespaces/envoy-edge/gateways/public",
      {
        metadata: { generation: 1 },
        status: {
          conditions: [
            {
              type: "Programmed",
              status: "False",
              reason: "AddressNotAssigned",
              message: reason,
              observedGeneration: 1,
            },
          ],
        },
      },
    );
    bench.cluster.answers.set(SERVICE, {
      spec: { type: "LoadBalancer", ports: [{ port: 80, nodePort: 30080 }] },
      status: { loadBalancer: {} },
    });
    const { message } = await bench.failingUp(impatient({}));
    assert.equal(
      message,
      `Gateway public has no address: Programmed is False (AddressNotAssigned): ${reason} after 1 s\n` +
        "  no load balancer gave the Service an address: install a load-balancer controller, or set " +
        "gateways.public.service.type to NodePort or ClusterIP",
    );
  });

  it("names pods that do not start when there is no address", async () => {
    const name = "public-7d9f";
    bench.cluster.answers.set("/api/v1/namespaces/envoy-edge/pods", {
      items: [
        {
          metadata: { name },
          status: {
            conditions: [{ type: "PodScheduled", status: "False", message: "Insufficient cpu" }],
            containerStatuses: [
              {
                name: "envoy",
                state: { waiting: { reason: "ImagePullBackOff", message: "not found" } },
              },
            ],
          },
        },
      ],
    });
    const { message } = await bench.failingUp(impatient({}));
    assert.match(message, /pod public-7d9f is not scheduled: Insufficient cpu\n/);
    assert.match(message, /pod public-7d9f, container envoy: ImagePullBackOff not found\n/);
  });

  it("exports a host name twice, and the node ports of a NodePort Service", async () => {
    addGateway(bench.cluster, { name: "public", address: "lb.example.com", type: "Hostname" });
    bench.cluster.answers.set(SERVICE, {
      spec: { type: "NodePort", ports: [{ port: 80, nodePort: 30080 }] },
    });
    const { outputs } = await bench.up(gateway({ verify: "off" }));
    const found = parseOutputs(outputs).gateways.public;
    assert.equal(found?.address, "lb.example.com");
    assert.equal(found.hostname, "lb.example.com");
    assert.equal(found.listeners.http?.port, 30080);
  });

  it("shows the present address in a preview and asks nobody", async () => {
    let asked = 0;
    const port = await listener({ digest: () => String((asked += 1)) });
    atLoopback();
    const { outputs } = await bench.preview(gateway({ listeners: { http: port } }));
    assert.equal(parseOutputs(outputs).gateways.public?.address, "127.0.0.1");
    assert.equal(asked, 0);
  });

  it("is unknown in a preview while there is no address", async () => {
    const { outputs } = await bench.preview(gateway({}));
    assert.deepEqual(outputs.gateways, { public: UNKNOWN });
  });
});
