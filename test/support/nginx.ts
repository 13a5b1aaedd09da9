import type { HttpRequest } from "../../model/http/request";
import { inventorySchema } from "../../model/nginx/inventory";
import type {
  Inventory,
  InventoryBackend,
  InventoryController,
  InventoryIngress,
  InventoryPath,
  InventoryService,
  SecretFacts,
} from "../../model/nginx/inventory";

/** Namespace of everything that names none. */
const NAMESPACE = "shop";
const PREFIX = "nginx.ingress.kubernetes.io";
const CONTROLLER = { namespace: "ingress-nginx", name: "ingress-nginx-controller" };

/**
 * A request of a client at 198.51.100.7, its target as written.
 *
 * @param url such as `https://shop.example/a%2Fb?c`; without a path `/`.
 */
export const requestOf = (
  url: string,
  {
    headers = {},
    ...parts
  }: Partial<Omit<HttpRequest, "headers">> & { headers?: Readonly<Record<string, string>> } = {},
): HttpRequest => {
  const [, scheme, host = "", target = ""] = /^(https?):\/\/([^/?]*)(.*)$/s.exec(url) ?? [];
  return {
    scheme: scheme === "https" ? "https" : "http",
    host,
    method: "GET",
    target: target.startsWith("/") ? target : `/${target}`,
    headers: Object.entries(headers),
    clientAddress: "198.51.100.7",
    ...parts,
  };
};

/** `service`, `service:80` or `service:http`; without a port 80. */
type BackendInput = string;

/** A path of type Prefix to the Service `web`, or with its parts. */
type PathInput =
  | string
  | {
      readonly path: string;
      readonly type?: InventoryPath["pathType"];
      readonly backend?: BackendInput | InventoryBackend;
    };

interface RuleInput {
  /** Empty: every host. */
  readonly host?: string;
  readonly paths?: readonly PathInput[];
}

export interface IngressInput extends RuleInput {
  readonly name?: string;
  readonly namespace?: string;
  /** RFC 3339; `null`: not known. Else in the order of the list. */
  readonly created?: string | null;
  /** Keys without a slash get the controller's prefix. */
  readonly annotations?: Readonly<Record<string, string>>;
  /** Rules besides that of `host` and `paths`; with `host` absent and these given, only these. */
  readonly rules?: readonly RuleInput[];
  /** `true`: the Secret `<name>-tls` for the host; a name: that Secret; or spec.tls itself. */
  readonly tls?: true | string | InventoryIngress["tls"];
  readonly defaultBackend?: BackendInput | InventoryBackend;
}

export interface ServiceInput extends Partial<Omit<InventoryService, "ports" | "endpoints">> {
  readonly name: string;
  /** Left out: ready. */
  readonly endpoints?: "ready" | "none" | "unknown";
  readonly ports?: readonly (Partial<InventoryService["ports"][number]> & { port: number })[];
}

export interface InventoryOfInput {
  readonly ingresses?: readonly (IngressInput | InventoryIngress)[];
  /** Data of the controller's main ConfigMap. */
  readonly configMap?: Readonly<Record<string, string>>;
  /** Flags of the controller by name without dashes. */
  readonly arguments?: Readonly<Record<string, string>>;
  /** `null`: no controller is found. Else parts that differ from a usual one. */
  readonly controller?: Partial<InventoryController> | null;
  /** In place of the derived ones of the same name. */
  readonly services?: readonly ServiceInput[];
  /** `namespace/name` of Services that Ingresses name and that do not exist. */
  readonly missingServices?: readonly string[];
  /** `namespace/name` of TLS Secrets that Ingresses name and that do not exist. */
  readonly missingSecrets?: readonly string[];
  readonly secrets?: readonly (Partial<SecretFacts> & { name: string })[];
  /** Data of other ConfigMaps by `namespace/name`. */
  readonly configMaps?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly ingressClasses?: Inventory["ingressClasses"];
  readonly namespaces?: Inventory["namespaces"];
  readonly unknown?: Inventory["unknown"];
  readonly source?: Inventory["source"];
  /** Left out: facts. */
  readonly secretFacts?: Inventory["options"]["secrets"];
}

/**
 * A valid inventory from short input. What the Ingresses name is derived unless given: Services with
 * ready endpoints on the ports asked for, and TLS Secrets whose certificates hold the TLS hosts.
 */
