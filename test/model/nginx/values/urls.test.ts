import assert from "node:assert/strict";
import { parseUrl } from "../../../../model/nginx/values/urls";

describe("URLs that the controller takes", () => {
  const urls: [string, string | undefined][] = [
    ["http://auth.example/check?x=1", "auth.example"],
    ["https://user:word@auth.example:8443/", "auth.example"],
    ["http://[::1]:80/a%20b", "::1"],
    ["http://$host/check", "$host"],
    ["http://auth.example", "auth.example"],
    ["auth.example/check", undefined],
    ["/check", undefined],
    ["http:///check", undefined],
    ["http://:80/", undefined],
    ["http://a..b/", undefined],
    ["http://auth.example:x/", undefined],
    ["http://auth.example/%zz", undefined],
    ["http://auth.example/\u0007", undefined],
    ["", undefined],
  ];
  for (const [text, host] of urls) {
    it(`reads ${JSON.stringify(text)}`, () => assert.equal(parseUrl(text)?.host, host));
  }
});
