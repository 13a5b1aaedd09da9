import assert from "node:assert/strict";
import type { Field } from "../../../../model/http/fields";
import type { RequestPlace } from "../../../../model/nginx/answer/place";
import type { AnsweredFinding, FindingScope } from "../../../../model/nginx/findings/finding";
import { predictions } from "../../../../model/nginx/findings/predict";
import { requestOf } from "../../../support/nginx";

const finding = (parts: Partial<AnsweredFinding> = {}): AnsweredFinding => ({
  id: "controller/methods",
  severity: "lossy",
  protective: false,
  scope: { type: "controller" },
  differences: [{ field: "status", when: "HTTPS", nginx: "200", envoy: "403" }],
  remedy: "none",
  answers: ["accept", "deny", "holdBack"],
  ...parts,
});

const PLACE: RequestPlace = {
  host: "shop.example",
  path: "/api",
  ingress: "shop/api",
  ingresses: ["shop/api", "shop/web"],
};

const isPredicted = ({
  field = "status",
  url = "https://shop.example/api",
  place = PLACE,
  ...parts
}: Partial<AnsweredFinding> & { field?: Field; url?: string; place?: RequestPlace }): boolean =>
  predictions({ findings: [finding(parts)], place, request: requestOf(url), field }).length > 0;

describe("differences that findings predict", () => {
  it("are of the field named, for the requests named", () => {
    assert(isPredicted({}));
    assert(!isPredicted({ field: "location" }));
    assert(!isPredicted({ url: "http://shop.example/api" }));
  });

  it("are told by each finding that predicts them", () => {
    const findings = [
      finding({ id: "a" }),
      finding({ id: "b", differences: [] }),
      finding({ id: "c" }),
    ];
    const request = requestOf("https://shop.example/api");
    assert.deepEqual(
      predictions({ findings, place: PLACE, request, field: "status" }).map(({ id }) => id),
      ["a", "c"],
    );
  });

  it("are of the host that the finding is about", () => {
    const of = (host: string) => isPredicted({ scope: { type: "host", host } });
    assert(of("shop.example"));
    assert(!of("other.example"));
  });

  describe("by a finding about an Ingress", () => {
    const of = (parts: { key?: string } & Omit<FindingScope & { type: "ingress" }, "type">) => {
      const { key = "rewrite-target", ...scope } = parts;
      return isPredicted({ key, scope: { type: "ingress", ...scope } });
    };

    it("are of its own locations, not of others of the host", () => {
      assert(of({ ingress: "shop/api" }));
      assert(!of({ ingress: "shop/web" }));
    });

    it("are of the locations named alone", () => {
      const ingress = "shop/api";
      const location = { host: "shop.example", path: "/api" };
      assert(of({ ingress, locations: [{ ...location, path: "/" }, location] }));
      assert(!of({ ingress, locations: [{ ...location, path: "/" }] }));
      assert(!of({ ingress, locations: [{ ...location, host: "other.example" }] }));
      assert(!of({ ingress, locations: [] }));
    });

    it("are of the whole host where the key holds for more than its location", () => {
      assert(of({ key: "auth-tls-secret", ingress: "shop/web", locations: [] }));
      assert(of({ key: "affinity", ingress: "shop/web" }));
      assert(!of({ key: "auth-tls-secret", ingress: "shop/gone" }));
    });

    it("are none where no Ingress serves the request", () => {
      const place = { host: "shop.example", ingresses: [] };
      assert(!isPredicted({ place, scope: { type: "ingress", ingress: "shop/api" } }));
    });

    it("are none without a key but at its own locations", () => {
      const scope = { type: "ingress", ingress: "shop/web" } as const;
      assert(!isPredicted({ scope }));
      assert(isPredicted({ scope, place: { ...PLACE, ingress: "shop/web" } }));
    });
  });

  describe("where Envoy answers 403", () => {
    const closed = (parts: Partial<AnsweredFinding>) =>
      isPredicted({ ...parts, field: "backends", url: "http://shop.example/api" });
    const REFUSED = { severity: "refused", protective: true } as const;

    it("are of every field and request: a protective refusal without an answer", () => {
      assert(closed(REFUSED));
      assert(!closed({ ...REFUSED, protective: false }));
      assert(!closed({ ...REFUSED, severity: "lossy" }));
    });

    it("are of every field and request: whatever somebody denied, and nothing accepted", () => {
      assert(closed({ answer: { answer: "deny" } }));
      assert(!closed({ ...REFUSED, answer: { answer: "accept", reason: "it is known" } }));
    });

    it("are not of other hosts", () =>
      assert(!closed({ ...REFUSED, scope: { type: "host", host: "other.example" } })));
  });
});
