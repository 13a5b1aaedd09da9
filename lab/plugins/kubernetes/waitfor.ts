/**
 * The annotation `pulumi.com/waitFor`: `condition=TYPE[=STATUS]`, `jsonpath={PATH}[=VALUE]`, or a JSON
 * list of these, of which all must hold.
 * Source: metadata/overrides.go, await/condition and jsonpath of the official plugin.
 */
import type { Properties } from "../engine/values";
import { compilePath, type Query } from "./jsonpath";
import {
  READY,
  allOf,
  conditionOf,
  conditionsWithin,
  describeCondition,
  isObserved,
  notReady,
  statusOf,
  type Readiness,
} from "./readiness";

export type ReadyWhen = (object: Properties) => Readiness;

/** @throws Error that names the expression and what is wrong with it. */
export function parseWaitFor(annotation: string): ReadyWhen {
  const expressions = parseList(annotation);
  if (expressions.length === 0) {
    throw new Error("pulumi.com/waitFor is an empty list: give at least one expression");
  }
  const checks = expressions.map(parseExpression);
  return (object) => allOf(checks.map((check) => check(object)));
}

/** One expression that is not a JSON list of texts stands for itself. */
function parseList(annotation: string): string[] {
  try {
    const list = JSON.parse(annotation) as unknown;
    return Array.isArray(list) ? list.map(String) : [annotation];
  } catch {
    return [annotation];
  }
}

function parseExpression(expression: string): ReadyWhen {
  if (expression.startsWith("condition=")) {
    return parseCondition(expression.slice("condition=".length));
  }
  if (expression.startsWith("jsonpath=")) {
    return parseJsonPath(expression.slice("jsonpath=".length));
  }
  throw new Error(
    `pulumi.com/waitFor: "${expression}" begins neither with "condition=" nor with "jsonpath="`,
  );
}

function parseCondition(text: string): ReadyWhen {
  const at = text.indexOf("=");
  const type = at < 0 ? text : text.slice(0, at);
  const wanted = at < 0 ? "True" : text.slice(at + 1);
  return (object) => {
    const condition = conditionOf(object, type);
    if (condition === undefined) {
      return notReady(`condition ${type} is not reported yet; ${seen(object)}`);
    }
    const observed = condition.observedGeneration ?? statusOf(object).observedGeneration;
    if (!isObserved(object, observed)) {
      return notReady(`condition ${type} is reported for an earlier generation`);
    }
    return condition.status.toLowerCase() === wanted.toLowerCase()
      ? READY
      : notReady(`condition ${describeCondition(condition)} (wanted ${wanted})`);
  };
}

function parseJsonPath(text: string): ReadyWhen {
  // "=" splits, "==" does not: the official plugin's rule, and why a path cannot hold ">=".
  const [path = "", value, ...more] = text.split(/(?<!=)=(?!=)/);
  const inner = /\{\s*(.*?)\s*\}/.exec(path)?.[1];
  if (more.length > 0 || value === "" || inner === undefined) {
    throw new Error(
      `pulumi.com/waitFor: "jsonpath=${text}" has not the form jsonpath={PATH} or jsonpath={PATH}=VALUE`,
    );
  }
  const query = compilePath(inner);
  return (object) => matchPath({ object, query, path, value });
}

function matchPath(options: {
  object: Properties;
  query: Query;
  path: string;
  value: string | undefined;
}): Readiness {
  const { object, query, path, value } = options;
  if (!isObserved(object, statusOf(object).observedGeneration)) {
    return notReady("the status is reported for an earlier generation");
  }
  const [found] = query(object);
  if (found === undefined) {
    return notReady(`${path} selects nothing; ${seen(object)}`);
  }
  if (value === undefined) {
    return READY;
  }
  if (typeof found === "object") {
    return {
      ...notReady(`${path} is not a plain value, so it cannot be "${value}"`),
      failed: true,
    };
  }
  const text = typeof found === "string" ? found : JSON.stringify(found);
  return text === value ? READY : notReady(`${path} is "${text}" (wanted "${value}")`);
}

/** What the status says, wherever it has conditions: a route has them per parent. */
function seen(object: Properties): string {
  const conditions = conditionsWithin(statusOf(object));
  return conditions.length === 0
    ? "the status has no conditions: is the controller running, and does it watch this object?"
    : `conditions seen: ${conditions.map(describeCondition).join("; ")}`;
}
