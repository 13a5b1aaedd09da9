/** The options of `edge verify` as commander gives them. */
export interface Flags {
  readonly stack?: string;
  readonly migration?: string;
  readonly context?: string;
  readonly kubeconfig?: string;
  readonly nginx?: string;
  readonly envoy?: string;
  readonly probe?: string;
  readonly watch?: string;
  readonly sample: number;
  readonly out?: string;
  readonly json?: boolean;
}