export const inventoryOf = ({
  ingresses = [],
  configMap = {},
  arguments: flags = {},
  controller = {},
  services = [],
  missingServices = [],
  missingSecrets = [],
  secrets = [],
  configMaps = {},
  ingressClasses = [{ name: "nginx", controller: "k8s.io/ingress-nginx", isDefault: false }],
  namespaces,
  unknown = [],
  source = "cluster",
  secretFacts = "facts",
}: InventoryOfInput = {}): Inventory => {
  const read = ingresses.map((each, index) => ("chosenBy" in each ? each : ingress(each, index)));
  const given = services.map(service);
  const derived = derivedServices(read).filter(
    (each) => !missingServices.includes(nameOf(each)) && !isAmong(each, given),
  );
  const givenSecrets = secrets.map(secret);
  const derivedSecrets = tlsSecrets(read).filter(
    (each) => !missingSecrets.includes(nameOf(each)) && !isAmong(each, givenSecrets),
  );
  return inventorySchema.parse({
    version: 1,
    source,
    options: { secrets: secretFacts },
    unknown: [...unknown],
    kubernetes: { version: "v1.35.4" },
    selection: SELECTION,
    ...(controller !== null && { controller: { ...controllerOf(flags), ...controller } }),
    ingressClasses,
    ingresses: sorted(read),
    configMaps: sorted([
      { ...CONTROLLER, data: configMap, withheld: [] },
      ...Object.entries(configMaps).map(([name, data]) => ({
        ...parts(name),
        data,
        withheld: [],
      })),
    ]),
    services: sorted([...given, ...derived]),
    secrets: sorted([...givenSecrets, ...derivedSecrets]),
    namespaces:
      namespaces ??
      [...new Set([CONTROLLER.namespace, ...read.map(({ namespace }) => namespace)])]
        .sort()
        .map((name) => ({ name, labels: {} })),
    issuers: [],
    externalDns: [],
    crds: [],
  });
};

/** An Ingress: by default all paths of `shop.example` to the Service `web`. */
export const ingress = (input: IngressInput = {}, age = 0): InventoryIngress => {
  const {
    name = "web",
    namespace = NAMESPACE,
    created = new Date(Date.UTC(2026, 0, 1) + age * 60_000).toISOString().replace(".000Z", "Z"),
    annotations = {},
    rules = [],
    tls = [],
    defaultBackend,
  } = input;
  const own = input.rules && input.host === undefined ? [] : [ownRule(input)];
  return {
    namespace,
    name,
    ...(created !== null && { created }),
    chosenBy: "ingressClassName",
    labels: {},
    annotations: Object.fromEntries(
      Object.entries(annotations).map(([key, value]) => [
        key.includes("/") ? key : `${PREFIX}/${key}`,
        value,
      ]),
    ),
    ingressClassName: "nginx",
    ...(defaultBackend !== undefined && { defaultBackend: backend(defaultBackend) }),
    rules: [...own, ...rules.map(rule)],
    tls: typeof tls === "object" ? tls : [tlsOf({ input, secretName: tls, name })],
  };
};

const ownRule = ({ host = "shop.example", paths = ["/"] }: RuleInput) => rule({ host, paths });

const rule = ({ host = "", paths = [] }: RuleInput): InventoryIngress["rules"][number] => ({
  ...(host !== "" && { host }),
  paths: paths.map((each) => {
    const input = typeof each === "string" ? { path: each } : each;
    return {
      path: input.path,
      pathType: input.type ?? "Prefix",
      backend: backend(input.backend ?? "web"),
    };
  }),
});

const backend = (input: BackendInput | InventoryBackend): InventoryBackend => {
  if (typeof input !== "string") {
    return input;
  }
  const [service = "", port = "80"] = input.split(":");
  return { type: "service", service, port: /^\d+$/.test(port) ? Number(port) : port };
};

const tlsOf = ({
  input,
  secretName,
  name,
}: {
  input: IngressInput;
  secretName: true | string;
  name: string;
}): InventoryIngress["tls"][number] => ({
  hosts: [input.host ?? "shop.example"],
  secretName: secretName === true ? `${name}-tls` : secretName,
});

