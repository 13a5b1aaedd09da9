import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";

import {
  CONFIGURATION_PAGE,
  renderConfiguration,
} from "../../../tools/generate/render-configuration";
import { settingSections, type Fields } from "../../../tools/generate/settings-schema";

const sections: Fields = {
  cache: {
    type: "object",
    required: ["size"],
    properties: {
      size: { type: "integer", minimum: 1, description: "entries: a|b, *all*, `c|d`" },
      ttl: { type: "string", $comment: "<number>s", default: "30s", description: "longest life" },
      on: { anyOf: [{ type: "boolean" }, { type: "string" }], default: {}, description: "when" },
    },
  },
};

describe("the page of the configuration", () => {
  it("is as the settings say", () => {
    const page = readFileSync(path.join(__dirname, "../../..", CONFIGURATION_PAGE), "utf8");
    assert.equal(page, renderConfiguration({ sections: settingSections() }), "npm run generate");
  });

  it("has a table in the place of a section's keys, and no markup by accident", () => {
    const page = renderConfiguration({ sections, template: "# Keys\n\n<!-- keys: cache -->\n" });
    assert.equal(
      page.slice(page.indexOf("# Keys")),
      [
        "# Keys",
        "",
        "| key | allowed | default | meaning |",
        "|---|---|---|---|",
        "| `size` | whole number of at least 1 | required | entries: a\\|b, \\*all\\*, `c\\|d` |",
        "| `ttl` | \\<number\\>s | `30s` | longest life |",
        "| `on` | `true`, `false`<br>or text | `{}` | when |",
        "",
      ].join("\n"),
    );
  });

  it("is refused where the template lacks a section or has one that is none", () => {
    assert.throws(
      () => renderConfiguration({ sections, template: "# Keys\n" }),
      /but the sections are cache: one `<!-- keys: section -->` for each/,
    );
    assert.throws(
      () => renderConfiguration({ sections: {}, template: "<!-- keys: cache -->\n" }),
      /has the keys of cache, but/,
    );
  });
});
