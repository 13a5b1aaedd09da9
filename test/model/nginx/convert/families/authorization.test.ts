import assert from "node:assert/strict";
import type { SecurityPolicySpecAuthorization } from "../../../../../kubernetes/types";
import { authorization } from "../../../../../model/nginx/convert/families/authorization";
import { blockedClientsNote } from "../../../../../model/nginx/convert/families/blocked-clients";
import { type ContextInput, findingsOf, partsWith } from "../../../../support/rule-context";

const policyOf = (input: ContextInput): SecurityPolicySpecAuthorization | undefined =>
  partsWith(authorization, input).security?.authorization;

/** Action and ranges or condition of each rule, then the default. */
const linesOf = (input: ContextInput): string[] => {
  const policy = policyOf(input);
  return policy === undefined
    ? []
    : [
        ...(policy.rules ?? []).map(({ action, principal, cel }) =>
          [action, ...(principal?.clientCIDRs ?? []), ...(cel === undefined ? [] : [cel])].join(
            " ",
          ),
        ),
        `else ${policy.defaultAction ?? "Deny"}`,
      ];
};

const CA = { name: "ca", keys: ["ca.crt"] };
const MATCH_CN = { "auth-tls-secret": "shop/ca", "auth-tls-match-cn": "CN=api-.*" };
const SUBJECT = 'connection.subject_peer_certificate.matches("CN=api-.*")';
const SNIPPETS = { "allow-snippet-annotations": "true", "annotations-risk-level": "Critical" };

describe("authorization", () => {
  it("adds nothing where everybody is let in", () => {
    assert.deepEqual(partsWith(authorization, {}), { findings: [], protections: [] });
  });

  it("keeps nginx's order: deny, allow, nobody else", () => {
    const annotations = { "whitelist-source-range": "10.0.0.0/8,1.2.3.4" };
    assert.deepEqual(linesOf({ annotations }), ["Allow 1.2.3.4/32 10.0.0.0/8", "else Deny"]);
    assert.deepEqual(linesOf({ annotations: { "denylist-source-range": "::1" } }), [
      "Deny ::1/128",
      "else Allow",
    ]);
    assert.deepEqual(
      linesOf({ annotations: { ...annotations, "denylist-source-range": "10.6.6.0/24" } }),
      ["Deny 10.6.6.0/24", "Allow 1.2.3.4/32 10.0.0.0/8", "else Deny"],
    );
  });

  it("says which protection a rule has", () => {
    const annotations = { "denylist-source-range": "10.6.6.0/24" };
    assert.deepEqual(partsWith(authorization, { annotations }).protections, ["addresses"]);
  });

  it("takes block-cidrs where nothing nearer has a list", () => {
    const configMap = { "block-cidrs": "192.0.2.0/24,198.51.100.7" };
    assert.deepEqual(linesOf({ configMap }), ["Deny 192.0.2.0/24 198.51.100.7/32", "else Allow"]);
    assert.deepEqual(
      linesOf({ configMap, annotations: { "whitelist-source-range": "10.0.0.0/8" } }),
      ["Allow 10.0.0.0/8", "else Deny"],
    );
  });

  it("takes what snippets allow and deny, a server's only where the location has none", () => {
    const snippet = (annotations: Record<string, string>) =>
      linesOf({ configMap: SNIPPETS, annotations });
    assert.deepEqual(
      snippet({
        "configuration-snippet": "deny 10.1.0.0/16; allow 10.0.0.0/8; deny all; allow ::1;",
      }),
      ["Deny 10.1.0.0/16", "Allow 10.0.0.0/8", "else Deny"],
    );
    assert.deepEqual(snippet({ "configuration-snippet": "allow all;" }), []);
    assert.deepEqual(snippet({ "server-snippet": "deny 10.1.0.0/16;" }), [
      "Deny 10.1.0.0/16",
      "else Allow",
    ]);
    assert.deepEqual(
      snippet({ "server-snippet": "deny 10.1.0.0/16;", "denylist-source-range": "10.2.0.0/16" }),
      ["Deny 10.2.0.0/16", "else Allow"],
    );
  });

  it("lets in by the certificate's subject only who is let in by address too", () => {
    const secrets = [CA];
    assert.deepEqual(linesOf({ secrets, annotations: MATCH_CN }), [
      `Allow ${SUBJECT}`,
      "else Deny",
    ]);
    assert.deepEqual(
      linesOf({
        secrets,
        annotations: {
          ...MATCH_CN,
          "whitelist-source-range": "10.0.0.0/8",
          "denylist-source-range": "10.6.6.0/24",
        },
      }),
      ["Deny 10.6.6.0/24", `Allow 10.0.0.0/8 ${SUBJECT}`, "else Deny"],
    );
    assert.deepEqual(findingsOf(partsWith(authorization, { secrets, annotations: MATCH_CN })), [
      "host/shop.example/auth-tls-match-cn lossy!",
    ]);
  });

  it("lets nobody in where the subject's expression fits no subject at all, too", () => {
    const input = {
      secrets: [CA],
      annotations: { ...MATCH_CN, "auth-tls-match-cn": "CN=a|" },
    };
    assert.deepEqual(linesOf(input), ["Allow false", "else Deny"]);
    assert.deepEqual(findingsOf(partsWith(authorization, input)), [
      "host/shop.example/auth-tls-match-cn refused!",
    ]);
  });

  it("denies blocked browsers and referers before anything else", () => {
    assert.deepEqual(
      linesOf({
        configMap: {
          "block-user-agents": "~*bot,~Evil.*,curl/8.0",
          "block-referers": "~spam\\.example",
        },
        annotations: { "whitelist-source-range": "10.0.0.0/8" },
      }),
      [
        'Deny request.headers["user-agent"].matches("(?i)bot")',
        'Deny request.headers["user-agent"].matches("Evil.*")',
        'Deny request.headers["user-agent"].matches("(?i)^curl/8\\\\.0$")',
        'Deny request.headers["referer"].matches("spam\\\\.example")',
        "Allow 10.0.0.0/8",
        "else Deny",
      ],
    );
  });

  it("refuses entries that RE2 does not take, that fit an absent field, or that are too long", () => {
    const entries = ["~(?=x)", "~^$", `~${"x".repeat(4096)}`];
    const parts = partsWith(authorization, { configMap: { "block-user-agents": entries.join() } });
    assert.equal(parts.security, undefined);
    assert.deepEqual(findingsOf(parts), ["controller/block-user-agents refused!"]);
    assert.match(parts.findings?.[0]?.value ?? "", /^~\(\?=x\), ~\^\$, ~x+…$/);
  });

  it("makes no check where nginx answers before it", () => {
    const annotations = { "whitelist-source-range": "10.0.0.0/8" };
    const redirect = { ...annotations, "permanent-redirect": "https://other.example/" };
    assert.deepEqual(partsWith(authorization, { annotations: redirect }), {});
    const denied = { ...annotations, "auth-type": "basic", "auth-secret": "missing" };
    assert.deepEqual(partsWith(authorization, { annotations: denied }), {});
  });
});

