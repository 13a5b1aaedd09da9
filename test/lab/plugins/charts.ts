/** Small charts without workloads, written where a test wants them. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

export interface Chart {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: readonly { name: string; version: string; repository: string }[];
  /** Names of its values that become data of a ConfigMap `<release>-<chart>`. */
  readonly values?: Readonly<Record<string, unknown>>;
  /** Extra files: path below the chart's folder → text. */
  readonly files?: Readonly<Record<string, string>>;
}

const CONFIG_MAP = `apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ .Release.Name }}-{{ .Chart.Name }}
data:
{{- range $name, $value := .Values }}
{{- if not (kindIs "map" $value) }}
  {{ $name }}: {{ $value | quote }}
{{- end }}
{{- end }}
`;

/** Writes a chart, and gives its folder. */
export async function writeChart(parent: string, chart: Chart): Promise<string> {
  const folder = join(parent, chart.name);
  const { name, version, dependencies = [] } = chart;
  const files = {
    "Chart.yaml": JSON.stringify({
      apiVersion: "v2",
      name,
      version,
      appVersion: `app-${version}`,
      dependencies,
    }),
    "values.yaml": JSON.stringify(chart.values ?? {}),
    "templates/values.yaml": CONFIG_MAP,
    ...chart.files,
  };
  for (const [file, text] of Object.entries(files)) {
    await mkdir(join(folder, file, ".."), { recursive: true });
    await writeFile(join(folder, file), text);
  }
  return folder;
}
