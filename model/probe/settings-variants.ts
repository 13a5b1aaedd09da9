import type { HeaderField } from "../http/request";
import type { Location, Nginx } from "../nginx/effective/nginx";
import { sampleOrigin } from "./samples";

/** A request to a location that a setting of it treats in another way. */
export interface SettingVariant {
  readonly purpose: string;
  readonly method?: string;
  readonly headers: readonly HeaderField[];
}

/** Requests for what a location's settings look at besides the path: origins, and the user's canaries. */
export const settingVariants = ({
  location,
  nginx,
  methods,
}: {
  location: Location;
  nginx: Nginx;
  methods: readonly string[];
}): SettingVariant[] => [
  ...corsVariants(location, methods),
  ...canaryVariants(location, nginx),
  ...HEADERS,
];

/** What clients send and only some proxies may believe. */
const HEADERS: readonly SettingVariant[] = [
  {
    purpose: "forwarded fields",
    headers: [
      ["X-Forwarded-For", "203.0.113.7"],
      ["X-Forwarded-Proto", "https"],
      ["X-Forwarded-Host", "envoy-edge-probe.invalid"],
    ],
  },
];

const corsVariants = (
  { settings: { cors } }: Location,
  methods: readonly string[],
): SettingVariant[] => {
  if (cors === undefined) {
    return [];
  }
  const origins = [
    ...cors.allowOrigins.slice(0, 1).map((pattern) => ({
      purpose: "allowed origin",
      origin: sampleOrigin(pattern),
    })),
    { purpose: "foreign origin", origin: "https://foreign.invalid" },
  ];
  return origins.flatMap(({ purpose, origin }): SettingVariant[] => [
    { purpose, headers: [["Origin", origin]] },
    ...(methods.includes("OPTIONS")
      ? [
          {
            purpose: `preflight of an ${purpose}`,
            method: "OPTIONS",
            headers: [
              ["Origin", origin],
              ["Access-Control-Request-Method", "GET"],
            ] as const,
          },
        ]
      : []),
  ]);
};

const canaryVariants = (
  { backend }: Location,
  { upstreams }: Pick<Nginx, "upstreams">,
): SettingVariant[] => {
  const canary = backend.type === "upstream" ? upstreams.get(backend.id)?.canary : undefined;
  if (canary === undefined) {
    return [];
  }
  const { header, headerValue, cookie } = canary;
  return [
    ...(header === undefined
      ? []
      : [headerValue ?? "always", "never"].map((value) => ({
          purpose: `canary by header ${header}`,
          headers: [[header, value] as const],
        }))),
    ...(cookie === undefined
      ? []
      : ["always", "never"].map((value) => ({
          purpose: `canary by cookie ${cookie}`,
          headers: [["Cookie", `${cookie}=${value}`] as const],
        }))),
  ];
};
