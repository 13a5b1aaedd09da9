const accept = (reason: string) => ({ accept: reason });

const ALIEN = accept("nginx never did anything with it");
const LIMITS = accept("the applications refuse what is too large");
const MEASURED = accept("seen and judged: no client of ours depends on it");

/** What the team answers to the findings about its applications, by id: the configuration's `answers`. */
export const ANSWERS: Readonly<Record<string, { accept: string } | "deny" | "holdBack">> = {
  "controller/methods": MEASURED,
  "controller/path-matching": MEASURED,
  "controller/path-normalisation": MEASURED,
  "controller/proxy-body-size": LIMITS,
  "controller/proxy-next-upstream": MEASURED,
  "controller/version": accept("both proxies were compared"),
  "mcp/forge-ingress/hsts": ALIEN,
  "mcp/forge-ingress/hsts-include-subdomains": ALIEN,
  "mcp/forge-ingress/hsts-max-age": ALIEN,
  "shop/events/proxy-send-timeout": MEASURED,
  "shop/grpc/backend-protocol": accept("there is one pod"),
  "shop/legacy/auth-secret": "holdBack",
  "shop/limited/limit-rps": accept("it protects nothing"),
  "shop/private/auth-url": accept("the service answers 200 and decides by Authorization"),
  "shop/upload/proxy-body-size": LIMITS,
  "texera/texera-minio-api-ingress/enable-cors": MEASURED,
  "texera/texera-minio-api-ingress/x-forwarded-proto": ALIEN,
};

/** Answers once the users of the host that was held back have passwords that Envoy can check. */
export const FINAL_ANSWERS = Object.fromEntries(
  Object.entries(ANSWERS).filter(([id]) => id !== "shop/legacy/auth-secret"),
);
