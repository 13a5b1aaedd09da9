import { header } from "../../http/request";
import type { Exchange } from "./exchange";
import { expressionOf } from "./expression";

/** Whether block-user-agents or block-referers refuse a request; `unknown`: RE2 cannot run one of them. */
export const isBlocked = ({
  nginx: { configuration },
  request,
}: Pick<Exchange, "nginx" | "request">): boolean | "unknown" => {
  const { userAgents, referers } = configuration.blocked;
  const found = [
    ...userAgents.map((key) => fits(key, header(request, "user-agent") ?? "")),
    ...referers.map((key) => fits(key, header(request, "referer") ?? "")),
  ];
  return found.includes(true) || (found.includes("unknown") ? "unknown" : false);
};

/** A key of an nginx map: `~` an expression, `~*` one in any case, else a text in any case. */
const fits = (key: string, value: string): boolean | "unknown" => {
  if (!key.startsWith("~")) {
    return key.toLowerCase() === value.toLowerCase();
  }
  const caseless = key.startsWith("~*");
  const expression = expressionOf({ source: key.slice(caseless ? 2 : 1), caseless });
  return expression.type === "unsupported" ? "unknown" : expression.groups(value) !== undefined;
};
