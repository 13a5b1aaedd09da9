import assert from "node:assert/strict";
import { tlsCiphers } from "../../../../../model/nginx/convert/families/tls-ciphers";
import { findingsOf, partsWith } from "../../../../support/rule-context";

describe("ssl-ciphers", () => {
  it("must be answered for: listeners share theirs", () => {
    const parts = partsWith(tlsCiphers, {
      annotations: { "ssl-ciphers": "ECDHE-RSA-AES128-SHA256" },
      ingress: { tls: true },
    });
    assert.deepEqual(findingsOf(parts), ["host/shop.example/ssl-ciphers refused!"]);
    assert.deepEqual(partsWith(tlsCiphers, {}), {});
  });
});
