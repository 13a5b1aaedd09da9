import type { EChartsOption, SeriesOption } from "echarts";
import type { WatchRecord } from "../../model/watch";
import { resultLine } from "../../model/watch";

const WIDTH = 1200;
const HEIGHT = 920;

/** Panels from above: their places on the page, and what their axis shows. */
const PANELS = [
  { top: 190, height: 220, name: "right answers per second" },
  { top: 460, height: 140, name: "failures per second" },
  { top: 650, height: 180, name: "time beyond the answer's, ms" },
] as const;

const COLOURS = {
  lost: "#c0392b",
  refused: "#b8b8b8",
  duplicated: "#8e44ad",
  wrong: "#e67e22",
  p50: "#2980b9",
  p99: "#16a085",
};

/** Colours of proxies, by their order. */
const PROXY = "#5b8def";
const PROXIES = [
  PROXY,
  "#3fb68b",
  "#c9a227",
  "#8a8f98",
  "#d77fa1",
  "#7a5195",
  "#5fc7d6",
  "#a0664a",
];

/** Draws a run, as SVG: right answers by proxy, failures, and times, with its marks. */
export async function plotOf(record: WatchRecord): Promise<string> {
  // Heavy, and only needed here.
  const { init } = await import("echarts");
  const chart = init(null, null, { renderer: "svg", ssr: true, width: WIDTH, height: HEIGHT });
  try {
    chart.setOption(optionOf(record));
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}

/** What echarts is told to draw. */
export function optionOf(record: WatchRecord): EChartsOption {
  const { started, ended, total, series, stretchMs } = record;
  const beginMs = Date.parse(started);
  return {
    animation: false,
    backgroundColor: "#ffffff",
    title: { text: resultLine(record), subtext: `${started} to ${ended}`, left: 20, top: 10 },
    legend: { bottom: 10, left: "center" },
    grid: PANELS.map(({ top, height }) => ({ top, height, left: 90, right: 100 })),
    xAxis: PANELS.map((_, gridIndex) => ({
      type: "time",
      gridIndex,
      min: beginMs,
      max: beginMs + (series.at(-1)?.fromMs ?? 0) + stretchMs,
      // Bars would widen their panel's axis, and it would not lie below the others.
      containShape: false,
    })),
    yAxis: PANELS.map(({ name }, gridIndex) => ({
      type: "value",
      gridIndex,
      name,
      // Above it are the marks.
      nameLocation: "middle",
      nameGap: 55,
      min: 0,
      // Nothing failed: an axis from 0 to 1 says so better than none.
      ...(gridIndex === 1 &&
        total.lost + total.refused + total.wrong + (total.duplicated ?? 0) === 0 && { max: 1 }),
    })),
    series: [answered(record), failed(record), times(record)].flatMap((panel, panelIndex) =>
      panel.map((line, index) =>
        index === 0 ? { ...line, markLine: marksOf(record, panelIndex === 0) } : line,
      ),
    ),
  };
}

/** Points of a line over the run, with a stretch of nothing where nothing was due. */
const points = (
  { started, series, stretchMs }: WatchRecord,
  valueOf: (stretch: WatchRecord["series"][number], seconds: number) => number | null,
): [number, number | null][] =>
  series.map((stretch) => [
    Date.parse(started) + stretch.fromMs + stretchMs / 2,
    valueOf(stretch, stretchMs / 1000),
  ]);

/** Right answers by proxy, one on the other. */
function answered(record: WatchRecord): SeriesOption[] {
  const names = Object.keys(record.byProxy);
  return names.map((name, index) => ({
    type: "line",
    name,
    stack: "answered",
    step: "middle",
    showSymbol: false,
    lineStyle: { width: 0 },
    areaStyle: { opacity: 0.8 },
    color: PROXIES[index % PROXIES.length] ?? PROXY,
    data: points(record, ({ answeredBy }, seconds) => (answeredBy[name] ?? 0) / seconds),
  }));
}

const failed = (record: WatchRecord): SeriesOption[] =>
  (["lost", "refused", "duplicated", "wrong"] as const).map((name) => ({
    type: "bar",
    name,
    stack: "failed",
    xAxisIndex: 1,
    yAxisIndex: 1,
    barMinWidth: 2,
    color: COLOURS[name],
    data: points(record, (stretch, seconds) => (stretch[name] ?? 0) / seconds),
  }));

const times = (record: WatchRecord): SeriesOption[] =>
  (["p50", "p99"] as const).map((name) => ({
    type: "line",
    name,
    xAxisIndex: 2,
    yAxisIndex: 2,
    showSymbol: false,
    lineStyle: { width: 1.5 },
    color: COLOURS[name],
    data: points(record, (stretch) => stretch[`${name}Ms`]),
  }));

/** Part of the run in which a mark like the one before it needs no label of its own. */
const LABEL_ROOM = 1 / 60;

/** The marks as upright lines, where it is seen what they changed. */
const marksOf = ({ marks, started, ended }: WatchRecord, labelled: boolean) => ({
  silent: true,
  symbol: "none",
  lineStyle: { color: "#333333", type: "dashed" as const },
  data: marks.map(({ time, label }, index) => {
    const before = marks[index - 1];
    const room = (Date.parse(ended) - Date.parse(started)) * LABEL_ROOM;
    const isRepeated = before?.label === label && Date.parse(time) - Date.parse(before.time) < room;
    return {
      xAxis: Date.parse(time),
      label: {
        show: labelled && !isRepeated,
        formatter: label,
        color: "#333333",
        // Stages may follow each other closely.
        rotate: 40,
        align: "left" as const,
        distance: 8,
      },
    };
  }),
});
