import { z } from "zod";
import type { HeaderField } from "../http/request";
import { text } from "../settings/primitives";
import { isAskedFor, isHost, PROTOCOLS, probeRequest, type ProbeRequest } from "./request";

const token = text({
  what: "a token",
  allowed: "letters, digits and hyphens",
  test: (value) => /^[!#$%&'*+.^`|~\w-]+$/.test(value),
});

const line = text({
  what: "the value of a header field",
  allowed: "one line of ASCII, without control characters",
  test: (value) => /^[\t\x20-\x7e]*$/.test(value),
});

const entrySchema = z.strictObject({
  host: text({
    what: "a host",
    allowed: "a name, perhaps with a port",
    test: isHost,
  }),
  target: text({
    what: "a path",
    allowed: "/ and what follows as it is sent, spaces as %20",
    test: (value) => /^\/[\x21-\x7e]*$/.test(value),
  }).default("/"),
  scheme: z.enum(["http", "https"]).default("https"),
  method: token.default("GET"),
  protocol: z.enum(PROTOCOLS).default("http/1.1"),
  headers: z.record(token, line).default({}),
  credentials: z
    .string()
    .exactOptional()
    .describe("name in the file of credentials; never a secret itself"),
  message: z.string().exactOptional().describe("WebSocket: text that is sent once it is open"),
});

/** Requests of the user's own: a list of them. */
export const requestFileSchema = z.strictObject({ requests: z.array(entrySchema) });

/** The requests of such a file that may be sent, and the methods of those that may not. */
export const fileRequests = ({
  file: { requests },
  methods,
}: {
  file: z.output<typeof requestFileSchema>;
  methods: readonly string[];
}): { readonly requests: readonly ProbeRequest[]; readonly refusedMethods: readonly string[] } => {
  const sent = requests.map((request) =>
    request.protocol === "grpc" ? { ...request, method: "POST" } : request,
  );
  const refused = sent.filter((each) => !isAskedFor(each, methods)).map(({ method }) => method);
  return {
    requests: sent.map(({ headers, ...request }) =>
      probeRequest({
        ...request,
        headers: Object.entries(headers).map(([name, value]): HeaderField => [name, value]),
        purpose: "request of the user's own",
      }),
    ),
    refusedMethods: [...new Set(refused)].sort(),
  };
};
