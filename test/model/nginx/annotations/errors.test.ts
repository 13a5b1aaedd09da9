import assert from "node:assert/strict";
import { droppedBy, settings, settingsWithout, UNCHECKED } from "../../../support/annotations";

const NONE = { customHttpErrors: [], intercept: false };
const EVERYWHERE = { configMap: { "custom-http-errors": "404,503" } };
const DISABLED = { "disable-proxy-intercept-errors": "true" };

describe("annotations of error pages", () => {
  it("none by default", () => assert.deepEqual(settings({}).errors, NONE));

  it("all of them", () =>
    assert.deepEqual(
      settings(
        { "custom-http-errors": "503, 404,404", "default-backend": "errors" },
        { services: [{ name: "errors" }] },
      ).errors,
      { customHttpErrors: [404, 503], intercept: true, defaultBackend: "shop/errors" },
    ));

  it("the ConfigMap's, unless it leaves backends' answers alone", () => {
    assert.deepEqual(settings({}, EVERYWHERE).errors, {
      customHttpErrors: [404, 503],
      intercept: true,
    });
    assert.deepEqual(settings({}, { configMap: { ...EVERYWHERE.configMap, ...DISABLED } }).errors, {
      customHttpErrors: [404, 503],
      intercept: false,
    });
  });

  it("its own in place of the ConfigMap's", () =>
    assert.deepEqual(settings({ "custom-http-errors": "500" }, EVERYWHERE).errors, {
      customHttpErrors: [500],
      intercept: true,
    }));

  it("backends' answers are left alone only where nobody else turned it on", () => {
    const own = { ...DISABLED, "custom-http-errors": "500" };
    assert.equal(settings(own).errors.intercept, false);
    assert.equal(settings(own, EVERYWHERE).errors.intercept, true);
    assert.equal(settings(DISABLED, EVERYWHERE).errors.intercept, true);
  });

  for (const value of ["302", "404;", "40"]) {
    it(`custom-http-errors drops the Ingress with ${value}`, () =>
      assert.equal(droppedBy({ "custom-http-errors": value }), "custom-http-errors"));
  }

  it("statuses without commas between them are not used, as the controller drops them", () => {
    for (const value of ["404 503", "404503", ",40"]) {
      assert.deepEqual(
        settingsWithout(["custom-http-errors"], { "custom-http-errors": value }).errors,
        NONE,
      );
    }
  });

  it("statuses that are no numbers are not used where validators are off", () =>
    assert.deepEqual(
      settingsWithout(["custom-http-errors"], { "custom-http-errors": "all" }, UNCHECKED).errors,
      NONE,
    ));

  it("default-backend drops the Ingress when it is no name of a Service", () =>
    assert.equal(droppedBy({ "default-backend": "shop/errors" }), "default-backend"));

  it("default-backend is not used when there is no such Service in the namespace", () =>
    assert.deepEqual(
      settingsWithout(
        ["default-backend"],
        { "default-backend": "errors" },
        { services: [{ name: "errors", namespace: "other" }] },
      ).errors,
      NONE,
    ));

  it("an empty value leaves the others alone", () =>
    assert.deepEqual(
      settingsWithout(["default-backend"], {
        "default-backend": "",
        "custom-http-errors": "500",
      }).errors,
      { customHttpErrors: [500], intercept: true },
    ));

  it("disable-proxy-intercept-errors is off when it is no boolean", () =>
    assert.equal(
      settingsWithout(["disable-proxy-intercept-errors"], {
        "disable-proxy-intercept-errors": "on",
        "custom-http-errors": "500",
      }).errors.intercept,
      true,
    ));
});
