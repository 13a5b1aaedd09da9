import type { BackendTrafficPolicySpecResponseOverride } from "../../../../kubernetes/types";
import { CUSTOM_DEFAULT_BACKEND } from "../../effective/finish";
import type { Finding } from "../../findings/finding";
import type { Family, RuleContext } from "../emission";
import { DEFAULT_PAGE } from "../responses";
import { annotationFinding, type Loss } from "./finding";
import { isProxied, type ProxiedContext } from "./proxied";
import { settingFinding } from "./setting-finding";

/** custom-http-errors and default-backend: pages in place of answers with an error. */
export const errors: Family = (context) => {
  if (!isProxied(context)) {
    return {};
  }
  const { customHttpErrors } = context.location.settings.errors;
  const service = pageService(context);
  const isReplaced = customHttpErrors.length > 0;
  return {
    ...(isReplaced &&
      service === undefined && { traffic: { responseOverride: [defaultPage(context)] } }),
    findings: [
      ...(isReplaced && service !== undefined ? [servicePages(context, service)] : []),
      ...withoutEndpoints(context),
    ],
  };
};

/** `namespace/name` of the Service that makes the pages; absent: the controller's own. */
const pageService = ({ location, nginx }: RuleContext): string | undefined =>
  location.settings.errors.defaultBackend ?? nginx.configuration.defaultBackendService;

/**
 * The controller's own page is always the same, with status 404. Without proxy_intercept_errors it
 * replaces only the errors that nginx itself makes.
 */
const defaultPage = ({ location }: RuleContext): BackendTrafficPolicySpecResponseOverride => {
  const { customHttpErrors, intercept } = location.settings.errors;
  const { status, body } = DEFAULT_PAGE;
  return {
    match: {
      statusCodes: customHttpErrors.map((value) => ({ type: "Value" as const, value })),
    },
    ...(!intercept && { source: "Local" as const }),
    response: {
      statusCode: status,
      contentType: "text/plain; charset=utf-8",
      ...(body !== undefined && { body: { type: "Inline" as const, inline: body } }),
    },
  };
};

/** Statuses that tell whether somebody may see something. */
const DENIALS: readonly number[] = [401, 403];

const servicePages = (context: RuleContext, service: string): Finding => {
  const { customHttpErrors } = context.location.settings.errors;
  const statuses = customHttpErrors.join(", ");
  return settingFinding({
    context,
    key: "custom-http-errors",
    isDefault:
      statuses === context.nginx.configuration.defaults.customHttpErrors.join(", ") &&
      context.location.settings.errors.defaultBackend === undefined,
    severity: "refused",
    ...(customHttpErrors.some((status) => DENIALS.includes(status)) && { protective: true }),
    value: statuses,
    differences: [
      {
        field: "upstream.replacedStatuses",
        when: "always",
        nginx: `answers with what ${service} makes of ${statuses}`,
        envoy: "calls no Service for errors: the backend's own answers reach the client",
      },
    ],
    remedy:
      "Let the application make its own error pages, or give static ones in responseOverride of a BackendTrafficPolicy.",
  });
};

/**
 * The controller chooses anew whenever endpoints come or go; the conversion knows those of the inventory.
 * The Service that answers in place of another learns why from nginx.
 */
const withoutEndpoints = (context: ProxiedContext): Finding[] => {
  const { location, upstream } = context;
  const { defaultBackend } = location.settings.errors;
  const isInPlace = upstream.id.startsWith(CUSTOM_DEFAULT_BACKEND);
  if (defaultBackend === undefined || (upstream.service === defaultBackend && !isInPlace)) {
    return [];
  }
  return [
    annotationFinding({
      context,
      key: "default-backend",
      severity: "lossy",
      value: defaultBackend,
      ...(isInPlace ? inPlace(defaultBackend) : atOtherTimes(defaultBackend)),
    }),
  ];
};

const atOtherTimes = (service: string): Pick<Loss, "differences" | "remedy"> => ({
  differences: [
    {
      field: "operation",
      when: "always",
      nginx: `sends requests to ${service} while the Service has no endpoint`,
      envoy: "answers them with 503",
    },
  ],
  remedy: "Keep at least one pod ready (PodDisruptionBudget, rolling updates).",
});

const inPlace = (service: string): Pick<Loss, "differences" | "remedy"> => ({
  differences: [
    {
      field: "operation",
      when: "always",
      nginx: "sends requests to the Ingress's own Service as soon as it has endpoints",
      envoy: `goes on sending them to ${service}`,
    },
    {
      field: "upstream.headers",
      when: "always",
      nginx: `tells ${service} why in X-Code, X-Format, X-Namespace, X-Ingress-Name and X-Service-*`,
      envoy: "does not set these fields",
    },
  ],
  remedy: "Bring the Service's pods up, and take the inventory again.",
});
