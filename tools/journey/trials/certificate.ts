import { handshake } from "../../../cluster/migration/handshake";
import { eventually } from "../../../lab/wait";
import { fingerprint, selfSigned } from "../../parity/certificates";
import { applyOwn } from "../../parity/kubernetes";
import { SHOP } from "../applications/manifest";
import { FAULTS } from "./faults";
import type { Trial, TrialContext } from "./trial";
import { underFault } from "./under-fault";

const HOST = "shop.example.com";
const SECRET = { namespace: SHOP, name: "shop-tls" };

/** A host gets another certificate, and then its old one. Clients trust both. */
export const rotateCertificate: Trial = {
  name: FAULTS["certificate-rotated"].name,
  expectation: FAULTS["certificate-rotated"].expected,
  run: async (context) => {
    const { stand } = context;
    const next = await selfSigned({ name: "shop-next", hosts: [HOST] });
    const trusting = {
      ...context,
      stand: { ...stand, certificates: `${stand.certificates}${next.certificate}` },
    };
    const work = async (): Promise<string[]> => {
      const before = await presentPair(context);
      await replace(context, next);
      await replace(context, before);
      return [];
    };
    return underFault({ fault: FAULTS["certificate-rotated"], from: "cutover", work }).run(
      trusting,
    );
  },
};

interface Pair {
  readonly certificate: string;
  readonly privateKey: string;
}

async function presentPair({ stand: { api } }: TrialContext): Promise<Pair> {
  const { data = {} } = await api.core.readNamespacedSecret(SECRET);
  const text = (key: string): string => Buffer.from(data[key] ?? "", "base64").toString();
  return { certificate: text("tls.crt"), privateKey: text("tls.key") };
}

/** Replaces it, and returns when clients get the new one. */
async function replace({ stand }: TrialContext, pair: Pair): Promise<void> {
  await applyOwn(stand.api, [
    {
      apiVersion: "v1",
      kind: "Secret",
      type: "kubernetes.io/tls",
      metadata: SECRET,
      stringData: { "tls.crt": pair.certificate, "tls.key": pair.privateKey },
    },
  ]);
  const wanted = fingerprint(pair.certificate);
  await eventually({
    what: `${HOST} has its new certificate`,
    seconds: 60,
    probe: async () => {
      const shown = await handshake({ address: stand.address, port: 443, host: HOST });
      return "fingerprints" in shown && bare(shown.fingerprints[0]) === wanted;
    },
  });
}

/** As `fingerprint` has it. */
const bare = (shown = ""): string => shown.replaceAll(":", "").toLowerCase();
