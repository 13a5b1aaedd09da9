import { ingress, service, type Application } from "./manifest";

/** A canary that its team runs itself: none of ours may come beside it. */
export const CANARY: Application = {
  about: "a canary of the team's own",
  objects: [
    service({ name: "beta", backend: "echo" }),
    service({ name: "beta-next", backend: "auth" }),
    ingress({ name: "beta", host: "beta.example.com" }),
    ingress({
      name: "beta-next",
      host: "beta.example.com",
      annotations: { canary: "true", "canary-by-header": "x-beta" },
      paths: { "/": "beta-next" },
      plain: true,
    }),
  ],
};
