import type { HeaderEdits } from "../../http/answer";
import type { NginxConfiguration } from "../configuration/configuration";
import { corsEffect } from "./cors";
import type { Exchange, LocatedExchange } from "./exchange";
import { snippetEffects } from "./snippets";
import { fillIn } from "./variables";

type Fields = Readonly<Record<string, string>>;

/** Fields of every answer, also of those that no location gives. */
export const generalHeaders = (
  { responseHeaders: { server, add } }: Pick<NginxConfiguration, "responseHeaders">,
  exchange?: Exchange,
): HeaderEdits => ({
  server: server === "removed" ? null : "nginx",
  ...lowerCase(add, exchange),
});

/** Fields of an answer that a location gives. */
export const locationHeaders = (exchange: LocatedExchange): HeaderEdits => {
  const { nginx, request, location } = exchange;
  const { hsts } = nginx.configuration;
  const { responseHeaders, addedHeaders, clearedHeaders } = snippetEffects(exchange);
  const cleared = clearedHeaders.map((name) => [name.toLowerCase(), null] as const);
  return {
    ...generalHeaders(nginx.configuration, exchange),
    // The redirect to a slash comes before the conditions that these hang on.
    ...(exchange.block && corsEffect(exchange)?.responseHeaders),
    ...lowerCase(responseHeaders, exchange),
    ...Object.fromEntries(cleared),
    ...lowerCase(addedHeaders, exchange),
    ...lowerCase(location.settings.proxy.customHeaders),
    ...(request.scheme === "https" &&
      hsts !== "off" && { "strict-transport-security": hsts.header }),
  };
};

/** Fields of a backend's answer that nginx hides. */
export const hiddenHeaders = ({ responseHeaders }: NginxConfiguration): HeaderEdits =>
  Object.fromEntries(responseHeaders.hide.map((name) => [name.toLowerCase(), null]));

/** @param exchange absent: variables stay as they are. A value that comes to nothing removes the field. */
const lowerCase = (fields: Fields, exchange?: Exchange): HeaderEdits =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name.toLowerCase(),
      (exchange === undefined ? value : fillIn(value, exchange)) || null,
    ]),
  );
