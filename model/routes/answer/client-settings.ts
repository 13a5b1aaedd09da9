import type { ClientTrafficPolicySpec } from "../../../kubernetes/types";
import type { CertificateMode } from "../../http/answer";
import { seconds } from "../duration";
import { type HeaderMutations, headerMutations } from "./header-mutations";
import { nameOf } from "./objects";
import type { PathSettings } from "./path";

/** How Envoy finds the client's address. */
export type Detection =
  | { readonly by: "peer" }
  | { readonly by: "hops"; readonly hops: number; readonly appends: boolean }
  | { readonly by: "trustedPeers"; readonly ranges: readonly string[]; readonly appends: boolean }
  | { readonly by: "header"; readonly name: string; readonly whenMissing: "peer" | "refuse" };

/** What a listener does with requests before any route, and with answers after. */
export interface ClientSettings {
  readonly path: PathSettings;
  readonly underscores: "Allow" | "RejectRequest" | "DropHeader";
  readonly requestId: "PreserveOrGenerate" | "Preserve" | "Generate" | "Disable";
  readonly detection: Detection;
  /** What becomes of the client's own `X-Forwarded-Client-Cert`. */
  readonly forwardedCertificate: "removed" | "kept" | "written";
  readonly envoyHeaders: "sent" | "suppressed";
  readonly early: HeaderMutations;
  readonly late: HeaderMutations;
  readonly streamIdleSeconds?: number;
  readonly clientCertificate?: { readonly authorities: string; readonly mode: CertificateMode };
  readonly connections?: number;
}

const NO_MUTATIONS: HeaderMutations = { writes: [], removes: [] };

/**
 * Settings of a listener by its ClientTrafficPolicy, with the defaults of Envoy Gateway where there is
 * none (internal/gatewayapi/{listener,clienttrafficpolicy}.go, internal/xds/translator/listener.go).
 */
export const clientSettings = (policy?: {
  readonly namespace: string;
  readonly spec: ClientTrafficPolicySpec;
}): ClientSettings => {
  const { path, headers, clientIPDetection, timeout, connection, tls } = policy?.spec ?? {};
  const validation = tls?.clientValidation;
  const limit = connection?.connectionLimit?.value;
  const idle = timeout?.http?.streamIdleTimeout;
  return {
    path: {
      mergeSlashes: path?.disableMergeSlashes !== true,
      escapedSlashes: path?.escapedSlashesAction ?? "UnescapeAndRedirect",
    },
    underscores: headers?.withUnderscoresAction ?? "RejectRequest",
    requestId: headers?.requestID ?? "Generate",
    detection: detection(clientIPDetection),
    forwardedCertificate: forwardedCertificate(headers?.xForwardedClientCert?.mode),
    envoyHeaders: headers?.enableEnvoyHeaders ? "sent" : "suppressed",
    early: headers?.earlyRequestHeaders
      ? headerMutations([headers.earlyRequestHeaders])
      : NO_MUTATIONS,
    late: headers?.lateResponseHeaders
      ? headerMutations([headers.lateResponseHeaders])
      : NO_MUTATIONS,
    ...(idle !== undefined && { streamIdleSeconds: seconds(idle) }),
    ...(policy &&
      validation && { clientCertificate: clientCertificate(validation, policy.namespace) }),
    ...(limit !== undefined && { connections: limit }),
  };
};

const detection = ({
  customHeader,
  xForwardedFor,
}: NonNullable<ClientTrafficPolicySpec["clientIPDetection"]> = {}): Detection => {
  if (customHeader) {
    const { name, failClosed } = customHeader;
    return { by: "header", name, whenMissing: failClosed ? "refuse" : "peer" };
  }
  if (!xForwardedFor) {
    return { by: "peer" };
  }
  const { trustedCIDRs, numTrustedHops = 0, disableXForwardedForAppend } = xForwardedFor;
  const appends = disableXForwardedForAppend !== true;
  return trustedCIDRs
    ? { by: "trustedPeers", ranges: trustedCIDRs, appends }
    : { by: "hops", hops: Math.max(numTrustedHops, 1), appends };
};

type ForwardMode = NonNullable<
  NonNullable<ClientTrafficPolicySpec["headers"]>["xForwardedClientCert"]
>["mode"];

const forwardedCertificate = (mode: ForwardMode): ClientSettings["forwardedCertificate"] => {
  if (mode === "AlwaysForwardOnly") {
    return "kept";
  }
  return mode === "SanitizeSet" || mode === "AppendForward" ? "written" : "removed";
};

type Validation = NonNullable<NonNullable<ClientTrafficPolicySpec["tls"]>["clientValidation"]>;

/** The first Secret stands for the authorities. Without a check of the chain a certificate proves nothing. */
const clientCertificate = (
  { caCertificateRefs = [], mode = "RequireAndVerify" }: Validation,
  home: string,
): NonNullable<ClientSettings["clientCertificate"]> => {
  const [first] = caCertificateRefs;
  const modes = {
    Request: "request",
    RequireAny: "request",
    VerifyIfGiven: "optional",
    RequireAndVerify: "required",
  } as const;
  return {
    authorities: first ? nameOf({ namespace: first.namespace ?? home, name: first.name }) : "",
    mode: modes[mode],
  };
};
