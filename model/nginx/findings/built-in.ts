import { FIELDS, type Field } from "../../http/fields";
import type { Trait } from "../../http/traits";
import type { NginxConfiguration } from "../configuration/configuration";
import type { Difference, Finding } from "./finding";
import { builtInFinding, hostFinding } from "./loss";

/**
 * What nginx does whatever is configured, and no setting of Envoy Gateway does: true of every
 * conversion. Facts: nginx's own source where it is named, and what was run on both.
 */
export const builtIn = (configuration: NginxConfiguration): Finding[] => [
  otherRoute(),
  rawPath(),
  emptyQuery(),
  redirects(),
  methods(),
  malformed(),
  trailingDot(),
  ...(configuration.requestHeaders.invalid === "drop" ? [headerNames()] : []),
  ...(configuration.tls.defaultCertificate === undefined ? [placeholder()] : []),
  ownPaths(configuration.ownPaths),
  wire(),
  backendFailure(),
];

/** The same difference in several fields. */
const differing = (
  fields: readonly Field[],
  difference: { readonly when: Trait; readonly nginx: string; readonly envoy: string },
): Difference[] => fields.map((field) => ({ field, ...difference }));

/** Everything that may differ once the proxies choose different routes. */
const OF_A_ROUTE = FIELDS.filter((field) => field !== "certificate" && field !== "operation");

const otherRoute = (): Finding =>
  builtInFinding({
    topic: "path-matching",
    severity: "lossy",
    differences: differing(OF_A_ROUTE, {
      when: "path that each proxy reads in its own way",
      nginx: "matches the path with all escapes decoded, and answers 400 above the root",
      envoy: "matches %2F and the like as they are written, and stops at the root",
    }),
    remedy:
      "none that fits all: protect a path that must not be reached in every spelling, and look in the access log for such requests",
  });

const rawPath = (): Finding =>
  builtInFinding({
    topic: "path-normalisation",
    severity: "lossy",
    differences: differing(["upstream.target", "location"], {
      when: "path not in normal form",
      nginx: "hands on the path as the client sent it, unless it is rewritten",
      envoy: "hands on the path in normal form: without empty and dot segments",
    }),
    remedy: "nothing, unless a backend tells // from /, or escapes from what they stand for",
  });

/** nginx appends `$is_args$args`, where a question mark alone is nothing. */
const emptyQuery = (): Finding =>
  builtInFinding({
    topic: "empty-query",
    severity: "note",
    differences: differing(["upstream.target", "location"], {
      when: "query that is empty",
      nginx: "drops a question mark with nothing after it from paths that it changes",
      envoy: "keeps it",
    }),
    remedy: "nothing",
  });

/** rootfs/etc/nginx/lua/lua_ingress.lua and nginx/ngx_srv_redirect.lua. */
const redirects = (): Finding =>
  builtInFinding({
    topic: "redirects",
    severity: "note",
    differences: [
      {
        field: "location",
        when: "target ending with a slash",
        nginx: "drops the slash at the end when it redirects to HTTPS or to another host",
        envoy: "keeps it",
      },
      {
        field: "location",
        when: "host with a port",
        nginx: "drops the port when it redirects to HTTPS",
        envoy: "keeps it, unless it is the usual one",
      },
    ],
    remedy: "nothing: what is asked for is kept, and clients use the usual ports",
  });

/** ngx_http_process_request_header: both are refused in every location. */
const methods = (): Finding =>
  builtInFinding({
    topic: "methods",
    severity: "lossy",
    differences: differing(
      OF_A_ROUTE.filter((field) => !field.startsWith("upstream.") && field !== "backends"),
      {
        when: "method TRACE or CONNECT",
        nginx: "answers 405",
        envoy: "treats it like other methods",
      },
    ),
    remedy: "let backends refuse TRACE, if they do not",
  });

/** Which requests each proxy takes for broken: seen on both. */
const malformed = (): Finding =>
  builtInFinding({
    topic: "malformed-requests",
    severity: "note",
    differences: [
      ...differing(OF_A_ROUTE, {
        when: "target with a fragment",
        nginx: "hands on # and what follows, and does not look at it",
        envoy: "answers 400",
      }),
      ...differing(OF_A_ROUTE, {
        when: "host that is no host name",
        nginx: "answers 400 for an empty label or none, a slash or a space",
        envoy: "answers 400 for characters that no URL has in its host",
      }),
    ],
    remedy: "nothing: browsers and libraries send no such requests",
  });

const trailingDot = (): Finding =>
  builtInFinding({
    topic: "host-trailing-dot",
    severity: "note",
    differences: differing([...OF_A_ROUTE, "certificate"], {
      when: "host with a trailing dot",
      nginx: "knows the host with a dot at its end too",
      envoy: "knows it only without",
    }),
    remedy: "set spec.headers.host.stripTrailingHostDot of the ClientTrafficPolicy if it matters",
  });

const headerNames = (): Finding =>
  builtInFinding({
    topic: "header-names",
    severity: "note",
    differences: differing(["upstream.headers"], {
      when: "header name with an odd character",
      nginx: "drops fields whose name has other than letters, digits and hyphens",
      envoy: "hands them on",
    }),
    remedy: "nothing, unless a backend trusts such a field",
  });

const placeholder = (): Finding =>
  hostFinding({
    host: "_",
    key: "certificate",
    severity: "note",
    differences: differing(["certificate"], {
      when: "HTTPS",
      nginx: "shows its placeholder to clients that ask for a host without a certificate",
      envoy: "shows its first certificate",
    }),
    remedy: "name a certificate for unknown hosts with --default-ssl-certificate before",
  });

/** The end of rootfs/etc/nginx/template/nginx.tmpl: both are on the server for unknown hosts alone. */
const ownPaths = ({ health }: NginxConfiguration["ownPaths"]): Finding =>
  hostFinding({
    host: "_",
    key: "own-paths",
    severity: "note",
    differences: differing(["outcome", "status", "backends", "responseHeaders"], {
      when: health === "/healthz" ? "path below /healthz or /nginx_status" : "always",
      nginx: `answers ${health} with 200, and /nginx_status with 403 or its status`,
      envoy: "treats both like other paths",
    }),
    remedy: `let the load balancer ask for a path that a route answers, if it asks for ${health}`,
  });

const wire = (): Finding =>
  builtInFinding({
    topic: "wire-format",
    severity: "note",
    differences: [
      ["sends names of header fields as they came", "sends them in lower case"],
      ["answers HTTP/1.0", "asks such clients to upgrade, with 426"],
      ["takes 4 × 8 KiB of header fields, else 400", "takes 60 KiB, else 431"],
      ["closes idle connections whenever it loads a configuration", "keeps connections"],
    ].map(([nginx = "", envoy = ""]) => ({ field: "operation", when: "always", nginx, envoy })),
    remedy:
      "nothing, unless a client minds: spec.http1 of the ClientTrafficPolicy keeps the case and takes HTTP/1.0",
  });

/** Whether a backend fails no request shows; which status it is was seen on both. */
const backendFailure = (): Finding =>
  builtInFinding({
    topic: "backend-failure",
    severity: "note",
    differences: [
      {
        field: "operation",
        when: "always",
        nginx: "answers 502 when a backend refuses the connection or the certificate is not right",
        envoy: "answers 503",
      },
    ],
    remedy: "let alerts on 502 count 503 as well",
  });
