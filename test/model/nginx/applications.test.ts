import * as assert from "node:assert/strict";
import { join } from "node:path";
import { readManifests } from "../../../commands/inventory/manifests";
import type { Answer } from "../../../model/http/answer";
import { differences } from "../../../model/http/compare";
import { answerNginx } from "../../../model/nginx/answer";
import { placeOf } from "../../../model/nginx/answer/place";
import { convert } from "../../../model/nginx/convert";
import { effectiveNginx } from "../../../model/nginx/effective/build";
import { predictions } from "../../../model/nginx/findings/predict";
import { buildInventory, readObjects } from "../../../model/nginx/inventory";
import { answerEnvoy, prepareEnvoy } from "../../../model/routes/answer";
import { request } from "../../support/envoy";

/** Two real applications: Ingresses as their charts make them, all paths and annotations. */
const FIXTURES = join(__dirname, "../../fixtures/applications");

/** Their charts write annotations that ingress-nginx does not know: somebody has looked at them. */
const ANSWERS = Object.fromEntries(
  [
    "mcp/forge-ingress/hsts",
    "mcp/forge-ingress/hsts-max-age",
    "mcp/forge-ingress/hsts-include-subdomains",
    "texera/texera-minio-api-ingress/x-forwarded-proto",
  ].map((id) => [id, { answer: "accept" as const, reason: "nginx never did anything with it" }]),
);

const destination = ({ outcome }: Answer): string => {
  switch (outcome.type) {
    case "upstream":
      return outcome.backends.map(({ service, port }) => `${service}:${port}`).join(" ");
    case "response":
      return [outcome.status, ...(outcome.location === undefined ? [] : [outcome.location])].join(
        " ",
      );
    default:
      return outcome.type;
  }
};

const MANAGER = "texera/workflow-computing-unit-manager-svc:8888";
const FILES = "texera/file-service-svc:9092";
const UNITS = "texera/envoy-svc:10000";
const WEB = "texera/webserver-svc:8080";

/** Before and after are the same but where a second destination is given. */
const DESTINATIONS: readonly (readonly [url: string, nginx: string, envoy?: string])[] = [
  ["https://texera.example.com/", WEB],
  ["https://texera.example.com/assets/app.js", WEB],
  ["https://texera.example.com/wsapi/collab", WEB],
  ["https://texera.example.com/api", WEB],
  ["https://texera.example.com/api/users/1", WEB],
  ["https://texera.example.com/api/computing-unit", MANAGER],
  ["https://texera.example.com/api/computing-unit/7", MANAGER],
  ["https://texera.example.com/api/access/computing-unit/7", MANAGER],
  ["https://texera.example.com/api/compile", "texera/workflow-compiling-service-svc:9090"],
  ["https://texera.example.com/api/dataset/3", FILES],
  ["https://texera.example.com/api/datasets", FILES],
  ["https://texera.example.com/API/Dataset", FILES],
  ["https://texera.example.com/api/access/dataset/3", FILES],
  ["https://texera.example.com/api/config/x", "texera/config-service-svc:9094"],
  ["https://texera.example.com/wsapi/workflow-websocket?wid=1&cuid=2", UNITS],
  ["https://texera.example.com/api/executions/12/stats/3", UNITS],
  ["https://texera.example.com/api/executions/12/stats/3/more", WEB],
  ["https://texera.example.com/api/executions/x/stats/3", WEB],
  ["https://texera.example.com/api/executions/result/export?cuid=2", UNITS],
  ["https://texera.example.com/rtc", "texera/y-websocket-server-svc:1234"],
  ["https://texera.example.com/python-language-server", "texera/python-language-server-svc:3000"],
  ["http://texera.example.com/api", "308 https://texera.example.com/api"],
  ["https://minio.example.com/bucket/key?X-Amz-Signature=1", "texera/texera-minio:9000"],
  ["http://minio.example.com/bucket", "308 https://minio.example.com/bucket"],
  ["https://gateway.local/", "mcp/forge-mcpgateway:80"],
  ["https://gateway.local/servers/1/sse", "mcp/forge-mcpgateway:80"],
  ["https://gateway.local/fast-time", "mcp/forge-mcp-fast-time-server:80"],
  ["https://gateway.local/fast-time/http", "mcp/forge-mcp-fast-time-server:80"],
  ["https://gateway.local/fast-timer", "mcp/forge-mcpgateway:80"],
  ["http://gateway.local/mcp", "308 https://gateway.local/mcp"],
  ["http://gateway.local/fast-time", "308 https://gateway.local/fast-time"],
  ["http://other.example.com/", "404"],
];

describe("the routes of two applications", () => {
  const { objects } = readObjects(readManifests(FIXTURES));
  const built = buildInventory({ source: "manifests", options: { secrets: "facts" }, objects });
  assert.ok("inventory" in built, JSON.stringify(built));
  const { inventory } = built;
  const nginx = effectiveNginx(inventory);
  const target = {
    stack: "test",
    gateway: { name: "edge", namespace: "ingress-nginx", className: "edge" },
  };
  const conversion = convert({ inventory, nginx, answers: ANSWERS, target });
  const envoy = prepareEnvoy({ ...inventory, objects: conversion.objects });

  it("need the answers that are given here, and no others that protect", () => {
    assert.deepEqual(conversion.answerFaults, []);
    assert.deepEqual(
      conversion.findings
        .filter(
          ({ protective, severity, answer }) => protective && severity === "refused" && !answer,
        )
        .map(({ id }) => id),
      [],
    );
  });

  for (const [url, before, after = before] of DESTINATIONS) {
    it(`${url} → ${before}`, () => {
      const asked = request(url);
      const answers = {
        nginx: answerNginx({ nginx, request: asked }),
        envoy: answerEnvoy({ envoy, request: asked }),
      };
      assert.deepEqual(
        { before: destination(answers.nginx), after: destination(answers.envoy) },
        { before, after },
      );
      const place = placeOf({ nginx, request: asked });
      const { findings } = conversion;
      assert.deepEqual(
        differences(answers.nginx, answers.envoy).filter(
          (field) => predictions({ findings, place, request: asked, field }).length === 0,
        ),
        [],
      );
    });
  }
});
