import type { RuleContext } from "../emission";
import { isSecure, redirectsToHttps } from "../https-redirect";

/** Whether clients of the location use HTTPS: all of them, or those who follow redirects to it. */
export const isMostlyHttps = (context: RuleContext): boolean =>
  hasCertificate(context) || isAlwaysHttps(context);

/** Whether plain HTTP never gets as far as a backend. */
export const isAlwaysHttps = (context: RuleContext): boolean =>
  redirectsToHttps({
    location: context.location,
    secure: hasCertificate(context),
    configuration: context.nginx.configuration,
  });

/** Without one of its own, clients of the host meet a certificate that they do not trust. */
const hasCertificate = ({ server, nginx }: RuleContext): boolean => isSecure(nginx, server.host);
