import type { Stage } from "./stage";

/** Whose stage a command is about. */
export interface Subject {
  readonly stack: string;
  /** Name of the migration in the configuration. */
  readonly name: string;
}

/** A path of the migration's configuration, quoted for a shell. */
const place = ({ name, key }: { name: string; key: string }): string =>
  `'envoy-edge:migration.${name}.${key}'`;

/** Sets one key of a migration. */
export const setKey = ({
  stack,
  name,
  key,
  value,
}: Subject & { key: string; value: string | number }): string =>
  `pulumi config set --stack ${stack} --path ${place({ name, key })} ${value}`;

/** Removes one key of a migration. */
export const removeKey = ({ stack, name, key }: Subject & { key: string }): string =>
  `pulumi config rm --stack ${stack} --path ${place({ name, key })}`;

/** Goes to a stage, as far as the configuration goes. */
export const setStage = ({ stage, ...subject }: Subject & { stage: Stage }): string =>
  setKey({ ...subject, key: "stage", value: stage });

/** Applies the configuration. */
export const up = ({ stack }: Pick<Subject, "stack">): string => `pulumi up --stack ${stack}`;

/** Shows the outputs of migrations, their stages among them. */
export const stageOutput = ({ stack }: Pick<Subject, "stack">): string =>
  `pulumi stack output --stack ${stack} migration`;

/** Looks at one object again: one that is gone is forgotten, and made anew. */
export const refresh = ({ stack, name }: Subject): string =>
  `pulumi refresh --stack ${stack} --target '**/${name}'`;

/** Takes evidence of the applied stage. */
export const verify = ({ stack, name }: Subject): string =>
  `edge verify --stack ${stack} --migration ${name}`;

/** Shows what the conversion of an inventory loses, and the ids that answers are given by. */
export const convert = ({ inventory }: { inventory: string }): string =>
  `edge convert --inventory ${inventory} --format table`;
