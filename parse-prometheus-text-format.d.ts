/** The library has no types of its own; this is as much of it as is used. */
declare module "parse-prometheus-text-format" {
  interface Family {
    readonly name: string;
    readonly type: string;
    /** Samples; those of histograms and summaries have no `value`. */
    readonly metrics: readonly {
      readonly value?: string;
      readonly labels?: Readonly<Record<string, string>>;
    }[];
  }
  /** Reads Prometheus's text format. Lines that are none of it make families without samples. */
  export default function parsePrometheusTextFormat(text: string): Family[];
}
