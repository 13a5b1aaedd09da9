import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { ApiError, UnreachableError, connect } from "../../cluster/connection";
import { listAll } from "../../cluster/list";

const kubeconfig = (server: string, context = "here"): string =>
  JSON.stringify({
    apiVersion: "v1",
    kind: "Config",
    "current-context": context,
    clusters: [{ name: "here", cluster: { server, "insecure-skip-tls-verify": true } }],
    users: [{ name: "me", user: { token: "t0ken" } }],
    contexts: [{ name: "here", context: { cluster: "here", user: "me" } }],
  });

describe("connect", () => {
  let server: Server;
  let address: string;
  const seen: { method?: string; url?: string; authorization?: string; body: string }[] = [];

  before((done) => {
    server = createServer((request, response) => {
      let body = "";
      request.on("data", (chunk: Buffer) => (body += chunk.toString()));
      request.on("end", () => {
        const { method, url, headers } = request;
        seen.push({ method, url, authorization: headers.authorization, body } as never);
        response.setHeader("content-type", "application/json");
        if (url?.startsWith("/denied") === true) {
          response.statusCode = 403;
          response.end(JSON.stringify({ message: "no right to do that" }));
        } else if (url?.startsWith("/unknown") === true) {
          response.statusCode = 404;
          response.end("404 page not found");
        } else if (url?.startsWith("/pages") === true) {
          const second = url.includes("continue=more");
          response.end(
            JSON.stringify({
              metadata: second ? { continue: "" } : { continue: "more" },
              items: [second ? 2 : 1],
            }),
          );
        } else {
          response.end(JSON.stringify({ gitVersion: "v1.35.4" }));
        }
      });
    }).listen(0, "127.0.0.1", () => {
      address = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
      done();
    });
  });

  after((done) => {
    server.close(done);
  });

  it("sends the credentials of the kubeconfig and parses the answer", async () => {
    const connection = connect({ kubeconfig: kubeconfig(address) });
    const answer = await connection.send({ method: "POST", path: "/version", body: { a: 1 } });
    assert.deepEqual(answer, { gitVersion: "v1.35.4" });
    const last = seen.at(-1);
    assert.equal(last?.authorization, "Bearer t0ken");
    assert.equal(last.body, '{"a":1}');
  });

  it("turns an error of the API server into one with its status and words", async () => {
    const connection = connect({ kubeconfig: kubeconfig(address) });
    await assert.rejects(
      connection.send({ path: "/denied" }),
      (error) =>
        error instanceof ApiError &&
        error.status === 403 &&
        error.message === "no right to do that",
    );
  });

  it("lists page by page, and an unknown kind as nothing", async () => {
    const connection = connect({ kubeconfig: kubeconfig(address) });
    assert.deepEqual(await listAll({ connection, path: "/pages?labelSelector=a" }), [1, 2]);
    assert.match(seen.at(-1)?.url ?? "", /^\/pages\?labelSelector=a&limit=500&continue=more$/);
    assert.deepEqual(await listAll({ connection, path: "/unknown" }), []);
    await assert.rejects(listAll({ connection, path: "/denied" }), ApiError);
  });

  it("says when nobody answers", async () => {
    const connection = connect({ kubeconfig: kubeconfig("https://127.0.0.1:1") });
    await assert.rejects(
      connection.send({ path: "/version" }),
      (error) =>
        error instanceof UnreachableError &&
        /the API server 127\.0\.0\.1:1 does not answer: .*ECONNREFUSED/.test(error.message),
    );
  });

  it("says when the kubeconfig is missing, broken, or has no such context", () => {
    assert.throws(
      () => connect({ kubeconfig: "/nowhere/kubeconfig" }),
      /the kubeconfig cannot be read: .*\/nowhere\/kubeconfig/,
    );
    assert.throws(() => connect({ kubeconfig: "{\n" }), UnreachableError);
    assert.throws(
      () => connect({ kubeconfig: kubeconfig(address), context: "there" }),
      /the kubeconfig has no context "there"; it has: here/,
    );
  });
});
