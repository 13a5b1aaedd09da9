import { connect } from "node:tls";
import type { DetailedPeerCertificate } from "node:tls";
import type { ShownChain } from "../../model/migration/checks/observation";

/** Nothing listens at the address, or it cannot be reached from here. */
export class NoConnection extends Error {}

/** Longest wait for a handshake, milliseconds. */
const TIMEOUT_MS = 10_000;

/**
 * Asks for a name by TLS and notes the certificates that are shown, whether they are good or not.
 *
 * @returns the chain, or why the handshake failed.
 * @throws {NoConnection} There was not even a connection: that says nothing about certificates.
 */
export function handshake({
  address,
  port,
  host,
}: {
  address: string;
  port: number;
  host: string;
}): Promise<ShownChain | { error: string }> {
  return new Promise((resolve, reject) => {
    let connected = false;
    const socket = connect({
      host: address,
      port,
      servername: host,
      rejectUnauthorized: false,
      timeout: TIMEOUT_MS,
    });
    const failed = (message: string): void => {
      socket.destroy();
      if (connected) {
        resolve({ error: message });
      } else {
        reject(new NoConnection(`${address}:${String(port)}: ${message}`));
      }
    };
    socket.on("connect", () => (connected = true));
    socket.on("error", (error: Error) => failed(error.message));
    socket.on("timeout", () => failed(`no answer within ${String(TIMEOUT_MS / 1000)} s`));
    socket.on("secureConnect", () => {
      const shown = socket.getPeerCertificate(true);
      socket.destroy();
      resolve(toChain(shown));
    });
  });
}

const toChain = (first: DetailedPeerCertificate): ShownChain => ({
  fingerprints: chainOf(first).map(({ fingerprint256 }) => fingerprint256),
  names: namesOf(first),
  notAfter: new Date(first.valid_to).toISOString(),
});

/** A root that signed itself is its own issuer; one that was not shown is absent, whatever the type says. */
const chainOf = (first: DetailedPeerCertificate): DetailedPeerCertificate[] => {
  const chain: DetailedPeerCertificate[] = [];
  const follow = (next: DetailedPeerCertificate | undefined): void => {
    if (next !== undefined && !chain.includes(next)) {
      chain.push(next);
      follow(next.issuerCertificate);
    }
  };
  follow(first);
  return chain;
};

/** Alternative names; a certificate without them is for its common name. */
const namesOf = ({ subjectaltname, subject }: DetailedPeerCertificate): string[] =>
  subjectaltname === undefined
    ? [subject.CN ?? []].flat()
    : subjectaltname.split(", ").map((name) => name.replace(/^[^:]+:/, ""));
