import assert from "node:assert/strict";
import type {
  BackendTrafficPolicySpec,
  ClientTrafficPolicySpec,
} from "../../../../../kubernetes/types";
import { clientBaseline } from "../../../../../model/nginx/convert/gateway/baseline";
import { effectiveNginx } from "../../../../../model/nginx/effective/build";
import { conversionOf, specOf } from "../../../../support/conversion";
import { inventoryOf } from "../../../../support/nginx";

const policies = (configMap: Readonly<Record<string, string>> = {}) => {
  const { objects } = conversionOf({ ingresses: [{ tls: true }], configMap });
  const client = (name: string) =>
    specOf(objects, `ClientTrafficPolicy edge-system/${name}`) as ClientTrafficPolicySpec;
  return {
    plain: client("edge"),
    secure: client("edge.https"),
    backend: specOf(objects, "BackendTrafficPolicy edge-system/edge") as BackendTrafficPolicySpec,
  };
};

describe("the baseline of a converted Gateway", () => {
  it("does with clients what ingress-nginx does by default", () => {
    const { plain, secure } = policies();
    assert.deepEqual(plain.targetRefs, [
      { group: "gateway.networking.k8s.io", kind: "Gateway", name: "edge" },
    ]);
    assert.deepEqual(plain.headers, {
      withUnderscoresAction: "DropHeader",
      requestID: "PreserveOrGenerate",
      disableRateLimitHeaders: true,
      earlyRequestHeaders: {
        set: [
          { name: "X-Forwarded-Port", value: "80" },
          { name: "X-Original-Forwarded-For", value: "%REQ(X-FORWARDED-FOR)%" },
          { name: "X-Original-Forwarded-Host", value: "%REQ(X-FORWARDED-HOST)%" },
        ],
        remove: ["X-Forwarded-Host", "X-Forwarded-Proto"],
      },
      lateResponseHeaders: { remove: ["server"] },
    });
    assert.deepEqual(plain.path, { escapedSlashesAction: "KeepUnchanged" });
    assert.deepEqual(plain.timeout, { http: { idleTimeout: "75s" } });
    assert.deepEqual(secure.tls, { alpnProtocols: ["h2", "http/1.1"], minVersion: "1.2" });
    assert.equal(secure.headers?.earlyRequestHeaders?.set?.[0]?.value, "443");
    assert.deepEqual(secure.headers.lateResponseHeaders?.set, [
      { name: "Strict-Transport-Security", value: "max-age=31536000; includeSubDomains" },
    ]);
  });

  it("does towards backends what ingress-nginx does by default", () => {
    const { timeout, retry, loadBalancer } = policies().backend;
    assert.deepEqual(timeout, {
      tcp: { connectTimeout: "5s" },
      http: { requestTimeout: "0s", streamIdleTimeout: "60s", connectionIdleTimeout: "60s" },
    });
    assert.equal(retry?.numRetries, 2);
    assert.deepEqual(loadBalancer, { type: "RoundRobin" });
  });

  it("follows the ConfigMap in headers", () => {
    const { plain, secure } = policies({
      "enable-underscores-in-headers": "true",
      "generate-request-id": "false",
      "server-tokens": "true",
      hsts: "false",
      "keep-alive": "10",
    });
    assert.equal(plain.headers?.withUnderscoresAction, "Allow");
    assert.equal(plain.headers.requestID, "Preserve");
    assert.equal(plain.headers.lateResponseHeaders, undefined);
    assert.equal(secure.headers?.lateResponseHeaders, undefined);
    assert.deepEqual(plain.timeout, { http: { idleTimeout: "10s" } });
  });

  it("leaves slashes as nginx would", () => {
    const { configuration } = effectiveNginx(inventoryOf());
    assert.deepEqual(clientBaseline({ ...configuration, mergeSlashes: false }, "http").path, {
      escapedSlashesAction: "KeepUnchanged",
      disableMergeSlashes: true,
    });
  });

  it("follows the ConfigMap in TLS", () => {
    const tls = (protocols: string) => policies({ "ssl-protocols": protocols }).secure.tls;
    assert.deepEqual(tls("TLSv1.3"), { alpnProtocols: ["h2", "http/1.1"], minVersion: "1.3" });
    assert.deepEqual(tls("TLSv1.1 TLSv1.2"), {
      alpnProtocols: ["h2", "http/1.1"],
      minVersion: "1.1",
      maxVersion: "1.2",
    });
    assert.equal(tls("SSLv3")?.minVersion, "1.2");
    assert.deepEqual(policies({ "use-http2": "false" }).secure.tls?.alpnProtocols, ["http/1.1"]);
  });

  it("believes in the client's address as the ConfigMap does", () => {
    const believing = policies({
      "use-forwarded-headers": "true",
      "proxy-real-ip-cidr": "10.0.0.0/8",
    }).plain;
    assert.deepEqual(believing.clientIPDetection, {
      xForwardedFor: { trustedCIDRs: ["10.0.0.0/8"] },
    });
    assert.deepEqual(believing.headers?.earlyRequestHeaders?.addIfAbsent, [
      { name: "X-Forwarded-Port", value: "80" },
    ]);
    assert.equal(believing.headers.earlyRequestHeaders.remove, undefined);
    const { proxyProtocol, clientIPDetection } = policies({
      "use-proxy-protocol": "true",
      "enable-real-ip": "true",
    }).plain;
    assert.deepEqual(proxyProtocol, { optional: false });
    assert.equal(clientIPDetection, undefined);
  });

  it("takes the client's address from another field where everybody is believed", () => {
    const another = { "enable-real-ip": "true", "forwarded-for-header": "X-Client" };
    const { plain } = policies(another);
    assert.deepEqual(plain.clientIPDetection, { customHeader: { name: "X-Client" } });
    assert.deepEqual(plain.headers?.earlyRequestHeaders?.set?.[1], {
      name: "X-Original-Forwarded-For",
      value: "%REQ(X-CLIENT)%",
    });
    const some = { ...another, "proxy-real-ip-cidr": "10.0.0.0/8" };
    assert.equal(policies(some).plain.clientIPDetection, undefined);
    const finding = (configMap: Readonly<Record<string, string>>) =>
      conversionOf({ ingresses: [{}], configMap }).findings.find(
        ({ id }) => id === "controller/forwarded-for-header",
      );
    assert.equal(finding(another)?.differences[0]?.when, "list of addresses in a field");
    assert.equal(finding(some)?.differences[0]?.when, "always");
    assert(finding(some)?.protective);
    assert.equal(finding({ "enable-real-ip": "true" }), undefined);
    assert.equal(finding({ "forwarded-for-header": "X-Client" }), undefined);
  });

  it("says that nginx believes the host of a proxy in front", () => {
    const ids = (configMap: Readonly<Record<string, string>>) =>
      conversionOf({ ingresses: [{}], configMap }).findings.map(({ id }) => id);
    assert(ids({ "use-forwarded-headers": "true" }).includes("controller/use-forwarded-headers"));
    assert(!ids({}).includes("controller/use-forwarded-headers"));
  });

  it("compresses where the ConfigMap does", () => {
    assert.equal(policies({ "use-gzip": "true" }).backend.compressor?.[0]?.type, "Gzip");
  });
});
