import type { Finding } from "../../findings/finding";
import type { Family, RuleContext } from "../emission";
import { isProxied } from "./proxied";
import { settingFinding } from "./setting-finding";

/** proxy-redirect-*, proxy-cookie-domain and proxy-cookie-path: Envoy Gateway changes no part of a field. */
export const responseRewriting: Family = (context) =>
  isProxied(context)
    ? {
        findings: [
          ...redirects(context),
          ...cookies({ context, key: "proxy-cookie-domain" }),
          ...cookies({ context, key: "proxy-cookie-path" }),
        ],
      }
    : {};

/** nginx's own default, `default`, changes only the name of its upstream, which no backend knows. */
const redirects = (context: RuleContext): Finding[] => {
  const { from, to } = context.location.settings.routing.proxyRedirect;
  const { defaults } = context.nginx.configuration;
  if (from === "off" || from === "default" || to === "off") {
    return [];
  }
  return [
    settingFinding({
      context,
      key: "proxy-redirect-from",
      isDefault: from === defaults.proxyRedirectFrom && to === defaults.proxyRedirectTo,
      severity: "refused",
      value: `${from} ${to}`,
      differences: [
        {
          field: "responseHeaders",
          when: "always",
          nginx: `writes ${to} for ${from} in the backend's Location and Refresh`,
          envoy: "leaves them as they are",
        },
      ],
      remedy: "Let the application redirect to the address that clients know.",
    }),
  ];
};

const COOKIES = {
  "proxy-cookie-domain": { setting: "cookieDomain", default: "proxyCookieDomain", part: "Domain" },
  "proxy-cookie-path": { setting: "cookiePath", default: "proxyCookiePath", part: "Path" },
} as const;

const cookies = ({
  context,
  key,
}: {
  context: RuleContext;
  key: keyof typeof COOKIES;
}): Finding[] => {
  const names = COOKIES[key];
  const value = context.location.settings.routing[names.setting];
  return value === "off" || value === ""
    ? []
    : [
        settingFinding({
          context,
          key,
          isDefault: value === context.nginx.configuration.defaults[names.default],
          severity: "refused",
          value,
          differences: [
            {
              field: "responseHeaders",
              when: "always",
              nginx: `changes ${names.part} in the backend's cookies: ${value}`,
              envoy: "leaves them as they are",
            },
          ],
          remedy: `Let the application set the ${names.part} that clients need.`,
        }),
      ];
};
