import { USER } from "./protected";

/** A request and what every client must get for it, whichever proxy answers. */
export interface Reach {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: number;
  readonly status: number;
  readonly location?: string;
  /** Fields as the backend must see them, by lower-case name; it must be the echo. */
  readonly seen?: Readonly<Record<string, string>>;
}

const basic = `Basic ${Buffer.from(`${USER.name}:${USER.password}`).toString("base64")}`;

const FORWARDED = { "x-forwarded-proto": "https", "x-forwarded-port": "443" };

/** What clients do with each application. */
export const REACHES: readonly Reach[] = [
  { url: "https://shop.example.com/", status: 200 },
  { url: "https://shop.example.com/cart/7", status: 200 },
  {
    url: "http://shop.example.com/cart?x=1",
    status: 308,
    location: "https://shop.example.com/cart?x=1",
  },
  { url: "https://m.example.com/", status: 200 },
  { url: "https://help.example.com/", status: 200 },
  { url: "http://plain.example.com/", status: 200 },
  { url: "https://chat.example.com/", status: 200 },
  { url: "https://events.example.com/", status: 200 },
  { url: "https://upload.example.com/", body: 8_000_000, status: 200 },
  { url: "https://private.example.com/", status: 401 },
  {
    url: "https://private.example.com/",
    headers: { Authorization: "Bearer status-200" },
    status: 200,
    seen: { ...FORWARDED, "x-auth-user": "alice" },
  },
  { url: "https://admin.example.com/", status: 401 },
  {
    url: "https://admin.example.com/",
    headers: { Authorization: basic },
    status: 200,
    seen: FORWARDED,
  },
  { url: "https://legacy.example.com/", status: 401 },
  { url: "https://legacy.example.com/", headers: { Authorization: basic }, status: 200 },
  { url: "https://limited.example.com/", status: 200, seen: FORWARDED },
  { url: "https://office.example.com/", status: 200, seen: FORWARDED },
  { url: "https://beta.example.com/", status: 200, seen: FORWARDED },
  { url: "https://beta.example.com/", headers: { "X-Beta": "always" }, status: 401 },
  { url: "https://texera.example.com/", status: 200, seen: FORWARDED },
  { url: "https://texera.example.com/API/Dataset/3", status: 200, seen: FORWARDED },
  { url: "https://texera.example.com/api/executions/7/stats/9", status: 200, seen: FORWARDED },
  { url: "https://minio.example.com/bucket/key", status: 200, seen: FORWARDED },
  { url: "https://gateway.local/", status: 200, seen: FORWARDED },
  { url: "https://gateway.local/fast-time/x", status: 200, seen: FORWARDED },
  { url: "http://nobody.example.net/", status: 200, seen: { host: "nobody.example.net" } },
  {
    url: "http://shop.example.com/healthz",
    status: 308,
    location: "https://shop.example.com/healthz",
  },
];
