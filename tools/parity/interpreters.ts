import type { Answer } from "../../model/http/answer";
import type { HttpRequest } from "../../model/http/request";
import type { KubernetesObject } from "../../model/kubernetes-object";
import type { Nginx } from "../../model/nginx/effective/nginx";
import type { Inventory } from "../../model/nginx/inventory";

/** What each proxy is said to do with a request. */
export interface Interpreters {
  readonly nginx: (request: HttpRequest) => Answer;
  readonly envoy: (request: HttpRequest) => Answer;
}

const UNKNOWN: Answer = {
  guards: [],
  responseHeaders: {},
  outcome: { type: "unknown", reason: "" },
};

export const interpretersOf = (_: {
  nginx: Nginx;
  inventory: Inventory;
  objects: readonly KubernetesObject[];
}): Interpreters => ({ nginx: () => UNKNOWN, envoy: () => UNKNOWN });
