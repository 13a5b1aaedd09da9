import { RE2JS } from "re2js";

/** Why an expression of nginx's (PCRE) cannot be one of Envoy's (RE2); nothing if it can. */
export const expressionFault = (expression: string): string | undefined => {
  if (expression.includes("\\\\")) {
    return "nginx reads two backslashes in its configuration as one: it is not known what is meant";
  }
  try {
    RE2JS.compile(expression);
    return undefined;
  } catch (error) {
    return `Envoy's expressions (RE2) do not have it: ${(error as Error).message}`;
  }
};
