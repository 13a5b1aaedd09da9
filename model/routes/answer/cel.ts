import { RE2JS } from "re2js";
import { type Incoming, valueOf } from "./incoming";

/** `<attribute>.matches(<text>)`: the one form of condition that is evaluated here. */
const MATCHES =
  /^(request\.headers\[("[^"\\]+")\]|connection\.\w+)\.matches\(("(?:[^"\\]|\\.)*")\)$/;

/**
 * Whether a request meets a CEL condition. A field that is not there makes it fail, and so do facts of
 * a TLS connection without one: Envoy takes an error for no match (api/v1alpha1/authorization_types.go).
 *
 * @returns `unknown` for other forms, and for facts of a certificate that no request shows.
 */
export const meetsCondition = (condition: string, request: Incoming): boolean | "unknown" => {
  const [, attribute, name, expression] = MATCHES.exec(condition) ?? [];
  if (condition === "false") {
    return false;
  }
  if (attribute === undefined || expression === undefined) {
    return "unknown";
  }
  if (name === undefined) {
    return request.secure ? "unknown" : false;
  }
  const value = valueOf(request, JSON.parse(name) as string);
  return (
    value !== undefined &&
    RE2JS.compile(JSON.parse(expression) as string)
      .matcher(value)
      .find()
  );
};
