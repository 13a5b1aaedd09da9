import type { EntryService } from "../schema";

/**
 * What the annotations of a cloud say of a load balancer. Each cloud has names of its own that end
 * alike; those of AWS, Azure, DigitalOcean, Hetzner, Alibaba, Linode, Oracle, OpenStack, Scaleway and
 * Vultr are known.
 */
export const loadBalancerOf = (
  annotations: Readonly<Record<string, string>>,
): EntryService["loadBalancer"] => {
  const set = Object.entries(annotations).filter(([, value]) => !OFF.has(value.toLowerCase()));
  const path = set.find(([name]) => HEALTH_CHECK_PATH.test(name))?.[1];
  const proxied = set.some(
    ([name, value]) =>
      PROXY_PROTOCOL.test(name) ||
      (name.endsWith("target-group-attributes") &&
        value.includes("proxy_protocol_v2.enabled=true")),
  );
  return {
    tls: set.some(([name]) => CERTIFICATE.test(name)) ? "load balancer" : "nginx",
    proxyProtocol: proxied ? "on" : "off",
    ...(path !== undefined && { healthCheckPath: path }),
  };
};

const OFF = new Set(["", "false", "none", "off"]);

const HEALTH_CHECK_PATH =
  /(health-?check(-http)?-(path|uri)|health-check-http-uri|health-probe[-_]request-path|loadbalancer-check-path)$/;

const CERTIFICATE =
  /(-ssl-cert|-certificate-ids?|-cert-id|\/http-certificates|-tls-secret|\/default-tls-container-ref|vultr-loadbalancer-ssl)$/;

const PROXY_PROTOCOL = /proxy-?protocol(-v2|-version)?$/;
