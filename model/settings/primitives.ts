import { z } from "zod";

/**
 * The scalar types of the configuration. Each says in its fault what it is and what is allowed,
 * and is as strict as the API server or Envoy Gateway would be later.
 */

interface Text {
  /** Completes "is not …" in the fault. */
  readonly what: string;
  /** What is allowed: the remedy of the fault. */
  readonly allowed: string;
  readonly test: (value: string) => boolean;
}

/** A string that passes `test`; the remedy travels in the issue's `params`. */
export const text = ({ what, allowed, test }: Text) =>
  z.string().refine(test, { error: `is not ${what}`, params: { remedy: allowed } });

const matches = (pattern: RegExp) => (value: string) => pattern.test(value);

/** Whole number within bounds, both inclusive. */
export const whole = (minimum: number, maximum: number) => z.int().min(minimum).max(maximum);

/** TCP port. */
export const port = whole(1, 65_535);

const LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** RFC 1123 label: names of routes, listeners and namespaces. */
export const dnsLabel = text({
  what: "a DNS label",
  allowed: "1 to 63 of a-z, 0-9 and -, with a letter or digit at both ends",
  test: matches(LABEL),
});

/** RFC 1035 label: a Gateway's name is also the name of its Service, which may not start with a digit. */
export const serviceName = text({
  what: "a Service name",
  allowed: "1 to 63 of a-z, 0-9 and -, with a letter first and a letter or digit last",
  test: matches(/^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/),
});

const isDnsName = (value: string) =>
  value.length <= 253 && value.split(".").every((label) => LABEL.test(label));

const isIpv4 = matches(/^\d+(\.\d+){3}$/);

/** RFC 1123 subdomain: object names such as a GatewayClass or a Secret. */
export const dnsName = text({
  what: "a DNS name",
  allowed: "at most 253 of a-z, 0-9, - and ., each part at most 63 long",
  test: isDnsName,
});

/** Host name without a wildcard, as redirects and rewrites need it; never an IP address. */
export const exactHostname = text({
  what: "a host name",
  allowed: "a lower-case RFC 1123 name such as shop.example.com, no IP address, no wildcard",
  test: (value) => isDnsName(value) && !isIpv4(value),
});

const isHostname = (value: string) => {
  const name = value.startsWith("*.") ? value.slice(2) : value;
  return value.length <= 253 && isDnsName(name) && !isIpv4(name);
};

/** Host name as Gateway API listeners have it: RFC 1123, `*` only as the whole first label. */
export const hostname = text({
  what: "a host name",
  allowed:
    "a lower-case RFC 1123 name such as shop.example.com, or *.example.com; no IP address, no port",
  test: isHostname,
});

/** Host of a route: a {@link hostname}, or `*` for every host that the Gateway's listeners take. */
export const routeHost = text({
  what: "a host name",
  allowed:
    'a lower-case RFC 1123 name such as shop.example.com, *.example.com, or "*" for every host; no IP address, no port',
  test: (value) => value === "*" || isHostname(value),
});

/** Gateway API duration (GEP-2257), the pattern of its CRDs. */
export const duration = text({
  what: "a duration",
  allowed: "up to four of <number>h, m, s, ms in a row, such as 30s, 1m30s or 250ms",
  test: matches(/^([0-9]{1,5}(h|m|s|ms)){1,4}$/),
});

/** Kubernetes resource quantity; a bare YAML number (`cpu: 2`) is taken as its text. */
export const quantity = z.union([
  text({
    what: "a quantity",
    allowed: "a Kubernetes quantity such as 250m, 0.5, 512Mi or 1Gi",
    test: matches(/^\d+(\.\d+)?(m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei)?$/),
  }),
  z.number().positive().transform(String),
]);

/** Header or query parameter name: an RFC 7230 token of at most 256 characters. */
export const fieldName = text({
  what: "a header or parameter name",
  allowed: "1 to 256 letters, digits and !#$%&'*+-.^_`|~",
  test: matches(/^[A-Za-z0-9!#$%&'*+\-.^_`|~]{1,256}$/),
});

/** Header value as the HTTPRoute CRD accepts it. */
export const headerValue = text({
  what: "a header value",
  allowed: "1 to 4096 printable ASCII characters, single spaces or tabs only between them",
  test: (value) => value.length <= 4096 && /^[!-~]+([\t ]?[!-~]+)*$/.test(value),
});
