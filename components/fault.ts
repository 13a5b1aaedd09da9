import * as pulumi from "@pulumi/pulumi";

/**
 * An error for the person who runs the program: the fault, the place and the remedy, without a stack.
 *
 * The stack is removed, not only hidden: the SDK prints it into a trace in any case, and Node 20.20's
 * coloured printing (`markNodeModules` in lib/internal/util/inspect.js) does not end by itself on a
 * frame such as `node_modules/@pulumi/resource.ts`, which costs half a minute.
 */
export function fault(message: string, resource?: pulumi.Resource): Error {
  const error =
    resource === undefined
      ? new pulumi.RunError(message)
      : new pulumi.ResourceError(message, resource, true);
  delete error.stack;
  return error;
}
