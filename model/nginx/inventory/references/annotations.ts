import type { Read } from "../objects/kinds";
import type { Referred, SecretUse } from "./collect";
import { full, ofUrl, within } from "./collect";

/**
 * What the annotations of an Ingress refer to. Facts: internal/ingress/annotations of ingress-nginx
 * 1.15, authreq, customheaders, fastcgi, auth, authtls, proxyssl, defaultbackend and mirror. Another
 * namespace than the Ingress's own is followed here; whether the controller allows it is its matter.
 */
export const ofAnnotations = ({
  ingress: { metadata },
  prefix,
}: {
  ingress: Read<"ingresses">;
  prefix: string;
}): Referred => {
  const { namespace, annotations } = metadata;
  const value = (name: string): string | undefined => annotations[`${prefix}/${name}`];
  const secret = (name: string, use: SecretUse) =>
    within(namespace, value(name)).map((key) => ({ key, use }));
  const users = value("auth-secret-type") === "auth-map" ? "auth-map" : "auth-file";
  return {
    services: [
      ...within(namespace, value("default-backend")),
      ...ofUrl(value("auth-url")),
      ...ofUrl(value("mirror-target")),
    ],
    configMaps: [
      // These two are looked up as written: without a namespace the controller finds nothing.
      ...full(value("custom-headers")),
      ...full(value("auth-proxy-set-headers")),
      // And this one in the Ingress's namespace, whatever namespace is written.
      ...within(namespace, value("fastcgi-params-configmap")?.split("/").at(-1)),
    ],
    secrets: [
      ...secret("auth-secret", users),
      ...secret("auth-tls-secret", "certificate"),
      ...secret("proxy-ssl-secret", "certificate"),
    ],
  };
};
