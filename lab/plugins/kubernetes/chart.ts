/** Inputs of `helm.v3.Release` in the official plugin's shape, and what they mean for helm's arguments. */
import { isObject, type Properties, type Value } from "../engine/values";

const DEFAULT_TIMEOUT_S = 300;

/** The inputs that are always there. Source: the Release struct in the official plugin's helm_release.go. */
const DEFAULTS: Properties = {
  allowNullValues: false,
  atomic: false,
  chart: "",
  cleanupOnFail: false,
  createNamespace: false,
  dependencyUpdate: false,
  description: "",
  devel: false,
  disableCRDHooks: false,
  disableOpenapiValidation: false,
  disableWebhooks: false,
  forceUpdate: false,
  keyring: "",
  lint: false,
  name: "",
  namespace: "",
  postrender: "",
  recreatePods: false,
  renderSubchartNotes: false,
  replace: false,
  resetValues: false,
  reuseValues: false,
  skipAwait: false,
  skipCrds: false,
  takeOwnership: false,
  timeout: 0,
  values: {},
  verify: false,
  version: "",
  waitForJobs: false,
};

const REPOSITORY_DEFAULTS: Properties = {
  caFile: "",
  certFile: "",
  keyFile: "",
  password: "",
  repo: "",
  username: "",
};

/** Inputs of that shape only: the same keys for everyone, defaults filled in, what is no input left out. */
export function releaseInputs(given: Properties): Properties {
  const { repositoryOpts, maxHistory } = given;
  return {
    ...pick(given, DEFAULTS),
    ...(typeof maxHistory === "number" ? { maxHistory } : {}),
    ...(isObject(repositoryOpts)
      ? { repositoryOpts: pick(repositoryOpts, REPOSITORY_DEFAULTS) }
      : {}),
  };
}

/** Five minutes, unless the program gives a time or does not wait. */
export const withTimeout = (inputs: Properties): Properties =>
  inputs.timeout === undefined && inputs.skipAwait !== true
    ? { ...inputs, timeout: DEFAULT_TIMEOUT_S }
    : inputs;

function pick(given: Properties, defaults: Properties): Properties {
  return Object.fromEntries(
    Object.entries(defaults).map(([name, value]) => [name, given[name] ?? value]),
  );
}

/** Values over values: maps are merged, anything else is replaced. */
export function mergeValues(base: Value | undefined, over: Value | undefined): Properties {
  const [left, right] = [isObject(base) ? base : {}, isObject(over) ? over : {}];
  return {
    ...left,
    ...Object.fromEntries(
      Object.entries(right).map(([name, value]) => [
        name,
        isObject(value) && isObject(left[name]) ? mergeValues(left[name], value) : value,
      ]),
    ),
  };
}

/** Which chart: the arguments that `show`, `install` and `upgrade` share. */
export function chartArguments(inputs: Properties): string[] {
  const repository = isObject(inputs.repositoryOpts) ? inputs.repositoryOpts : {};
  const [repo, chart] = [text(repository.repo).trim(), text(inputs.chart).trim()];
  const isUrl = URL.canParse(repo);
  const oci = chart.startsWith("oci://");
  return [
    repo === "" || isUrl || oci || chart.includes("/") ? chart : `${repo}/${chart}`,
    ...(isUrl && !oci ? ["--repo", repo] : []),
    ...option("--version", text(inputs.version).trim()),
    ...(inputs.devel === true && text(inputs.version) === "" ? ["--devel"] : []),
    ...option("--ca-file", text(repository.caFile)),
    ...option("--cert-file", text(repository.certFile)),
    ...option("--key-file", text(repository.keyFile)),
    ...option("--username", text(repository.username)),
    ...option("--password", text(repository.password)),
    ...(inputs.verify === true ? ["--verify", ...option("--keyring", text(inputs.keyring))] : []),
  ];
}

/** Inputs that are switches of helm, by command. */
const SWITCHES = {
  install: {
    atomic: "--atomic",
    createNamespace: "--create-namespace",
    dependencyUpdate: "--dependency-update",
    disableOpenapiValidation: "--disable-openapi-validation",
    disableWebhooks: "--no-hooks",
    renderSubchartNotes: "--render-subchart-notes",
    replace: "--replace",
    skipCrds: "--skip-crds",
    takeOwnership: "--take-ownership",
  },
  upgrade: {
    atomic: "--atomic",
    cleanupOnFail: "--cleanup-on-fail",
    dependencyUpdate: "--dependency-update",
    disableCRDHooks: "--no-hooks",
    forceUpdate: "--force",
    renderSubchartNotes: "--render-subchart-notes",
    resetValues: "--reset-values",
    reuseValues: "--reuse-values",
    takeOwnership: "--take-ownership",
  },
} as const;

/** How to install or upgrade: everything after the release's name and the chart. */
export function releaseArguments(command: "install" | "upgrade", inputs: Properties): string[] {
  const { maxHistory } = inputs;
  return [
    "--namespace",
    text(inputs.namespace),
    ...Object.entries(SWITCHES[command]).flatMap(([name, flag]) =>
      inputs[name] === true ? [flag] : [],
    ),
    ...waitArguments(inputs),
    ...option("--description", text(inputs.description)),
    ...option("--post-renderer", text(inputs.postrender)),
    ...(command === "upgrade"
      ? ["--history-max", String(typeof maxHistory === "number" ? maxHistory : 0)]
      : []),
  ];
}

/** Waiting for readiness, with its time. */
function waitArguments(inputs: Properties): string[] {
  return [
    "--timeout",
    helmTimeout(inputs),
    ...(inputs.skipAwait === true
      ? []
      : ["--wait", ...(inputs.waitForJobs === true ? ["--wait-for-jobs"] : [])]),
  ];
}

/** `300s`; a time of 0 is the default. */
export const helmTimeout = ({ timeout }: Properties): string =>
  `${typeof timeout === "number" && timeout > 0 ? timeout : DEFAULT_TIMEOUT_S}s`;

const option = (flag: string, value: string): string[] => (value === "" ? [] : [flag, value]);

const text = (value: Value | undefined): string => (typeof value === "string" ? value : "");
