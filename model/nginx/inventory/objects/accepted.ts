import { byText } from "../../../collections";
import type { ObjectFault } from "./fault";
import { objectName } from "./fault";
import type { RawBackend, Read } from "./kinds";

/**
 * What the API server would refuse of an Ingress, by the rules of Kubernetes 1.35: pkg/apis/networking/
 * validation/validation.go, and ValidateObjectMeta of apimachinery. The relaxed Service names of newer
 * servers are taken. A class annotation that contradicts ingressClassName is refused only for a new
 * Ingress, and so taken here: the manifest may be that of an old one.
 *
 * @param places place of each object by its name, for messages.
 */
export const refusals = (
  ingress: Read<"ingresses">,
  places: ReadonlyMap<string, string>,
): ObjectFault[] => {
  const object = objectName("Ingress", ingress.metadata);
  const place = places.get(object);
  const { spec } = ingress;
  const found: Refusal[] = [
    ...ofMetadata(ingress.metadata),
    ...(spec.rules.length === 0 && !spec.defaultBackend
      ? [
          {
            field: "spec",
            message: "has neither rules nor a defaultBackend",
            remedy: "one of them",
          },
        ]
      : []),
    ...unless(dnsName, spec.ingressClassName, "spec.ingressClassName"),
    ...(spec.defaultBackend ? ofBackend(spec.defaultBackend, "spec.defaultBackend") : []),
    ...spec.rules.flatMap((rule, index) => ofRule(rule, `spec.rules.${index}`)),
    ...spec.tls.flatMap(({ hosts, secretName }, index) => [
      ...hosts.flatMap((host, at) => unless(hostName, host, `spec.tls.${index}.hosts.${at}`)),
      ...unless(dnsName, secretName, `spec.tls.${index}.secretName`),
    ]),
  ];
  return found
    .sort((a, b) => byText(a.field, b.field))
    .map((refusal) => ({ object, ...(place !== undefined && { place }), ...refusal }));
};

type Refusal = Pick<ObjectFault, "field" | "message" | "remedy">;

interface Text {
  readonly test: (value: string) => boolean;
  readonly what: string;
  readonly allowed: string;
}

const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const isSubdomain = (value: string): boolean => value.length <= 253 && SUBDOMAIN.test(value);

const dnsName: Text = {
  test: isSubdomain,
  what: "a DNS name",
  allowed: "at most 253 of a-z, 0-9, - and .",
};

const hostName: Text = {
  test: (value) => isSubdomain(value.startsWith("*.") ? value.slice(2) : value),
  what: "a host name",
  allowed: "a lower-case name such as shop.example.com, or *.example.com; no port",
};

const dnsLabel: Text = {
  test: (value) => /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(value),
  what: "a DNS label",
  allowed: "1 to 63 of a-z, 0-9 and -, with a letter or digit at both ends",
};

const portName: Text = {
  test: (value) =>
    /^[a-z0-9]([-a-z0-9]{0,13}[a-z0-9])?$/.test(value) &&
    /[a-z]/.test(value) &&
    !value.includes("--"),
  what: "a port name",
  allowed: "1 to 15 of a-z, 0-9 and -, at least one letter, no two - in a row",
};

const portNumber: Text = {
  test: (value) => Number(value) >= 1 && Number(value) <= 65_535,
  what: "a port",
  allowed: "1 to 65535",
};

const qualifiedName: Text = {
  test: (value) => {
    const [name = "", prefix, ...more] = value.toLowerCase().split("/").reverse();
    const nameTaken = /^[a-z0-9]([-a-z0-9_.]{0,61}[a-z0-9])?$/.test(name);
    return nameTaken && (prefix === undefined || isSubdomain(prefix)) && more.length === 0;
  },
  what: "a qualified name",
  allowed: "a name of at most 63 characters, perhaps after a DNS name and a /",
};

const labelValue: Text = {
  test: (value) => /^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/.test(value),
  what: "a label's value",
  allowed: "at most 63 letters, digits, -, _ and ., with a letter or digit at both ends",
};

/** An optional text of an object that is absent or empty is not checked. */
const unless = (text: Text, value: string | null | undefined, field: string): Refusal[] =>
  value === undefined || value === null || value === "" || text.test(value)
    ? []
    : [{ field, message: `${shown(value)} is not ${text.what}`, remedy: text.allowed }];

const LONGEST_SHOWN = 80;

