import { FIELDS } from "../../../http/fields";
import type { Trait } from "../../../http/traits";
import type { Nginx, Server } from "../../effective/nginx";
import type { Finding } from "../../findings/finding";
import { builtInFinding, controllerFinding, hostFinding } from "../../findings/loss";

/** What differs for all hosts because of how this conversion sets the Gateway up. */
export const generalFindings = ({
  servers,
  configuration,
}: Pick<Nginx, "servers" | "configuration">): Finding[] => [
  builtInFinding({
    topic: "original-forwarded-fields",
    severity: "note",
    differences: [
      {
        field: "upstream.headers",
        when: "original forwarded fields alone",
        nginx: "drops a client's X-Original-Forwarded-For and -Host",
        envoy: "hands them on where the client does not send what they are taken from",
      },
    ],
    remedy: "nothing, unless a backend trusts these fields",
  }),
  builtInFinding({
    topic: "redirect-host",
    severity: "note",
    differences: [
      {
        field: "location",
        when: "host in upper case or with a port",
        nginx: "redirects to the host without its port, and of its own redirects in lower case",
        envoy: "redirects to the host as the client wrote it",
      },
    ],
    remedy: "nothing: clients write hosts so for a port of their own only",
  }),
  ...(configuration.clientAddress.useForwardedHeaders ? [believedHost()] : []),
  ...(configuration.hsts === "off" ? [] : [...servers.values()].flatMap(strictTransports)),
  ...wildcards({ servers }),
];

/** With use-forwarded-headers nginx takes the first host of the field for the client's. */
const believedHost = (): Finding =>
  controllerFinding({
    key: "use-forwarded-headers",
    severity: "lossy",
    differences: (["upstream.host", "upstream.headers", "location"] as const).map((field) => ({
      field,
      when: "X-Forwarded-Host present",
      nginx: "takes the host of X-Forwarded-Host for the backend and in redirects",
      envoy: "takes that of the request",
    })),
    remedy: "have the proxy in front keep the Host field of the client",
  });

/** Answers of nginx that no location makes, and no filter of a location sees. */
const strictTransports = ({ host, redirectFrom, appRoot, denied }: Server): Finding[] => [
  ...(denied === undefined ? [] : [strictTransport({ host, when: "HTTPS" })]),
  ...(redirectFrom === undefined
    ? []
    : [strictTransport({ host: redirectFrom.value, when: "HTTPS" })]),
  ...(appRoot === undefined ? [] : [strictTransport({ host, when: "HTTPS, path /" })]),
];

const strictTransport = ({ host, when }: { host: string; when: Trait }): Finding =>
  hostFinding({
    host,
    key: "strict-transport-security",
    severity: "note",
    differences: [
      {
        field: "responseHeaders",
        when,
        nginx: "answers without Strict-Transport-Security",
        envoy: "sends the field with all answers over HTTPS",
      },
    ],
    remedy: "nothing: browsers are safer with it",
  });

const servesNothing = ({ locations }: Server): boolean =>
  locations.every(({ backend }) => backend.type === "default page");

/** nginx's `*.x` is one label; what is below goes to the server for unknown hosts. */
const wildcards = ({ servers }: Pick<Nginx, "servers">): Finding[] => {
  const names = [...servers.keys()].filter((host) => host.startsWith("*."));
  const unknown = [...servers.values()].filter(({ host }) => host === "_");
  return names.length === 0 || unknown.every(servesNothing)
    ? []
    : [
        hostFinding({
          host: "_",
          key: "several-labels",
          value: names.join(", "),
          severity: "lossy",
          differences: FIELDS.filter(
            (field) => field !== "certificate" && field !== "operation",
          ).map((field) => ({
            field,
            when: "host with several labels below a wildcard" as const,
            nginx: "sends hosts of several labels below a wildcard to the default backend",
            envoy: "answers 404",
          })),
          remedy: "write an Ingress for such hosts, if there are any",
          answers: ["accept", "holdBack"],
        }),
      ];
};