const service = ({
  ports = [{ port: 80 }],
  endpoints = "ready",
  ...input
}: ServiceInput): InventoryService => ({
  namespace: NAMESPACE,
  type: "ClusterIP",
  clusterIP: "assigned",
  selector: { app: input.name },
  ...(input.type !== "ExternalName" && endpoints !== "unknown" && { endpoints }),
  ...input,
  ports: ports.map((each) => ({ protocol: "TCP", targetPort: each.port, ...each })),
});

/** Services that Ingresses name, each with all the ports asked for; a named port gets a number. */
const derivedServices = (ingresses: readonly InventoryIngress[]): InventoryService[] => {
  const ports = new Map<string, Set<number | string>>();
  for (const { namespace, rules, defaultBackend } of ingresses) {
    const backends = rules.flatMap(({ paths }) => paths.map((path) => path.backend));
    for (const each of [...backends, ...(defaultBackend === undefined ? [] : [defaultBackend])]) {
      if (each.type === "service") {
        const name = `${namespace}/${each.service}`;
        ports.set(name, (ports.get(name) ?? new Set()).add(each.port));
      }
    }
  }
  return [...ports].map(([name, asked]) =>
    service({
      ...parts(name),
      ports: [...asked].map((port, index) =>
        typeof port === "number" ? { port } : { name: port, port: 8000 + index },
      ),
    }),
  );
};

const secret = ({ name, ...facts }: Partial<SecretFacts> & { name: string }): SecretFacts => ({
  namespace: NAMESPACE,
  name,
  type: "Opaque",
  keys: [],
  certificates: [],
  unreadable: [],
  ...facts,
});

/** A Secret with a certificate for these names. */
export const tlsSecret = ({
  name,
  namespace = NAMESPACE,
  names,
}: {
  name: string;
  namespace?: string;
  names: readonly string[];
}): SecretFacts =>
  secret({
    namespace,
    name,
    type: "kubernetes.io/tls",
    keys: ["tls.crt", "tls.key"],
    certificates: [
      {
        key: "tls.crt",
        names: [...names],
        issuer: "CN=test",
        keyType: "EC prime256v1",
        notAfter: "2030-01-01T00:00:00Z",
        fingerprint: `${namespace}/${name}`,
        following: 0,
        privateKey: "matches",
      },
    ],
  });

const tlsSecrets = (ingresses: readonly InventoryIngress[]): SecretFacts[] => {
  const names = new Map<string, string[]>();
  for (const { namespace, tls } of ingresses) {
    for (const { secretName, hosts } of tls) {
      if (secretName !== undefined) {
        const name = `${namespace}/${secretName}`;
        names.set(name, [...(names.get(name) ?? []), ...hosts]);
      }
    }
  }
  return [...names].map(([name, hosts]) =>
    tlsSecret({ ...parts(name), names: [...new Set(hosts)] }),
  );
};

const controllerOf = (flags: Readonly<Record<string, string>>): InventoryController => ({
  ...CONTROLLER,
  kind: "Deployment",
  image: "registry.example/ingress-nginx/controller:v1.15.1",
  version: "1.15.1",
  arguments: { configmap: nameOf(CONTROLLER), "ingress-class": "nginx", ...flags },
  withheldArguments: [],
  replicas: 2,
  selector: { app: "ingress-nginx" },
  podLabels: { app: "ingress-nginx" },
  network: "pod",
  ports: [
    { name: "http", containerPort: 80, protocol: "TCP" },
    { name: "https", containerPort: 443, protocol: "TCP" },
  ],
  services: [],
  webhooks: [],
});

const SELECTION: Inventory["selection"] = {
  controllerClass: "k8s.io/ingress-nginx",
  annotationClass: "nginx",
  ingressClasses: ["nginx"],
  withoutClass: "ignored",
  namespaces: { by: "all" },
  annotationsPrefix: PREFIX,
};

interface Named {
  readonly namespace: string;
  readonly name: string;
}

const nameOf = ({ namespace, name }: Named): string => `${namespace}/${name}`;

const parts = (name: string): Named => {
  const [namespace = "", rest = ""] = name.split("/");
  return { namespace, name: rest };
};

const isAmong = (object: Named, others: readonly Named[]): boolean =>
  others.some((other) => nameOf(other) === nameOf(object));

const sorted = <Object extends Named>(objects: readonly Object[]): Object[] =>
  objects.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