const shown = (value: string): string =>
  JSON.stringify(value.length > LONGEST_SHOWN ? `${value.slice(0, LONGEST_SHOWN)}…` : value);

/** Bytes of all annotations together, keys and values. */
const ANNOTATIONS_LIMIT = 256 * 1024;

const ofMetadata = ({
  name,
  namespace,
  labels,
  annotations,
}: Read<"ingresses">["metadata"]): Refusal[] => {
  const size = Object.entries(annotations).reduce(
    (sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(value),
    0,
  );
  return [
    ...unless(dnsName, name, "metadata.name"),
    ...unless(dnsLabel, namespace, "metadata.namespace"),
    ...Object.keys(annotations).flatMap((key) =>
      unless(qualifiedName, key, "metadata.annotations"),
    ),
    ...Object.entries(labels).flatMap(([key, value]) => [
      ...unless(qualifiedName, key, "metadata.labels"),
      ...unless(labelValue, value, `metadata.labels.${key}`),
    ]),
    ...(size > ANNOTATIONS_LIMIT
      ? [
          {
            field: "metadata.annotations",
            message: `are ${size} bytes, keys and values together`,
            remedy: `at most ${ANNOTATIONS_LIMIT} bytes`,
          },
        ]
      : []),
  ];
};

type Rule = Read<"ingresses">["spec"]["rules"][number];
type Path = NonNullable<Rule["http"]>["paths"][number];

const isIpv4 = (value: string): boolean =>
  /^\d+(\.\d+){3}$/.test(value) && value.split(".").every((part) => Number(part) <= 255);

const ofRule = ({ host, http }: Rule, at: string): Refusal[] => [
  ...unless(hostName, host, `${at}.host`),
  ...(host !== undefined && isIpv4(host)
    ? [{ field: `${at}.host`, message: `${shown(host)} is an address`, remedy: "a DNS name" }]
    : []),
  ...(http?.paths.length === 0
    ? [{ field: `${at}.http.paths`, message: "is empty", remedy: "at least one path" }]
    : []),
  ...(http?.paths ?? []).flatMap((path, index) => ofPath(path, `${at}.http.paths.${index}`)),
];

const FORBIDDEN_PARTS = ["//", "/./", "/../", "%2f", "%2F"];
const FORBIDDEN_ENDS = ["/..", "/."];

const ofPath = ({ path, pathType, backend }: Path, at: string): Refusal[] => {
  const strict = pathType !== "ImplementationSpecific";
  const refusal = (message: string, remedy: string): Refusal => ({
    field: `${at}.path`,
    message: `${shown(path)} ${message}`,
    remedy,
  });
  const taken = path.startsWith("/") || (!strict && path === "");
  const parts = FORBIDDEN_PARTS.filter((part) => strict && path.includes(part));
  const ends = FORBIDDEN_ENDS.filter((end) => strict && path.endsWith(end));
  return [
    ...(taken ? [] : [refusal("is not absolute", "a path that starts with /")]),
    ...parts.map((part) => refusal(`contains ${part}`, `none of ${FORBIDDEN_PARTS.join(" ")}`)),
    ...ends.map((end) => refusal(`ends with ${end}`, `none of ${FORBIDDEN_ENDS.join(" ")}`)),
    ...ofBackend(backend, `${at}.backend`),
  ];
};

const ofBackend = ({ service, resource }: RawBackend, at: string): Refusal[] => {
  if ((service === undefined) === (resource === undefined)) {
    const message = service ? "has both a service and a resource" : "has no service";
    return [{ field: at, message, remedy: "a service, or a resource" }];
  }
  if (service === undefined) {
    return [];
  }
  const { name, port } = service;
  const given = [port.name, port.number].filter(
    (each) => each !== undefined && each !== "" && each !== 0,
  );
  return [
    ...(name === ""
      ? [{ field: `${at}.service.name`, message: "is empty", remedy: "the name of a Service" }]
      : unless(dnsLabel, name, `${at}.service.name`)),
    ...(given.length === 1
      ? [
          ...unless(portName, port.name, `${at}.service.port.name`),
          ...unless(portNumber, port.number?.toString(), `${at}.service.port.number`),
        ]
      : [
          {
            field: `${at}.service.port`,
            message: given.length === 0 ? "has no name and no number" : "has a name and a number",
            remedy: "one of them",
          },
        ]),
  ];
};
