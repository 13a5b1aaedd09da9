/** Which versions go together, as far as the releases were tested with each other. */
export interface MatrixRow {
  /** Minor release of Envoy Gateway, such as `1.9`. */
  readonly envoyGateway: string;
  /** Minor release of Envoy that it runs. */
  readonly envoy: string;
  /** Gateway API bundle that its CRDs come from; a bundle of the same minor release serves too. */
  readonly gatewayApi: string;
  /** First and last supported minor release of Kubernetes 1. */
  readonly kubernetes: { readonly first: number; readonly last: number };
}

/** Source: Envoy Gateway's compatibility matrix and the CI nodes of its 1.9 release. */
export const MATRIX: readonly MatrixRow[] = [
  {
    envoyGateway: "1.9",
    envoy: "1.39",
    gatewayApi: "1.6.1",
    kubernetes: { first: 33, last: 36 },
  },
];

/**
 * The row of an Envoy Gateway version.
 *
 * @throws {RangeError} The version is in no row; settings refuse such a version earlier.
 */
export function matrixRow(version: string): MatrixRow {
  const row = MATRIX.find((each) => version.startsWith(`${each.envoyGateway}.`));
  if (row === undefined) {
    throw new RangeError(`Envoy Gateway ${version} is in no row of the version matrix`);
  }
  return row;
}

/** Whether a Gateway API bundle version such as `v1.6.1` is of the minor release of the row. */
export function servesGatewayApi(row: MatrixRow, bundleVersion: string): boolean {
  const minor = row.gatewayApi.split(".").slice(0, 2).join(".");
  return bundleVersion.replace(/^v/, "").startsWith(`${minor}.`);
}
