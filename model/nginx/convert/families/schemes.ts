import type { RuleContext } from "../emission";
import { redirectsToHttps } from "../https-redirect";

/** Whether clients of the location use HTTPS: all of them, or those who follow redirects to it. */
export const isMostlyHttps = (context: RuleContext): boolean =>
  context.server.tls.type === "https" || isAlwaysHttps(context);

/** Whether plain HTTP never gets as far as a backend. */
export const isAlwaysHttps = ({
  server,
  location,
  nginx: { configuration },
}: RuleContext): boolean => redirectsToHttps({ server, location, configuration });
