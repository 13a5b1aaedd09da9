import { createSecureContext } from "node:tls";
import { printable, type Inventory } from "../../model/nginx/inventory";
import { effectiveNginx } from "../../model/nginx/effective/build";
import { logRequests } from "../../model/probe/access-log";
import {
  credentialsSchema,
  resolveCredentials,
  type Resolved,
} from "../../model/probe/credentials";
import { fileRequests, requestFileSchema } from "../../model/probe/request-file";
import type { ProbeRequest } from "../../model/probe/request";
import { environmentVariable } from "../environment";
import { CommandFault } from "../fault";
import { readText } from "../read-file";
import { readYaml } from "../read-yaml";

/** Requests of a file of the user's own. @throws {CommandFault} Some may not be sent. */
export function readRequests(file: string, methods: readonly string[]): readonly ProbeRequest[] {
  const read = readYaml({ file, what: "requests of a probe", schema: requestFileSchema });
  const { requests, refusedMethods } = fileRequests({ file: read, methods });
  if (refusedMethods.length > 0) {
    throw new CommandFault(
      `${file} has requests that may change things: ${refusedMethods.join(", ")}; --methods allows more than ${methods.join(", ")}`,
      2,
    );
  }
  return requests;
}

/** Requests of an access log. @throws {CommandFault} No line of it is a request. */
export function readAccessLog(file: string, inventory: Inventory): readonly ProbeRequest[] {
  const text = readText(file, "the access log");
  const { requests, leftOut } = logRequests({ text, nginx: effectiveNginx(inventory) });
  if (requests.length === 0) {
    throw new CommandFault(
      `${file} has no request that can be sent, in ${leftOut} lines; it takes GET and HEAD in nginx's default format, or JSON with method, host and path`,
      2,
    );
  }
  return requests;
}

/**
 * Credentials with their values.
 *
 * @param variable the value of an environment variable.
 * @throws {CommandFault} One is not set, or its value cannot be sent; no message says a value.
 */
export function readCredentials(
  file: string,
  variable = environmentVariable,
): ReadonlyMap<string, Resolved> {
  const credentials = readYaml({ file, what: "credentials", schema: credentialsSchema });
  const read = resolveCredentials(credentials, variable);
  if ("missing" in read) {
    throw new CommandFault(
      `${file} names variables that are not set in the environment: ${read.missing.join(", ")}`,
      2,
    );
  }
  const faults = [...read.resolved].flatMap(([name, each]) => unusable(name, each));
  if (faults.length > 0) {
    throw new CommandFault([`credentials of ${file} cannot be sent:`, ...faults].join("\n"), 2);
  }
  return read.resolved;
}

/** Says which is wrong, never what it is. */
function unusable(name: string, { headers, clientCertificate }: Resolved): string[] {
  const fields = headers
    .filter(([, value]) => !/^[\t\x20-\x7e\x80-\xff]*$/.test(value))
    .map(([field]) => `the value of ${field} has a line break or a control character`);
  const pair =
    clientCertificate === undefined || isKeyPair(clientCertificate)
      ? []
      : ["clientCertificate is no certificate in PEM with its private key"];
  return [...fields, ...pair].map((fault) => printable(`  ${name}: ${fault}`));
}

function isKeyPair({
  certificate,
  privateKey,
}: NonNullable<Resolved["clientCertificate"]>): boolean {
  try {
    createSecureContext({ cert: certificate, key: privateKey });
    return true;
  } catch {
    return false;
  }
}
