import { createHash } from "node:crypto";
import type { Manifest } from "../../parity/manifests";
import { ingress, SHOP, secret, service, type Application } from "./manifest";

/** The user of hosts with basic authentication. */
export const USER = { name: "alice", password: "wonderland" } as const;

const sha = `${USER.name}:{SHA}${createHash("sha1").update(USER.password).digest("base64")}\n`;

/** The same password by crypt's `$apr1$`, salt `saltsalt`: Envoy has no such hash. */
const apr1 = `${USER.name}:$apr1$saltsalt$WoESZIlCyPaOHxFHP.vy51\n`;

/** Hosts that not everybody may use. */
export const PROTECTED: readonly Application[] = [
  {
    about: "an authorisation service",
    objects: [
      service({ name: "auth", backend: "auth" }),
      service({ name: "private", backend: "echo" }),
      ingress({
        name: "private",
        host: "private.example.com",
        annotations: {
          "auth-url": `http://auth.${SHOP}.svc.cluster.local/check`,
          "auth-response-headers": "X-Auth-User",
        },
      }),
    ],
  },
  {
    about: "passwords that Envoy can check",
    objects: [
      // Envoy Gateway reads another key than nginx.
      secret({ name: "admin-users", data: { auth: sha, ".htpasswd": sha } }),
      service({ name: "admin", backend: "echo" }),
      ingress({
        name: "admin",
        host: "admin.example.com",
        annotations: {
          "auth-type": "basic",
          "auth-secret": "admin-users",
          "auth-realm": "admin",
        },
      }),
    ],
  },
  {
    about: "passwords that Envoy cannot check: the host is held back",
    objects: [
      secret({ name: "legacy-users", data: { auth: apr1 } }),
      service({ name: "legacy", backend: "echo" }),
      ingress({
        name: "legacy",
        host: "legacy.example.com",
        annotations: {
          "auth-type": "basic",
          "auth-secret": "legacy-users",
          "auth-realm": "legacy",
        },
      }),
    ],
  },
  {
    about: "a limit of requests",
    objects: [
      service({ name: "limited", backend: "echo" }),
      ingress({
        name: "limited",
        host: "limited.example.com",
        annotations: { "limit-rps": "5" },
      }),
    ],
  },
  {
    about: "addresses that may",
    objects: [
      service({ name: "office", backend: "echo" }),
      ingress({
        name: "office",
        host: "office.example.com",
        annotations: { "whitelist-source-range": "198.18.0.0/15" },
      }),
    ],
  },
];

/** New passwords for the host that was held back. */
export const PROTECTED_LATER: readonly Manifest[] = [
  secret({ name: "legacy-users", data: { auth: sha, ".htpasswd": sha } }),
];
