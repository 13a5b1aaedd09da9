import assert from "node:assert/strict";
import { errors } from "../../../../../model/nginx/convert/families/errors";
import { describeWithCrds } from "../../../../support/crds";
import {
  type ContextInput,
  findingsOf,
  partFaults,
  partsWith,
} from "../../../../support/rule-context";

const overrideOf = (input: ContextInput) => partsWith(errors, input).traffic?.responseOverride?.[0];

const PAGES = { "default-backend": "pages" };
const WITH_PAGES: ContextInput = { services: [{ name: "pages" }] };

describe("error pages", () => {
  it("are the backend's by default", () => {
    assert.deepEqual(partsWith(errors, {}), { findings: [] });
  });

  it("are the controller's own page, with its status, where it has no Service for them", () => {
    const annotations = { "custom-http-errors": "503,404" };
    assert.deepEqual(partsWith(errors, { annotations }), {
      traffic: {
        responseOverride: [
          {
            match: {
              statusCodes: [
                { type: "Value", value: 404 },
                { type: "Value", value: 503 },
              ],
            },
            response: {
              statusCode: 404,
              contentType: "text/plain; charset=utf-8",
              body: { type: "Inline", inline: "404 Not Found" },
            },
          },
        ],
      },
      findings: [],
    });
  });

  it("replace only the proxy's own errors where the backend's are left alone", () => {
    const annotations = {
      "custom-http-errors": "503",
      "disable-proxy-intercept-errors": "true",
    };
    assert.equal(overrideOf({ annotations })?.source, "Local");
    assert.equal(overrideOf({ annotations: { "custom-http-errors": "503" } })?.source, undefined);
  });

  it("cannot come from a Service", () => {
    const annotations = { ...PAGES, "custom-http-errors": "503" };
    const parts = partsWith(errors, { ...WITH_PAGES, annotations });
    assert.equal(parts.traffic, undefined);
    assert.deepEqual(findingsOf(parts), [
      "shop/web/custom-http-errors refused",
      "shop/web/default-backend lossy",
    ]);
  });

  it("must be answered for where they replace a denial", () => {
    const annotations = { ...PAGES, "custom-http-errors": "403,503" };
    assert.ok(
      findingsOf(partsWith(errors, { ...WITH_PAGES, annotations })).includes(
        "shop/web/custom-http-errors refused!",
      ),
    );
  });

  it("are told of once where the controller has them for all", () => {
    const input: ContextInput = {
      services: [{ name: "pages" }],
      configMap: { "custom-http-errors": "502,503" },
      arguments: { "default-backend-service": "shop/pages" },
    };
    assert.deepEqual(findingsOf(partsWith(errors, input)), [
      "controller/custom-http-errors refused",
    ]);
  });

  it("say what a Service without endpoints now answers", () => {
    assert.deepEqual(findingsOf(partsWith(errors, { ...WITH_PAGES, annotations: PAGES })), [
      "shop/web/default-backend lossy",
    ]);
    const same = { services: [{ name: "web" }], annotations: { "default-backend": "web" } };
    assert.deepEqual(findingsOf(partsWith(errors, same)), []);
  });

  it("say that a Service without endpoints stays replaced, and its substitute learns nothing", () => {
    const services = [{ name: "web", endpoints: "none" as const }, { name: "pages" }];
    const { findings = [] } = partsWith(errors, { services, annotations: PAGES });
    assert.deepEqual(
      findings.flatMap(({ differences }) => differences.map(({ field }) => field)),
      ["operation", "upstream.headers"],
    );
  });

  it("are nothing where nothing is proxied", () => {
    const annotations = {
      "custom-http-errors": "503",
      "permanent-redirect": "https://other.example",
    };
    assert.deepEqual(partsWith(errors, { annotations }), {});
  });
});

describeWithCrds("error pages in the pinned CRDs", () => {
  it("are valid", () => {
    const annotations = {
      "custom-http-errors": "503",
      "disable-proxy-intercept-errors": "true",
    };
    assert.deepEqual(partFaults(partsWith(errors, { annotations })), []);
  });
});
