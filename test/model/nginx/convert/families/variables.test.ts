import assert from "node:assert/strict";
import {
  hasVariables,
  isApproximate,
  literal,
  toEnvoyText,
} from "../../../../../model/nginx/convert/families/variables";

describe("nginx variables in header values", () => {
  it("become Envoy's operators", () => {
    assert.equal(toEnvoyText("$host", "request"), "%REQ(:AUTHORITY)%");
    assert.equal(
      toEnvoyText("for=${remote_addr};by=$http_x_edge_name!", "response"),
      "for=%DOWNSTREAM_REMOTE_ADDRESS_WITHOUT_PORT%;by=%REQ(X-EDGE-NAME)%!",
    );
    assert.equal(toEnvoyText("", "request"), "");
  });

  it("are refused where Envoy has no counterpart", () => {
    assert.equal(toEnvoyText("a $upstream_addr", "request"), undefined);
    // nginx makes one of its own, whatever the client sent.
    assert.equal(toEnvoyText("$request_id", "request"), undefined);
  });

  it("may come to something else where a field is absent, or the host has a port", () => {
    assert.ok(isApproximate("$host"));
    assert.ok(isApproximate("a ${http_x_user}"));
    assert.ok(!isApproximate("$http_host $remote_addr $hostname"));
  });

  it("know the path only before it is rewritten", () => {
    assert.equal(toEnvoyText("$request_uri", "request"), "%REQ(:PATH)%");
    assert.equal(toEnvoyText("$request_uri", "response"), undefined);
  });

  it("leave a per cent sign as it is, which Envoy wants doubled", () => {
    assert.equal(toEnvoyText("100%", "request"), "100%%");
    assert.equal(literal("100% $5"), "100%% $5");
  });

  it("are found", () => {
    assert.ok(hasVariables("/$1"));
    assert.ok(hasVariables("${host}"));
    assert.ok(!hasVariables("5 $"));
  });
});
