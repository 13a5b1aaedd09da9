import assert from "node:assert/strict";

import { describe as shorten } from "../../../tools/generate/describe";

const long = `A sentence of ${"many ".repeat(60)}words. A second one.`;

describe("description shortening", () => {
  const cases: readonly [title: string, markdown: string | undefined, expected: object][] = [
    ["has nothing to say without a description", undefined, {}],
    ["keeps one sentence", "Name of the route.", { text: "Name of the route." }],
    ["keeps two sentences and drops the third", "One. Two. Three.", { text: "One. Two." }],
    ["joins lines", "One\nsentence.", { text: "One sentence." }],
    ["drops later paragraphs", "One.\n\nTwo.", { text: "One." }],
    ["drops support levels", "Support: Core\n\nOne.", { text: "One." }],
    ["drops code", "```\nmatches:\n```\n\nOne.", { text: "One." }],
    ["drops feature marks", "One.\n<gateway:experimental>", { text: "One." }],
    ["drops emphasis, keeps code words", "**Any** `path`.", { text: "Any `path`." }],
    ["keeps a link's text", "See [the guide](https://example.com/).", { text: "See the guide." }],
    ["does not end a sentence in e.g.", "Use e.g. It. Two.", { text: "Use e.g. It. Two." }],
    [
      "does not end a sentence in a number",
      "Since 1.5 it is. Two.",
      { text: "Since 1.5 it is. Two." },
    ],
    ["drops a sentence that announces a list", "One. These are:\n* a\n* b", { text: "One." }],
    ["drops a second sentence that is too long", `One. ${"Two ".repeat(60)}end.`, { text: "One." }],
    [
      "reports a deprecation",
      "One.\n\nDeprecated: use two.",
      { text: "One.", deprecated: "use two." },
    ],
    ["reports a deprecation alone", "Deprecated: use two.", { deprecated: "use two." }],
  ];

  for (const [title, markdown, expected] of cases) {
    it(title, () => assert.deepEqual(shorten(markdown), expected));
  }

  it("cuts a long sentence at a word, within 200 characters", () => {
    const { text = "" } = shorten(long);
    assert.ok(text.length <= 200, `${text.length} characters`);
    assert.ok(text.endsWith("many…"), text);
    assert.ok(long.startsWith(text.slice(0, -1)));
  });
});
