import { z } from "zod";
import { answersSchema } from "../nginx/findings/answers";
import { dnsLabel, text } from "./primitives";

const file = text({
  what: "a file of the project",
  allowed: "a relative path such as inventory/prod.json, without ..",
  test: (value) => /^(?!\/)(?!.*(^|\/)\.\.(\/|$)).+$/.test(value),
});

const migrationSchema = z.strictObject({
  stage: z
    .enum(["assess"])
    .default("assess")
    .describe("assess: nothing is made; findings are reported in the preview and in edge diff"),
  inventory: file
    .exactOptional()
    .describe("file that edge inventory wrote; default inventory/<stack>.json"),
  answers: answersSchema
    .default({})
    .describe("answers to findings by id: deny, holdBack, or {accept: reason}"),
});

/** Section `migration`: one entry for each ingress-nginx controller that is moved away from. */
export const migrationsSchema = z.record(dnsLabel, migrationSchema);

/** One migration, defaults filled in. */
export type MigrationSettings = z.output<typeof migrationSchema>;
