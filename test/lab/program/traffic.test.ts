import assert from "node:assert/strict";
import { WebSocket } from "ws";
import { parseOutputs } from "../../../outputs";
import type { Stack } from "../../../tools/stack";
import { ask, tally } from "../../support/http";
import type { Answer, Echo } from "../../support/http";
import { QUICK_DRAIN, deployBackend, lab, labStack } from "../../support/lab";

const echoOf = ({ body }: Answer): Echo => JSON.parse(body) as Echo;

describe("traffic through a Gateway of the program", function () {
  this.timeout(600_000);
  let stack: Stack;
  let address: string;

  const base = {
    gateways: { public: { replicas: 1, protect: false, drain: QUICK_DRAIN } },
    controller: { replicas: 1 },
  };
  const routes = {
    plain: { host: "plain.example.test", backend: "demo/echo:3000" },
    weighted: {
      host: "weighted.example.test",
      rules: [
        {
          matches: [{ path: "/" }],
          backends: [
            { service: "blue/blue:3000", weight: 75 },
            { service: "blue/green:3000", weight: 25 },
          ],
        },
      ],
    },
  };

  before(async function () {
    stack = await labStack(this, { name: "traffic" });
    const running = await lab(this);
    await deployBackend(running, { namespace: "blue", name: "blue" });
    await deployBackend(running, { namespace: "blue", name: "green" });
    await stack.configure({ ...base, routes });
    const run = await stack.up();
    assert.equal(run.exitCode, 0, run.all);
    const outputs = parseOutputs(await stack.outputs());
    address = outputs.gateways.public?.address ?? "";
  });

  after(async () => {
    const run = await stack.destroy();
    assert.equal(run.exitCode, 0, run.all);
  });

  it("reaches the backend", async () => {
    const answer = await ask({ address, host: "plain.example.test", path: "/a?b=c" });
    assert.equal(answer.status, 200);
    const { path, host, namespace } = JSON.parse(answer.body) as Echo & { namespace: string };
    assert.deepEqual(
      { path, host, namespace },
      {
        path: "/a?b=c",
        host: "plain.example.test",
        namespace: "demo",
      },
    );
  });

  it("answers 404 for a host that no route has", async () => {
    assert.equal((await ask({ address, host: "other.example.test" })).status, 404);
  });

  it("lets a response of 20 s pass, which Envoy's own limit of 15 s would cut", async () => {
    const answer = await ask({ address, host: "plain.example.test", path: "/?delay=20s" });
    assert.equal(answer.status, 200);
  });

  it("drops a header with an underscore instead of refusing the request", async () => {
    const answer = await ask({
      address,
      host: "plain.example.test",
      headers: { x_underscore: "1", "x-plain": "2" },
    });
    assert.equal(answer.status, 200);
    const { headers } = echoOf(answer);
    assert.deepEqual(headers["X-Plain"], ["2"]);
    assert.equal(
      Object.keys(headers).find((name) => /underscore/i.test(name)),
      undefined,
    );
  });

  it("passes an escaped slash on as it came", async () => {
    const answer = await ask({ address, host: "plain.example.test", path: "/group%2Fproject" });
    assert.equal(answer.status, 200);
    assert.equal(echoOf(answer).path, "/group%2Fproject");
  });

  it("keeps the client's request id", async () => {
    const answer = await ask({
      address,
      host: "plain.example.test",
      headers: { "x-request-id": "my-own-id" },
    });
    assert.deepEqual(echoOf(answer).headers["X-Request-Id"], ["my-own-id"]);
  });

  it("upgrades to WebSocket and carries messages both ways", async () => {
    const socket = new WebSocket(`ws://${address}/ws`, {
      // The backend refuses a handshake without an origin.
      headers: { host: "plain.example.test", origin: "http://plain.example.test" },
    });
    const opened = await new Promise<boolean>((resolve, reject) => {
      socket.once("open", () => resolve(true));
      socket.once("error", reject);
    });
    assert.ok(opened);
    const echoed = new Promise<string>((resolve) => {
      socket.once("message", (data: Buffer) => resolve(data.toString()));
    });
    socket.send("hello");
    assert.match(await echoed, /hello/);
    socket.close();
  });

  it("splits by weight within 2 points of 20 000 requests", async () => {
    const counts = await tally({
      times: 20_000,
      ask: { address, host: "weighted.example.test" },
      key: (answer) =>
        answer.status === 200 ? (echoOf(answer).pod.split("-")[0] ?? "") : String(answer.status),
    });
    assert.deepEqual([...counts.keys()].sort(), ["blue", "green"]);
    const share = (100 * (counts.get("blue") ?? 0)) / 20_000;
    assert.ok(Math.abs(share - 75) <= 2, `blue got ${share.toFixed(2)} %`);
  });
});
