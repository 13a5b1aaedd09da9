import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import type { TLSSocket } from "node:tls";
import type { Observed } from "../../model/probe/observed";
import { readEcho } from "../../model/probe/echo";

/** Longest time and most bytes for which a body is read; of a stream its head is enough. */
const BODY_SECONDS = 5;
const BODY_BYTES = 1024 * 1024;

/** What was read of a body; `undefined`: it is longer, or did not end in time. */
export async function readBody(stream: Readable): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    stream.destroy();
  }, BODY_SECONDS * 1000);
  try {
    for await (const chunk of stream) {
      chunks.push(chunk as Buffer);
      size += (chunk as Buffer).length;
      if (size > BODY_BYTES) {
        return undefined;
      }
    }
    return isLate() ? undefined : Buffer.concat(chunks);
  } catch (error) {
    if (isLate()) {
      return undefined;
    }
    throw error;
  } finally {
    clearTimeout(timer);
  }

  function isLate(): boolean {
    return late;
  }
}

/** An answer in the form in which answers are compared. */
export function observedAnswer({
  status,
  headers,
  body,
  certificate,
}: {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: Buffer | undefined;
  certificate: string | undefined;
}): Observed {
  const contentType = headers["content-type"];
  const seen =
    body === undefined ? undefined : readEcho({ contentType, body: body.toString("utf8") });
  return {
    status,
    ...(headers.location !== undefined && { location: headers.location }),
    headers,
    ...(certificate !== undefined && { certificate }),
    ...(body !== undefined && { bodyHash: sha256(body) }),
    ...(seen !== undefined && { seen }),
  };
}

/** Fields with several values, each name once. */
export const joined = (
  fields: Readonly<Record<string, string | readonly string[] | undefined>>,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) =>
      value === undefined
        ? []
        : [[name, typeof value === "string" ? value : value.join(separatorOf(name))]],
    ),
  );

const separatorOf = (name: string): string => (name === "set-cookie" ? "\n" : ", ");

export const sha256 = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");

/** sha256 of the certificate that a connection was shown; absent over plain HTTP. */
export function shownCertificate(socket: object): string | undefined {
  const peer = isTls(socket) ? socket.getPeerCertificate() : undefined;
  // The certificate is an empty object where there is none, whatever its type says.
  return (peer as { raw?: Buffer } | undefined)?.raw && peer ? sha256(peer.raw) : undefined;
}

const isTls = (socket: object): socket is TLSSocket => "getPeerCertificate" in socket;
