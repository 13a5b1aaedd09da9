import assert from "node:assert/strict";
import type { Answer, Forwarded } from "../../model/http/answer";
import { answerNginx } from "../../model/nginx/answer";
import { effectiveNginx } from "../../model/nginx/effective/build";
import type { Nginx, Server } from "../../model/nginx/effective/nginx";
import { inventoryOf, type InventoryOfInput, requestOf } from "./nginx";

/** What the controller makes of short input. */
export const nginxOf = (input: InventoryOfInput): Nginx => effectiveNginx(inventoryOf(input));

/** A server that is there. */
export const serverOf = (nginx: Nginx, host = "shop.example"): Server => {
  const server = nginx.servers.get(host);
  assert(server !== undefined, `no server ${host}`);
  return server;
};

/** `type path → upstream` of each location. */
export const paths = ({ locations }: Server): string[] =>
  locations.map(
    ({ pathType, path, backend }) =>
      `${pathType} ${path} → ${backend.type === "upstream" ? backend.id : "page"}`,
  );

/** What findings of the model itself say, by id; those of annotations and keys are not its own. */
export const notes = ({ findings }: Nginx): Record<string, string> =>
  Object.fromEntries(
    findings.flatMap(({ id, differences: [first] }) =>
      first?.envoy === "the same" ? [[id, first.nginx]] : [],
    ),
  );

/** What nginx answers by this input; the URL without a scheme and host is of `http://shop.example`. */
export const answerOf = (
  input: InventoryOfInput,
  url = "/",
  parts: Parameters<typeof requestOf>[1] = {},
): Answer => {
  const full = url.startsWith("/") ? `http://shop.example${url}` : url;
  return answerNginx({ nginx: nginxOf(input), request: requestOf(full, parts) });
};

/** What the backend sees; fails for a request that reaches none. */
export const forwardedOf = (...asked: Parameters<typeof answerOf>): Forwarded => {
  const { outcome } = answerOf(...asked);
  return outcome.type === "upstream" ? outcome : assert.fail(JSON.stringify(outcome));
};

/** An outcome in a few words: `status location`, `service target`, or its type. */
export const brief = ({ outcome }: Answer): string => {
  switch (outcome.type) {
    case "response":
      return [outcome.status, outcome.location].filter((part) => part !== undefined).join(" ");
    case "upstream":
      return `${outcome.backends.map(({ service }) => service).join("+")} ${outcome.target}`;
    case "unknown":
      return `unknown: ${outcome.reason}`;
    default:
      return outcome.type;
  }
};
