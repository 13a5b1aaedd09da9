import assert from "node:assert/strict";
import { retries, retryPolicy } from "../../../../../model/nginx/convert/families/retries";
import { NGINX_BACKEND } from "../../../../../model/gateway/baseline";
import { describeWithCrds } from "../../../../support/crds";
import {
  type ContextInput,
  findingsOf,
  partFaults,
  partsWith,
} from "../../../../support/rule-context";

const policyOf = (value: string, tries = "3") =>
  partsWith(retries, {
    annotations: { "proxy-next-upstream": value, "proxy-next-upstream-tries": tries },
  }).traffic?.retry;

const envoyOf = (input: ContextInput): string[] =>
  (partsWith(retries, input).findings ?? []).flatMap(({ differences }) =>
    differences.map(({ envoy }) => envoy),
  );

describe("retries", () => {
  it("are the baseline's for nginx's default", () => {
    const nginx = {
      nextUpstream: ["error", "timeout"],
      nextUpstreamTries: 3,
      nextUpstreamSeconds: 0,
    };
    assert.deepEqual(retryPolicy(nginx), NGINX_BACKEND.retry);
    assert.equal(partsWith(retries, {}).traffic, undefined);
  });

  it("say once for the controller that nginx repeats what was sent, and Envoy does not", () => {
    assert.deepEqual(findingsOf(partsWith(retries, {})), ["controller/proxy-next-upstream lossy"]);
  });

  it("are one fewer than tries", () => {
    assert.equal(policyOf("error timeout", "5")?.numRetries, 4);
    assert.deepEqual(policyOf("error timeout", "1"), {
      ...NGINX_BACKEND.retry,
      numRetries: 0,
    });
  });

  it("repeat sent requests only where nginx does so with every method", () => {
    assert.deepEqual(policyOf("error http_503 http_502 non_idempotent"), {
      numRetries: 2,
      retryOn: {
        triggers: [
          "connect-failure",
          "reset-before-request",
          "refused-stream",
          "reset",
          "retriable-status-codes",
        ],
        httpStatusCodes: [502, 503],
      },
    });
    assert.equal(policyOf("error http_503"), undefined);
    assert.deepEqual(policyOf("timeout")?.retryOn, { triggers: ["connect-failure"] });
  });

  it("are none where nginx has none, or only ones that Envoy lacks", () => {
    assert.deepEqual(policyOf("off"), { numRetries: 0 });
    assert.deepEqual(policyOf("error off")?.numRetries, 0);
    assert.deepEqual(policyOf("http_503"), { numRetries: 0 });
  });

  it("tell what Envoy does in their place", () => {
    const withValue = (value: string) => ({ annotations: { "proxy-next-upstream": value } });
    assert.deepEqual(envoyOf(withValue("http_503")), ["never tries again"]);
    assert.deepEqual(envoyOf(withValue("error non_idempotent")), [
      "tries again as well, but not after a timeout of the answer",
    ]);
    assert.deepEqual(envoyOf(withValue("off")), []);
    assert.deepEqual(envoyOf(withValue("non_idempotent")), []);
    assert.deepEqual(envoyOf({ annotations: { "proxy-next-upstream-tries": "1" } }), []);
  });

  it("are limited where nginx tries without end", () => {
    const parts = partsWith(retries, { annotations: { "proxy-next-upstream-tries": "0" } });
    assert.equal(parts.traffic?.retry?.numRetries, 10);
    assert.ok(findingsOf(parts).includes("shop/web/proxy-next-upstream-tries lossy"));
    const off = { "proxy-next-upstream": "off", "proxy-next-upstream-tries": "0" };
    assert.deepEqual(findingsOf(partsWith(retries, { annotations: off })), []);
  });

  it("have no limit of time for all tries", () => {
    const annotations = { "proxy-next-upstream-timeout": "20" };
    assert.ok(
      findingsOf(partsWith(retries, { annotations })).includes(
        "shop/web/proxy-next-upstream-timeout lossy",
      ),
    );
    const configMap = { "proxy-next-upstream-timeout": "20" };
    assert.ok(
      findingsOf(partsWith(retries, { configMap })).includes(
        "controller/proxy-next-upstream-timeout lossy",
      ),
    );
  });

  it("are nothing where nothing is proxied", () => {
    const annotations = {
      "proxy-next-upstream": "off",
      "permanent-redirect": "https://other.example",
    };
    assert.deepEqual(partsWith(retries, { annotations }), {});
  });
});

describeWithCrds("retries in the pinned CRDs", () => {
  it("are valid", () => {
    for (const value of ["off", "http_503", "error timeout http_500 http_429 non_idempotent"]) {
      const annotations = { "proxy-next-upstream": value };
      assert.deepEqual(partFaults(partsWith(retries, { annotations })), []);
    }
  });
});
