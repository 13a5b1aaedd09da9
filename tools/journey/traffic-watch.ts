import { startWatch, type Watch, type WatchListeners } from "../../commands/watch/run";
import type { Stand } from "./stand";

/** Applications that are watched: pages, a chat, events, uploads; all lead to the backend that counts. */
export const URLS: readonly string[] = [
  "https://shop.example.com/",
  "https://shop.example.com/cart",
  "https://m.example.com/",
  "https://help.example.com/",
  "https://chat.example.com/room",
  "https://events.example.com/",
  "https://upload.example.com/",
  "http://plain.example.com/",
];

/** Field of an answer in which the backend says who asked it: the address of the pod that stood between. */
export const PROXY_FIELD = "x-watch-peer";

/** Field of a request without which the backend does not say it. */
export const AS_WATCH = { "x-watch-id": "journey-0" } as const;

/** Watches the applications at the public address, until it is stopped. */
export const watchTraffic = ({
  stand: { address, certificates, arrivals },
  rate,
  urls = URLS,
  listeners,
}: {
  stand: Pick<Stand, "address" | "certificates" | "arrivals">;
  /** Requests per second. */
  rate: number;
  /** Applications; default: all of these. */
  urls?: readonly string[];
  listeners?: WatchListeners;
}): Watch =>
  startWatch(
    {
      urls,
      address,
      trust: { ca: certificates },
      rate,
      backendLogs: [arrivals],
      proxyField: PROXY_FIELD,
      pool: 4,
    },
    listeners,
  );
