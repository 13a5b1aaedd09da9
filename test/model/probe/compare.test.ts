import assert from "node:assert/strict";
import { compare } from "../../../model/probe/compare";
import type { Observed, Seen } from "../../../model/probe/observed";

const seen = (parts: Partial<Seen> = {}): Seen => ({
  backend: "main",
  method: "GET",
  target: "/x",
  host: "a.parity.test",
  protocol: "HTTP/1.1",
  headers: {},
  bodyBytes: 0,
  ...parts,
});

const observed = (parts: Partial<Observed> = {}): Observed => ({
  status: 200,
  headers: {},
  ...parts,
});

const fields = (nginx: Observed, envoy: Observed) =>
  compare(nginx, envoy).map(({ field }) => field);

describe("parity: the comparison of both proxies", () => {
  it("finds nothing where both do the same", () => {
    const both = observed({ seen: seen({ headers: { "x-real-ip": "192.0.2.1" } }) });
    assert.deepEqual(compare(both, both), []);
  });

  it("names each part that differs, with what each proxy did", () => {
    assert.deepEqual(
      compare(
        observed({ seen: seen({ target: "/a//b" }) }),
        observed({ seen: seen({ target: "/a/b" }) }),
      ),
      [{ field: "upstream.target", nginx: "/a//b", envoy: "/a/b" }],
    );
    assert.deepEqual(
      fields(
        observed({ seen: seen(), certificate: "one" }),
        observed({
          certificate: "two",
          status: 500,
          seen: seen({ backend: "other", method: "PUT", host: "b", protocol: "HTTP/2.0" }),
        }),
      ),
      [
        "certificate",
        "status",
        "backends",
        "upstream.method",
        "upstream.host",
        "upstream.protocol",
      ],
    );
  });

  it("compares answers of different parties by that alone", () => {
    const refused = observed({ status: 403, headers: { "www-authenticate": "Basic" } });
    assert.deepEqual(fields(observed({ seen: seen() }), refused), ["outcome"]);
    assert.deepEqual(fields(refused, { closed: "reset", headers: {} }), ["outcome"]);
    assert.deepEqual(
      fields({ ...refused, certificate: "one" }, { closed: "reset", headers: {} }),
      ["outcome"],
      "which certificate a connection that ended was shown is not known",
    );
  });

  it("compares redirects by their place, and a backend's own as a field of its answer", () => {
    const redirect = (location: string, more: Partial<Observed> = {}) =>
      observed({ status: 302, location, headers: { location }, ...more });
    assert.deepEqual(fields(redirect("/a"), redirect("/b")), ["location"]);
    assert.deepEqual(fields(redirect("/a", { seen: seen() }), redirect("/b", { seen: seen() })), [
      "responseHeaders",
    ]);
  });

  it("leaves out what is new in each request, or of the connection", () => {
    const first = { "x-request-id": "0123456789abcdef0123456789abcdef", connection: "close" };
    const second = { "x-request-id": "3f2b1c4d-0000-4000-8000-0123456789ab" };
    assert.deepEqual(
      fields(
        observed({ seen: seen({ headers: first }), headers: { date: "now" } }),
        observed({ seen: seen({ headers: second }), headers: { date: "then" } }),
      ),
      [],
    );
    assert.deepEqual(
      fields(
        observed({ seen: seen({ headers: first }) }),
        observed({ seen: seen({ headers: { "x-request-id": "mine" } }) }),
      ),
      ["upstream.headers"],
    );
  });

  it("compares cookies by name and attributes", () => {
    const cookie = (value: string) => observed({ headers: { "set-cookie": value } });
    assert.deepEqual(fields(cookie("a=1; Path=/; HttpOnly"), cookie("a=2; HttpOnly; Path=/")), []);
    assert.deepEqual(fields(cookie("a=1; Path=/; HttpOnly"), cookie("a=1; Path=/")), [
      "responseHeaders",
    ]);
  });

  it("tells a copy that was not sent from one that looks otherwise", () => {
    const copied = (copy?: string) => observed({ ...(copy !== undefined && { copy }) });
    assert.deepEqual(fields(copied("GET a /"), copied()), ["upstream.mirrors"]);
    assert.deepEqual(fields(copied("GET a /"), copied("GET b /")), ["operation"]);
  });

  it("says of a field which proxy does not send it", () => {
    const sent = observed({ headers: { "x-a": "1" } });
    const differences = [compare(sent, observed()), compare(observed(), sent)].flat();
    assert.deepEqual(
      differences.map(({ nginx, envoy }) => [nginx, envoy]),
      [
        ["x-a: 1", "x-a: absent"],
        ["x-a: absent", "x-a: 1"],
      ],
    );
  });
});
