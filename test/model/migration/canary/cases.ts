import fc from "fast-check";
import { inventoryOf, type IngressInput } from "../../../support/nginx";
import {
  inventories as anyInventories,
  requests as anyRequests,
} from "../../nginx/equivalence/cases";

type Texts = Readonly<Record<string, string>>;

/** Annotations with which a group stays safe, and some with which it does not. */
const annotations = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Texts>({}) },
  {
    weight: 4,
    arbitrary: fc.constantFrom<Texts>(
      { "ssl-redirect": "false" },
      { "force-ssl-redirect": "true" },
      { "use-regex": "true" },
      { "server-alias": "alias.example" },
      { "enable-cors": "true" },
      { "limit-rps": "5" },
      { "whitelist-source-range": "10.0.0.0/8" },
      { "auth-url": "http://auth.tools.svc.cluster.local:4180/check" },
      { "custom-http-errors": "404,503" },
      { "upstream-hash-by": "$request_uri" },
      { "proxy-read-timeout": "300" },
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Texts>(
      { "upstream-vhost": "internal.example" },
      { "app-root": "/app" },
      { "rewrite-target": "/new" },
      { affinity: "cookie" },
      { "backend-protocol": "GRPC" },
      { "proxy-http-version": "1.0" },
    ),
  },
);

const path = fc.record({
  path: fc.constantFrom("/", "/foo", "/foo/bar", "/Foo", "/admin/", "/api", "/a b", ""),
  type: fc.constantFrom("Exact" as const, "Prefix" as const, "ImplementationSpecific" as const),
  backend: fc.constantFrom("web", "api:8080", "cart", "one", "two", "three"),
});

const ingress: fc.Arbitrary<IngressInput> = fc.record({
  host: fc.constantFrom("shop.example", "api.example", "other.example"),
  paths: fc.array(path, { minLength: 1, maxLength: 3 }),
  annotations,
  tls: fc.constantFrom<IngressInput["tls"] & (true | object)>(true, []),
});

const configMap = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Texts>({}) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Texts>(
      { "use-forwarded-headers": "true" },
      { "use-forwarded-headers": "true", "compute-full-forwarded-for": "true" },
      { "enable-underscores-in-headers": "true" },
      { "generate-request-id": "false" },
      { "whitelist-source-range": "10.0.0.0/8" },
    ),
  },
);

/** Inventories with safe groups most of the time, and with anything that a conversion is tried with. */
export const inventories = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .record({ ingresses: fc.array(ingress, { minLength: 1, maxLength: 4 }), configMap })
      .map(({ ingresses, configMap: data }) =>
        inventoryOf({
          configMap: data,
          ingresses: ingresses.map((each, index) => ({ ...each, name: `i${index}` })),
          services: [{ name: "auth", namespace: "tools", ports: [{ port: 4180 }] }],
        }),
      ),
  },
  { weight: 1, arbitrary: anyInventories },
);

/** Requests for the hosts above, over HTTPS most of the time. */
export const requests = fc
  .tuple(
    anyRequests,
    fc.constantFrom("shop.example", "api.example", "other.example", "alias.example", undefined),
    fc.constantFrom("https" as const, "https" as const, undefined),
  )
  .map(([request, host = request.host, scheme = request.scheme]) => ({ ...request, host, scheme }));
