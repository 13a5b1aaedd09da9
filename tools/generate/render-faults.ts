import type { Allowed, Fault } from "../journey/trials/faults";
import { escaped } from "./markdown";

/** The page, from the project's root. */
export const FAULTS_PAGE = "docs/migration/faults.md";

const INTRODUCTION = `<!-- Written by \`npm run generate\` from tools/journey/trials/faults.ts. Do not edit. -->

# What goes wrong on the way, and what it costs

Each of these is tried on a real cluster with clients that never ask twice: \`npm run journey -- --trial faults\`. What
is expected was written before it was tried, and is what the trial holds the record of the clients against. No
request arrives twice and none gets a wrong answer, whatever happens. Requests that Envoy or nginx refuse by HTTP/2
as not begun are no loss: clients send them again by themselves. The figures are of one run, on one node with two
cores, at 60 requests per second.
`;

const HEADINGS = ["fault", "when", "clients may lose", "expected", "lost when it was tried"];

const ALLOWED: Readonly<Record<Allowed, string>> = {
  nothing: "nothing",
  kept: "requests on kept connections that end",
  "of one proxy": "what is at that proxy, for some seconds",
  "everything for a time": "everything, until the only pod is there again",
};

const lineOf = ({ what, at, allowed, expected, measured }: Fault): string =>
  `| ${[what, at, ALLOWED[allowed], expected, measured].map(escaped).join(" | ")} |\n`;

/** The page with every fault that is tried. */
export function renderFaults(faults: readonly Fault[]): string {
  const head = `| ${HEADINGS.join(" | ")} |\n|${"---|".repeat(HEADINGS.length)}\n`;
  return `${INTRODUCTION}\n${head}${faults.map(lineOf).join("")}`;
}
