import { ingress, SHOP, service, type Application } from "./manifest";

/** Pages: with a certificate, without one, and what answers for every other host. */
export const WEB: readonly Application[] = [
  {
    about: "a shop whose two parts share a host and its certificate",
    objects: [
      service({ name: "shop", backend: "traffic" }),
      service({ name: "cart", backend: "traffic" }),
      ingress({ name: "shop", host: "shop.example.com", paths: { "/": "shop", "/cart": "cart" } }),
    ],
  },
  {
    about: "a host that shares a Service with another: both move together",
    objects: [
      ingress({ name: "mobile", host: "m.example.com", paths: { "/": "shop" } }),
      service({ name: "help", backend: "traffic" }),
      ingress({ name: "help", host: "help.example.com" }),
    ],
  },
  {
    about: "a host without a certificate",
    objects: [
      service({ name: "plain", backend: "traffic" }),
      ingress({ name: "plain", host: "plain.example.com", plain: true }),
    ],
  },
  {
    about: "the default backend",
    objects: [
      service({ name: "nobody", backend: "echo" }),
      {
        apiVersion: "networking.k8s.io/v1",
        kind: "Ingress",
        metadata: { namespace: SHOP, name: "nobody" },
        spec: {
          ingressClassName: "nginx",
          defaultBackend: { service: { name: "nobody", port: { number: 80 } } },
        },
      },
    ],
  },
];
