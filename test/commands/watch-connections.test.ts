import assert from "node:assert/strict";
import type { Socket } from "node:net";
import { setImmediate as turn } from "node:timers/promises";
import { countConnections } from "../../commands/watch/connections";
import { http1Sender } from "../../commands/watch/http1";
import { openLoop } from "../../commands/watch/open-loop";
import { takeTurns, type Sending } from "../../commands/watch/sender";
import { parseAddress, targetOf, tlsOptions } from "../../commands/watch/target";
import { askFor } from "../../model/watch";
import { numberOf, serve, type Served } from "../support/watch";

describe("edge watch: kept connections", () => {
  const connections = countConnections();
  const sender = http1Sender({ connections, pool: 1, proxyField: "x-served-by" });
  let served: Served;
  let onRequest: (number: number, socket: Socket) => boolean;
  const seen: number[] = [];

  before(async () => {
    served = await serve({
      fault: (number, { request, response }) => {
        seen.push(numberOf(request));
        response.setHeader("x-served-by", "proxy");
        return onRequest(number, request.socket);
      },
    });
  });
  after(async () => {
    sender.close();
    await served.close();
  });

  const sending = (number: number): Sending => ({
    ask: askFor({ exchange: "get", id: `run-${number}`, lengths: { slowMs: 1, streamMs: 1 } }),
    kind: { exchange: "get", connection: "kept", protocol: "h1" },
    target: targetOf({ url: new URL(served.url), address: undefined, trust: {} }),
    timeoutMs: 10_000,
  });

  it("are used again; one that ends while idle is no loss, one that ends under a request is", async () => {
    let used: Socket | undefined;
    onRequest = (_, socket) => {
      used = socket;
      return false;
    };
    const first = await sender.send(sending(1));
    const second = await sender.send(sending(2));
    assert.deepEqual([first.reused, second.reused], [false, true]);
    assert.equal(first.connection, second.connection);

    // The other side ends it, and the client has seen that before it sends again.
    used?.end();
    while (connections.counts()["kept:h1"]?.closedIdle !== 1) {
      await turn();
    }
    const third = await sender.send(sending(3));
    assert("status" in third.outcome);
    assert.equal(third.reused, false);
    assert.equal(third.connection, 2);

    onRequest = (_, socket) => {
      socket.destroy();
      return true;
    };
    const fourth = await sender.send(sending(4));
    assert.deepEqual(
      { ...fourth },
      {
        outcome: { error: "socket hang up (ECONNRESET)" },
        connection: 2,
        reused: true,
        proxy: "proxy",
      },
    );
    assert.deepEqual(seen, [1, 2, 3, 4]);
  });
});

describe("a pool", () => {
  it("grows to its size, goes round, and grows beyond it only while all are busy", () => {
    let made = 0;
    const busy = new Set<number>();
    const pool = takeTurns({
      size: 2,
      create: () => ++made,
      isIdle: (member) => !busy.has(member),
    });
    assert.deepEqual([pool.next(), pool.next(), pool.next(), pool.next()], [1, 2, 1, 2]);
    busy.add(1);
    assert.deepEqual([pool.next(), pool.next()], [2, 2]);
    busy.add(2);
    assert.equal(pool.next(), 3);
    assert.deepEqual(pool.members(), [1, 2, 3]);
  });
});

describe("the open loop", () => {
  it("sends what became due while it was late, in order, and nothing from the end on", async () => {
    let present = 0;
    const sent: number[] = [];
    const { finished } = openLoop({
      atMs: (number) => (number - 1) * 10,
      endMs: 60,
      // Each look at the time finds it 25 ms later.
      now: () => (present += 25),
      send: (number) => sent.push(number),
    });
    await finished;
    assert.deepEqual(sent, [1, 2, 3, 4, 5, 6]);
  });
});

describe("an address", () => {
  it("is a name or an IP address, with or without a port", () => {
    assert.deepEqual(parseAddress("edge.example.com"), { host: "edge.example.com" });
    assert.deepEqual(parseAddress("10.0.0.1:8443"), { host: "10.0.0.1", port: 8443 });
    assert.deepEqual(parseAddress("[::1]:80"), { host: "::1", port: 80 });
    assert.deepEqual(parseAddress("[::1]"), { host: "::1" });
    for (const text of ["", "a:b", "::1", "http://a", "a:123456"]) {
      assert.equal(parseAddress(text), undefined, text);
    }
  });

  it("changes where connections go, and not the name that is asked for", () => {
    const url = new URL("https://shop.example.com/a?b");
    const target = targetOf({ url, address: { host: "10.0.0.1" }, trust: {} });
    assert.deepEqual([target.host, target.port], ["10.0.0.1", 443]);
    assert.equal(tlsOptions(target).servername, "shop.example.com");
    const ip = targetOf({ url: new URL("https://[::1]:1/"), address: undefined, trust: {} });
    assert.deepEqual([ip.host, ip.port], ["::1", 1]);
    assert.equal(tlsOptions(ip).servername, undefined);
  });
});
