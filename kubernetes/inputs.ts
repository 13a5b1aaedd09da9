import type { types } from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";

/** What a value looks like when each part of it may be an Output. */
type Parts<T> = T extends readonly (infer Item)[]
  ? Inputs<Item>[]
  : T extends object
    ? { [Key in keyof T]: Inputs<T[Key]> }
    : T;

/**
 * A plain type whose every part, at any depth, may be a `pulumi.Input`. `T` itself is assignable
 * to it. Unions stay together: a field `"A" | "B"` takes an `Output<"A" | "B">`. An optional part
 * is left out, never `undefined`.
 */
export type Inputs<T> = pulumi.Input<Parts<T>>;

/** Arguments of the resource class of a kind: everything but what the class itself knows. */
export interface ResourceArgs<Spec> {
  metadata: pulumi.Input<types.input.meta.v1.ObjectMeta>;
  spec: Inputs<Spec>;
}
