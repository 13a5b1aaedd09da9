import assert from "node:assert/strict";
import { probeRequest, type RequestInput } from "../../../model/probe/request";
import { withheld } from "../../../model/probe/withheld";

const reason = (parts: Partial<RequestInput>, heldBack: readonly string[] = []) =>
  withheld({
    request: probeRequest({
      scheme: "https",
      host: "www.shop.example",
      target: "/",
      purpose: "hit",
      ...parts,
    }),
    place: { host: "shop.example", ingresses: [] },
    heldBack,
    hasCredentials: (wanted) => wanted === "known",
  });

describe("probe: requests that are not sent", () => {
  it("are those of hosts that stay on nginx, by whatever name", () => {
    assert.match(reason({}, ["shop.example"]) ?? "", /stays on nginx/);
    assert.equal(reason({}, ["www.shop.example"]), undefined);
  });

  it("are those without the credentials that they need", () => {
    assert.match(reason({ credentials: "other" }) ?? "", /--credentials/);
    assert.equal(reason({ credentials: "known" }), undefined);
  });

  it("are those by HTTP/2 without TLS", () => {
    for (const protocol of ["h2", "grpc"] as const) {
      assert.match(reason({ protocol, scheme: "http" }) ?? "", /over TLS only/);
      assert.equal(reason({ protocol }), undefined);
    }
    assert.equal(reason({ protocol: "websocket", scheme: "http" }), undefined);
  });
});
