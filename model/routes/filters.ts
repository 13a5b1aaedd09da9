import type { HTTPRouteSpecRuleFilter } from "../../kubernetes/types";
import { byText, sortedEntries } from "../collections";
import type { HeaderChanges, Redirect, Rewrite, Rule } from "../settings/rules";

type Modifier = NonNullable<HTTPRouteSpecRuleFilter["requestHeaderModifier"]>;

/** The filters of a rule, in the order in which they are listed in the configuration's schema. */
export const compileFilters = ({
  requestHeaders,
  responseHeaders,
  rewrite,
  redirect,
}: Rule): HTTPRouteSpecRuleFilter[] => [
  ...modifiers(requestHeaders).map((requestHeaderModifier) => ({
    type: "RequestHeaderModifier" as const,
    requestHeaderModifier,
  })),
  ...modifiers(responseHeaders).map((responseHeaderModifier) => ({
    type: "ResponseHeaderModifier" as const,
    responseHeaderModifier,
  })),
  ...(rewrite ? [{ type: "URLRewrite" as const, urlRewrite: urlRewrite(rewrite) }] : []),
  ...(redirect
    ? [{ type: "RequestRedirect" as const, requestRedirect: requestRedirect(redirect) }]
    : []),
];

/** One header modifier, or none if there is nothing to change. */
const modifiers = ({ set, add, remove }: HeaderChanges): Modifier[] => {
  const modifier: Modifier = {
    ...(Object.keys(set).length > 0 && { set: fields(set) }),
    ...(Object.keys(add).length > 0 && { add: fields(add) }),
    ...(remove.length > 0 && { remove: [...remove].sort(byText) }),
  };
  return Object.keys(modifier).length > 0 ? [modifier] : [];
};

const fields = (headers: Record<string, string>) =>
  sortedEntries(headers).map(([name, value]) => ({ name, value }));

const urlRewrite = ({ host, ...replacement }: Rewrite) => ({
  ...(host !== undefined && { hostname: host }),
  ...pathModifier(replacement),
});

const requestRedirect = ({ scheme, host, port, status, ...replacement }: Redirect) => ({
  ...(scheme && { scheme }),
  ...(host !== undefined && { hostname: host }),
  ...(port !== undefined && { port }),
  ...pathModifier(replacement),
  statusCode: status,
});

const pathModifier = ({ prefix, path }: { prefix?: string; path?: string }) => {
  if (prefix !== undefined) {
    return { path: { type: "ReplacePrefixMatch" as const, replacePrefixMatch: prefix } };
  }
  return path === undefined
    ? {}
    : { path: { type: "ReplaceFullPath" as const, replaceFullPath: path } };
};
