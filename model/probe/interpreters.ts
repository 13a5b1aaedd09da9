import type { Answer } from "../http/answer";
import type { HttpRequest } from "../http/request";
import type { KubernetesObject } from "../kubernetes-object";
import { answerNginx } from "../nginx/answer";
import type { Nginx } from "../nginx/effective/nginx";
import type { Inventory } from "../nginx/inventory";
import { answerEnvoy, prepareEnvoy } from "../routes/answer";

/** What each proxy is said to do with a request. */
export interface Interpreters {
  readonly nginx: (request: HttpRequest) => Answer;
  readonly envoy: (request: HttpRequest) => Answer;
}

/** The interpreters of a conversion: one knows the inventory, the other the objects that came of it. */
export function interpretersOf({
  nginx,
  inventory,
  objects,
}: {
  nginx: Nginx;
  inventory: Inventory;
  objects: readonly KubernetesObject[];
}): Interpreters {
  const { services, secrets, namespaces } = inventory;
  const envoy = prepareEnvoy({ objects, services, secrets, namespaces });
  return {
    nginx: (request) => answerNginx({ nginx, request }),
    envoy: (request) => answerEnvoy({ envoy, request }),
  };
}
