/** Texts as the controller and nginx read them; `undefined` is what they do not take. */

/** A size of nginx such as `8k` in bytes (ngx_parse_offset). */
export const parseBytes = (text: string): number | undefined => {
  const [, digits, unit = ""] = /^(\d+)([kmg]?)$/i.exec(text.trim()) ?? [];
  return digits === undefined
    ? undefined
    : Number(digits) * 1024 ** ["", "k", "m", "g"].indexOf(unit.toLowerCase());
};

/** A time of nginx such as `1h 30m` or `240s` in seconds (ngx_parse_time); no unit is seconds. */
export const parseTime = (text: string): number | undefined => {
  const parts = text.trim().split(/\s+(?=\d)|(?<=[a-zA-Z])(?=\d)/);
  const seconds = parts.map((part) => {
    const [, digits, unit = "s"] = /^(\d+)(ms|s|m|h|d|w|M|y)?$/.exec(part) ?? [];
    return Number(digits) * SECONDS[unit as keyof typeof SECONDS];
  });
  const sum = seconds.reduce((total, each) => total + each, 0);
  return Number.isNaN(sum) ? undefined : sum;
};

const DAY = 86_400;

const SECONDS = {
  ms: 0.001,
  s: 1,
  m: 60,
  h: 3600,
  d: DAY,
  w: 7 * DAY,
  M: 30 * DAY,
  y: 365 * DAY,
} as const;

/** Items between commas, trimmed; empty items are left out, blank ones stay (splitAndTrimSpace). */
export const parseList = (text: string): string[] =>
  text
    .split(",")
    .filter((item) => item !== "")
    .map((item) => item.trim());

/** Words between blanks. */
export const parseWords = (text: string): string[] =>
  text.split(/\s+/).filter((word) => word !== "");
