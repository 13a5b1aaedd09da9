import type { Answer } from "../../model/http/answer";
import type { HttpRequest } from "../../model/http/request";
import type { KubernetesObject } from "../../model/kubernetes-object";
import { answerNginx } from "../../model/nginx/answer";
import type { Nginx } from "../../model/nginx/effective/nginx";
import type { Inventory } from "../../model/nginx/inventory";
import { answerEnvoy, prepareEnvoy } from "../../model/routes/answer";

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
