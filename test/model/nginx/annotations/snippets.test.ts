import assert from "node:assert/strict";
import { settings, settingsWithout, SNIPPETS } from "../../../support/annotations";

describe("annotations of snippets", () => {
  it("none by default", () => assert.deepEqual(settings({}).snippets, {}));

  it("all of them, lines trimmed", () =>
    assert.deepEqual(
      settings(
        {
          "configuration-snippet": "deny all; \n  return 204;",
          "server-snippet": "deny all;",
          "stream-snippet": "server {}",
        },
        SNIPPETS,
      ).snippets,
      {
        configuration: "deny all;\nreturn 204;",
        server: "deny all;",
        stream: "server {}",
      },
    ));

  it("an empty one is none", () =>
    assert.deepEqual(
      settingsWithout(["server-snippet"], { "server-snippet": " " }, SNIPPETS).snippets,
      {},
    ));
});
