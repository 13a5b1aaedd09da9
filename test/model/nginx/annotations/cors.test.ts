import assert from "node:assert/strict";
import { settings, settingsWithout } from "../../../support/annotations";

const ON = { "enable-cors": "true" };
const cors = (annotations: Record<string, string> = {}) => settings({ ...ON, ...annotations }).cors;

const DEFAULTS = {
  allowOrigins: ["*"],
  allowHeaders:
    "DNT,Keep-Alive,User-Agent,X-Requested-With,If-Modified-Since,Cache-Control,Content-Type,Range,Authorization",
  allowMethods: "GET, PUT, POST, DELETE, PATCH, OPTIONS",
  allowCredentials: true,
  exposeHeaders: "",
  maxAgeSeconds: 1_728_000,
};

describe("annotations of cross-origin requests", () => {
  it("off without enable-cors", () => {
    assert.equal(settings({ "cors-allow-origin": "https://a.example" }).cors, undefined);
    assert.equal(settingsWithout(["enable-cors"], { "enable-cors": "on" }).cors, undefined);
  });

  it("defaults", () => {
    assert.deepEqual(cors(), DEFAULTS);
  });

  it("everything", () => {
    const all = {
      "cors-allow-origin": "https://a.example, https://*.b.example:8443,null,app://x",
      "cors-allow-headers": "X-A, X_B",
      "cors-allow-methods": "GET, POST,PUT ",
      "cors-allow-credentials": "false",
      "cors-expose-headers": "*, X-Total",
      "cors-max-age": "60",
    };
    assert.deepEqual(cors(all), {
      allowOrigins: ["https://a.example", "https://*.b.example:8443", "null", "app://x"],
      allowHeaders: "X-A, X_B",
      allowMethods: "GET, POST,PUT",
      allowCredentials: false,
      exposeHeaders: "*, X-Total",
      maxAgeSeconds: 60,
    });
  });

  it("any origin wins over others", () => {
    const { cors: found } = settings({ ...ON, "cors-allow-origin": "*" });
    assert.deepEqual(found?.allowOrigins, ["*"]);
  });

  it("origins without a scheme are left out, so that perhaps none is left", () => {
    const origins = { ...ON, "cors-allow-origin": "a.example,https://b.example" };
    const { cors: found } = settingsWithout(["cors-allow-origin"], origins);
    assert.deepEqual(found?.allowOrigins, ["https://b.example"]);
    const none = settingsWithout(["cors-allow-origin"], {
      ...ON,
      "cors-allow-origin": "a.example",
    });
    assert.deepEqual(none.cors?.allowOrigins, []);
  });

  it("two origins without a comma pass the validator and are none", () => {
    const glued = { ...ON, "cors-allow-origin": "https://a.examplehttps://b.example" };
    assert.deepEqual(settingsWithout(["cors-allow-origin"], glued).cors?.allowOrigins, []);
  });

  it("defaults for what cannot be used", () => {
    const wrong = {
      "cors-allow-origin": "https://a.example/path",
      "cors-allow-headers": "X-A;",
      "cors-allow-methods": "GET,,POST",
      "cors-allow-credentials": "yes",
      "cors-expose-headers": "X A B;",
      "cors-max-age": "1h",
    };
    const { cors: found } = settingsWithout(Object.keys(wrong).sort(), { ...ON, ...wrong });
    assert.deepEqual(found, DEFAULTS);
  });

  it("a list is well formed with its blanks too", () => {
    const wrong = { ...ON, "cors-allow-methods": "GET,  POST", "cors-expose-headers": "A  B" };
    const { cors: found } = settingsWithout(["cors-allow-methods", "cors-expose-headers"], wrong);
    assert.deepEqual([found?.allowMethods, found?.exposeHeaders], [DEFAULTS.allowMethods, ""]);
  });

  it("takes linear time for long lists", () => {
    const long = { ...ON, "cors-allow-methods": `${"A".repeat(100_000)};` };
    assert.equal(
      settingsWithout(["cors-allow-methods"], long).cors?.allowMethods,
      DEFAULTS.allowMethods,
    );
  });
});
