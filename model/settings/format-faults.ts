import type { Fault } from "./faults";

const LONGEST_VALUE = 80;

const valueText = (value: unknown): string => {
  const text = JSON.stringify(value);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
};

const faultText = ({ path, value, message, remedy }: Fault): string => {
  const subject = value === undefined ? "" : `${valueText(value)} `;
  return `  ${path}: ${subject}${message}\n      allowed: ${remedy}`;
};

/** One text with every fault: its path, the value there (shortened), what is wrong, what is allowed. */
export const formatFaults = (faults: readonly Fault[]): string => {
  const count = faults.length === 1 ? "1 fault" : `${faults.length} faults`;
  return [`${count} in the configuration:`, ...faults.map(faultText)].join("\n");
};
