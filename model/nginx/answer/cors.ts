import type { HeaderEdits } from "../../http/answer";
import { header } from "../../http/request";
import type { CorsSettings } from "../effective/settings";
import type { LocatedExchange } from "./exchange";

/** What enable-cors does with a request: fields of the answer, and whether nginx itself answers (204). */
export interface CorsEffect {
  readonly responseHeaders: HeaderEdits;
  readonly preflight: boolean;
}

/** The template CORS of nginx.tmpl: nothing without a fitting Origin, and any OPTIONS is a preflight. */
export const corsEffect = ({
  request,
  location: { settings, denied },
}: Pick<LocatedExchange, "request" | "location">): CorsEffect | undefined => {
  const { cors } = settings;
  const origin = cors && allowedOrigin({ cors, origin: header(request, "origin") ?? "" });
  if (cors === undefined || origin === undefined || denied !== undefined) {
    return undefined;
  }
  return {
    responseHeaders: {
      "access-control-allow-origin": origin,
      "access-control-allow-methods": cors.allowMethods,
      "access-control-allow-headers": cors.allowHeaders,
      "access-control-max-age": String(cors.maxAgeSeconds),
      ...(cors.allowCredentials && { "access-control-allow-credentials": "true" }),
      ...(cors.exposeHeaders !== "" && { "access-control-expose-headers": cors.exposeHeaders }),
    },
    preflight: request.method === "OPTIONS",
  };
};

/** A lone `*` stands as such; else the origin that ends in one of those listed, `*` being one label's part. */
const allowedOrigin = ({
  cors: { allowOrigins },
  origin,
}: {
  cors: CorsSettings;
  origin: string;
}): string | undefined => {
  if (allowOrigins.length === 1 && allowOrigins[0] === "*") {
    return "*";
  }
  return allowOrigins.some((pattern) => endsLike(pattern, origin)) ? origin : undefined;
};

/** buildCorsOriginRegex in template.go: in any case, not anchored at the start. */
const endsLike = (pattern: string, origin: string): boolean => {
  const [before = "", ...after] = pattern.trim().split("*");
  const escaped = [before, after.join("*")].map((text) =>
    text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"),
  );
  const wildcard = after.length > 0 ? "[A-Za-z0-9-]+" : "";
  return new RegExp(`${escaped.join(wildcard)}$`, "i").test(origin);
};
