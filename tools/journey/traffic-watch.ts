import { startWatch, type Watch } from "../../commands/watch/run";
import type { Stand } from "./stand";

/** Applications that are watched: pages, a chat, events, uploads; all lead to the backend that counts. */
const URLS = [
  "https://shop.example.com/",
  "https://shop.example.com/cart",
  "https://m.example.com/",
  "https://help.example.com/",
  "https://chat.example.com/room",
  "https://events.example.com/",
  "https://upload.example.com/",
  "http://plain.example.com/",
];

/** Watches the applications at the public address, until it is stopped. */
export const watchTraffic = ({
  stand: { address, certificates, arrivals },
  rate,
}: {
  stand: Pick<Stand, "address" | "certificates" | "arrivals">;
  /** Requests per second. */
  rate: number;
}): Watch =>
  startWatch({
    urls: URLS,
    address,
    trust: { ca: certificates },
    rate,
    backendLogs: [arrivals],
    // Who asked the backend: the pod that stood between.
    proxyField: "x-watch-peer",
    pool: 4,
  });
