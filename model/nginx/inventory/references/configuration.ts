import type { Referred } from "./collect";
import { full, ofUrl } from "./collect";

type Texts = Readonly<Record<string, string>>;

/** What the controller's arguments refer to. */
export const ofArguments = (flags: Texts): Referred => ({
  services: full(flags["default-backend-service"]),
  configMaps: [
    ...full(flags.configmap),
    ...full(flags["tcp-services-configmap"]),
    ...full(flags["udp-services-configmap"]),
  ],
  secrets: certificates(flags["default-ssl-certificate"]),
});

/** What the keys of the controller's ConfigMap refer to. */
export const ofMainConfigMap = (data: Texts): Referred => ({
  services: ofUrl(data["global-auth-url"]),
  configMaps: [...full(data["proxy-set-headers"]), ...full(data["add-headers"])],
  secrets: certificates(data["ssl-dh-param"]),
});

/** What a tcp- or udp-services ConfigMap refers to: port → `namespace/service:port[:PROXY[:PROXY]]`. */
export const ofStreamConfigMap = (data: Texts): Referred => ({
  services: Object.values(data).flatMap((value) => full(value.split(":")[0])),
});

const certificates = (reference: string | undefined) =>
  full(reference).map((key) => ({ key, use: "certificate" as const }));
