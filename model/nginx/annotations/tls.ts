import type { TlsSettings } from "../effective/settings";
import type { AnnotationSource, Parsed } from "./annotation";
import { present, readFamily } from "./reading";
import { annotationTable } from "./table";
import { matching } from "./values";

export const tlsAnnotations = annotationTable(
  {
    scope: "server",
    risk: "Low",
    invalid: "drops the Ingress",
    fidelity: "no-op",
    protective: true,
    emits: [],
    differs: "",
  },
  {
    "ssl-passthrough": {
      meaning:
        "Hands TLS to the backend of path `/` by server name, if the controller's argument allows it; all other annotations are void then.",
      fidelity: "exact",
      emits: ["TLSRoute", "Gateway.spec.listeners[].tls.mode"],
    },
    "ssl-ciphers": {
      meaning: "Cipher suites of the host, in OpenSSL's notation.",
      fidelity: "approximate",
      emits: ["ClientTrafficPolicy.spec.tls.ciphers"],
      differs: "Only suites that BoringSSL has; those of TLS 1.3 cannot be chosen.",
    },
    "ssl-prefer-server-ciphers": {
      meaning: "Whether the proxy's order of suites counts; by default yes.",
      invalid: "takes the default",
      fidelity: "approximate",
      differs: "With BoringSSL the proxy's order always counts.",
    },
    "http2-push-preload": {
      meaning: "Pushes what a Link field names; nginx cannot do it any more.",
      scope: "location",
      protective: false,
    },
  },
);

/** Names of suites with OpenSSL's signs, `@STRENGTH` and `@SECLEVEL=n`. */
const CIPHERS = matching(
  "a list of cipher suites",
  /^(?:[A-Za-z0-9!:+_-]|@STRENGTH|@SECLEVEL=[0-5])*$/,
);

/** Facts: internal/ingress/annotations/{sslpassthrough,sslcipher,http2pushpreload}. */
export const parseTls = (source: AnnotationSource): Parsed<TlsSettings> =>
  readFamily<TlsSettings>({
    source,
    without: { passthrough: false },
    read: ({ boolean, text }) => {
      boolean("http2-push-preload", DROP);
      return {
        passthrough: boolean("ssl-passthrough", DROP) ?? false,
        ...present({
          ciphers: text("ssl-ciphers", CIPHERS, DROP),
          preferServerCiphers: boolean("ssl-prefer-server-ciphers"),
        }),
      };
    },
  });

/** Three parsers of the controller read these: an empty value of one leaves the others alone. */
const DROP = { refused: "drop", empty: "default" } as const;
