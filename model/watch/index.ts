export { UNKNOWN_PROXY, type Arrivals, type Attempt } from "./attempt";
export { askFor, ECHO_FIELDS, plainAsk, type Ask, type Lengths } from "./echo";
export { judge, type Outcome } from "./judge";
export { DEFAULT_MIX, kindName, parseMix, PLAIN_MIX, type Kind, type Mix } from "./kind";
export {
  formatWatchRecord,
  parseMark,
  parseWatchRecord,
  recordOf,
  withMarks,
  type ConnectionCounts,
  type Mark,
  type WatchRecord,
  type WatchSettings,
} from "./record";
export { isClean, resultLine } from "./result";
export { schedule, type Due, type Schedule } from "./schedule";
