import { stringify } from "yaml";
import { USER } from "./applications/protected";

/** What the applications' protections let pass, as the probe is told: a file of names of variables. */
export const CREDENTIALS = {
  /** From the folder of the checkout. */
  file: "credentials.yaml",
  content: stringify({
    "admin.example.com/": basic(),
    "legacy.example.com/": basic(),
    "private.example.com/": { headers: { Authorization: "$JOURNEY_TOKEN" } },
  }),
  variables: {
    JOURNEY_USER: USER.name,
    JOURNEY_PASSWORD: USER.password,
    // The authorisation service answers with the status that it is asked for.
    JOURNEY_TOKEN: "Bearer status-200",
  },
} as const;

function basic() {
  return { basic: { user: "$JOURNEY_USER", password: "$JOURNEY_PASSWORD" } };
}
