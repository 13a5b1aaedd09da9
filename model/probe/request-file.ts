import { z } from "zod";
import type { HeaderField } from "../http/request";
import { PROTOCOLS, probeRequest, type ProbeRequest } from "./request";

const token = z.string().regex(/^[!#$%&'*+.^`|~\w-]+$/, {
  error: "is no token; allowed: letters, digits and hyphens",
});

const line = z.string().regex(/^[^\r\n\0]*$/, { error: "has a line break; allowed: one line" });

const entrySchema = z.strictObject({
  host: z
    .string()
    .regex(/^[^\s/?#]+$/, { error: "is no host; allowed: a name, perhaps with a port" }),
  target: z
    .string()
    .regex(/^\/[\x21-\x7e]*$/, {
      error: "is no path; allowed: / and what follows as it is sent, spaces as %20",
    })
    .default("/"),
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
  const refused = requests.map(({ method }) => method).filter((each) => !methods.includes(each));
  return {
    requests: requests.map(({ headers, ...request }) =>
      probeRequest({
        ...request,
        headers: Object.entries(headers).map(([name, value]): HeaderField => [name, value]),
        purpose: "request of the user's own",
      }),
    ),
    refusedMethods: [...new Set(refused)].sort(),
  };
};
