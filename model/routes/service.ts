import type { Backend } from "../settings/rules";

/** A Service port that takes a share of the requests. */
export interface ServiceBackend {
  namespace: string;
  service: string;
  port: number;
  weight: number;
}

/** Takes `namespace/service:port`, which the configuration's schema has checked, apart. */
export const serviceBackend = ({ service: text, weight }: Backend): ServiceBackend => {
  const [slash, colon] = [text.indexOf("/"), text.indexOf(":")];
  return {
    namespace: text.slice(0, slash),
    service: text.slice(slash + 1, colon),
    port: Number(text.slice(colon + 1)),
    weight,
  };
};
