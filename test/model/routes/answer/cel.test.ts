import assert from "node:assert/strict";
import { meetsCondition } from "../../../../model/routes/answer/cel";
import type { Incoming } from "../../../../model/routes/answer/incoming";

const request = {
  fields: new Map([["user-agent", ["EvilBot/1.0"]]]),
  secure: false,
} as unknown as Incoming;

const meets = (condition: string, secure = false) =>
  meetsCondition(condition, { ...request, secure });

describe("conditions in CEL", () => {
  it("search a field of the request, and fail without it", () => {
    assert.equal(meets('request.headers["user-agent"].matches("(?i)bot/1\\\\.")'), true);
    assert.equal(meets('request.headers["user-agent"].matches("^Bot")'), false);
    assert.equal(meets('request.headers["referer"].matches("spam")'), false);
  });

  it("fail on the client's certificate without TLS, and depend on it with TLS", () => {
    const condition = 'connection.subject_peer_certificate.matches("CN=a")';
    assert.equal(meets(condition), false);
    assert.equal(meets(condition, true), "unknown");
  });

  it("are not told in other forms, but never hold when they are false", () => {
    assert.equal(meets("request.method == 'POST'"), "unknown");
    assert.equal(meets("false"), false);
  });
});
