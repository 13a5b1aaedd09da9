/** The options of `edge verify` as commander gives them. */
export interface Flags {
  readonly stack?: string;
  readonly migration?: string;
  readonly context?: string;
  readonly kubeconfig?: string;
  readonly nginx?: string;
  readonly envoy?: string;
  /** File; `false`: none is read, none is run. */
  readonly probe?: string | false;
  readonly credentials?: string;
  readonly watch?: string;
  readonly sample: number;
  readonly out?: string;
  readonly json?: boolean;
}
