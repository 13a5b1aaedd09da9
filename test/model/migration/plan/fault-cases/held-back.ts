import { inventory } from "../planned";
import { type Case, services } from "./fault-case";

export const heldBack = (annotations: Record<string, string>, more: object = {}) => ({
  from: inventory({
    ingresses: [
      {
        name: "web",
        host: "shop.example",
        tls: true,
        annotations: { "auth-type": "basic", "auth-secret": "users", ...annotations },
      },
    ],
    secrets: [
      { name: "users", keys: ["auth"], passwords: { apr1: 1 } },
      { name: "clients", keys: ["ca.crt"] },
    ],
    ...more,
  }),
  settings: { answers: { "shop/web/auth-secret": "holdBack" } },
});

export const HELD_BACK_CASES: Record<string, Case> = {
  "a host that stays": { ...heldBack({}), faults: {} },
  "a host that stays and limits by address": {
    ...heldBack({ "limit-rps": "5", "whitelist-source-range": "10.0.0.0/8" }),
    faults: {
      adopt: { "held-back-address-shop.example": "pool" },
      own: { "held-back-address-shop.example": "pool" },
      dns: { "held-back-address-shop.example": "cutover" },
    },
  },
  "a host that stays, and clients that are blocked": {
    ...heldBack({}, { configMap: { "block-cidrs": "192.0.2.0/24" } }),
    faults: {
      ...services({ "held-back-address-shop.example": "pool" }),
      dns: { "held-back-address-shop.example": "cutover" },
    },
  },
  "a host that stays with a snippet": {
    ...heldBack(
      { "server-snippet": "deny 192.0.2.7;" },
      { configMap: { "allow-snippet-annotations": "true", "annotations-risk-level": "Critical" } },
    ),
    faults: {
      ...services({ "held-back-address-shop.example": "pool" }),
      dns: { "held-back-address-shop.example": "cutover" },
    },
  },
  "a host that stays and limits by address, which a believed field says": {
    ...heldBack(
      { "limit-rps": "5" },
      { configMap: { "use-forwarded-headers": "true", "proxy-real-ip-cidr": "0.0.0.0/0" } },
    ),
    faults: {},
  },
  "one that Envoy's pods may say": {
    ...heldBack(
      { "limit-rps": "5" },
      { configMap: { "use-forwarded-headers": "true", "proxy-real-ip-cidr": "10.0.0.0/8" } },
    ),
    faults: { dns: { "held-back-address-shop.example": "cutover" } },
  },
  "one that others may say": {
    ...heldBack(
      { "limit-rps": "5" },
      { configMap: { "use-forwarded-headers": "true", "proxy-real-ip-cidr": "192.0.2.0/24" } },
    ),
    faults: {
      ...services({ "held-back-address-shop.example": "pool" }),
      dns: { "held-back-address-shop.example": "cutover" },
    },
  },
  "a host that stays and limits by address, which PROXY headers say": {
    ...heldBack({ "limit-rps": "5" }, { configMap: { "use-proxy-protocol": "true" } }),
    faults: {},
  },
  "a host that stays and chooses endpoints by address": {
    ...heldBack({ "upstream-hash-by": "$binary_remote_addr" }),
    faults: {
      ...services({ "held-back-address-shop.example": "pool" }),
      dns: { "held-back-address-shop.example": "cutover" },
    },
  },
  "a host that stays and chooses endpoints by path, and asks a guard": {
    ...heldBack({
      "upstream-hash-by": "$request_uri",
      "auth-url": "http://guard.shop.svc.cluster.local/check",
    }),
    faults: {},
  },
  "a host that stays and asks clients for certificates": {
    ...heldBack({ "auth-tls-secret": "shop/clients", "auth-tls-verify-client": "on" }),
    faults: {
      ...services({ "held-back-tls-shop.example": "pool" }),
      dns: { "held-back-tls-shop.example": "cutover" },
    },
  },
  "a host that stays and asks clients for none": {
    ...heldBack({ "auth-tls-secret": "shop/clients", "auth-tls-verify-client": "off" }),
    faults: {},
  },
};
