import assert from "node:assert/strict";
import { parseRange, parseRanges } from "../../../../model/nginx/values/addresses";

describe("ranges of addresses", () => {
  const ranges: [string, string | undefined][] = [
    ["10.0.0.0/8", "10.0.0.0/8"],
    ["10.1.2.3/8", "10.0.0.0/8"],
    [" 192.0.2.1 ", "192.0.2.1/32"],
    ["0.0.0.0/0", "0.0.0.0/0"],
    ["2001:DB8:0:0::1/33", "2001:db8::/33"],
    ["2001:db8::1", "2001:db8::1/128"],
    ["::/0", "::/0"],
    ["::ffff:192.0.2.7", "192.0.2.7/32"],
    ["::ffff:192.0.2.7/120", "192.0.2.0/24"],
    ["::ffff:0:0/95", "::fffe:0:0/95"],
    ["10.0.0.0/33", undefined],
    ["2001:db8::/129", undefined],
    ["10.0.0.0/", undefined],
    ["10.0.0.0/-1", undefined],
    ["10.0.0.0/8/8", undefined],
    ["10.0.0", undefined],
    ["010.0.0.1", undefined],
    ["fe80::1%eth0", undefined],
    ["example.com", undefined],
    ["", undefined],
  ];
  for (const [text, range] of ranges) {
    it(`reads ${JSON.stringify(text)}`, () => assert.equal(parseRange(text), range));
  }

  it("sorts a list and names each once", () =>
    assert.deepEqual(parseRanges("192.0.2.1, 10.0.0.0/8,192.0.2.1/32"), [
      "10.0.0.0/8",
      "192.0.2.1/32",
    ]));

  it("takes no list with one fault", () => assert.equal(parseRanges("10.0.0.0/8,x"), undefined));

  it("takes no empty list", () => assert.equal(parseRanges(""), undefined));
});
