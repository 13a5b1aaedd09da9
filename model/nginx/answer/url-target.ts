/** `name.namespace.svc`, perhaps with the cluster's domain. */
const SERVICE_NAME = /^([a-z0-9-]+)\.([a-z0-9-]+)\.svc(\.[a-z0-9.-]+)?$/;

/**
 * What a URL of an annotation leads to: `namespace/service:port` where the host is a Service's name,
 * else the host; and the path with the query.
 */
export const urlTarget = (url: string): { service: string; target: string } => {
  const [, scheme = "", authority = "", target = ""] =
    /^(\w+):\/\/(?:[^@/?]*@)?([^/?#]*)([^#]*)/.exec(url) ?? [];
  const host = authority.replace(/:\d*$/, "");
  const port = /:(\d+)$/.exec(authority)?.[1];
  const [, name = "", namespace = ""] = SERVICE_NAME.exec(host.toLowerCase()) ?? [];
  const own = scheme.toLowerCase() === "https" ? "443" : "80";
  return {
    service: name === "" ? host.toLowerCase() : `${namespace}/${name}:${port ?? own}`,
    target: target.startsWith("/") ? target : `/${target}`,
  };
};