describe("checks that come before redirects in nginx", () => {
  it("are told where there are blocked browsers or referers", () => {
    const noted = (configMap: Record<string, string>) =>
      findingsOf(partsWith(blockedClientsNote, { configMap }));
    assert.deepEqual(noted({}), []);
    assert.deepEqual(noted({ "block-referers": "~spam" }), ["controller/blocked-clients note"]);
  });

  it("are told for the built-in page, which everybody sees", () => {
    const input = {
      annotations: { "whitelist-source-range": "10.0.0.0/8" },
      ingress: { paths: ["/app"] },
    };
    assert.deepEqual(findingsOf(partsWith(authorization, input)), [
      "host/shop.example/default-page note",
    ]);
  });
});

describe("doubts about the client's address", () => {
  const annotations = { "whitelist-source-range": "10.0.0.0/8" };
  const behind = (spec: Record<string, string>): NonNullable<ContextInput["controller"]> => ({
    services: [
      {
        namespace: "ingress-nginx",
        name: "ingress-nginx-controller",
        labels: {},
        annotations: {},
        finalizers: [],
        spec,
        status: {},
        managers: [],
        loadBalancer: { tls: "nginx", proxyProtocol: "off" },
      },
    ],
  });
  const findings = (input: ContextInput) => findingsOf(partsWith(authorization, input));

  it("are told of a load balancer's Service that hides it", () => {
    const controller = behind({ type: "LoadBalancer" });
    assert.deepEqual(findings({ annotations, controller }), [
      "controller/translated-client-address note",
    ]);
    assert.deepEqual(findings({ controller }), []);
    const local = behind({ type: "LoadBalancer", externalTrafficPolicy: "Local" });
    assert.deepEqual(findings({ annotations, controller: local }), []);
    assert.deepEqual(
      findings({ annotations, controller, configMap: { "use-proxy-protocol": "true" } }),
      [],
    );
    assert.deepEqual(findings({ annotations, controller: null }), []);
  });

  it("are told of forwarded headers that anybody may send", () => {
    const configMap = { "use-forwarded-headers": "true" };
    assert.deepEqual(findings({ annotations, configMap }), [
      "controller/forwarded-client-address lossy!",
    ]);
    assert.deepEqual(
      findings({ annotations, configMap: { ...configMap, "proxy-real-ip-cidr": "10.0.0.0/8" } }),
      [],
    );
  });
});
