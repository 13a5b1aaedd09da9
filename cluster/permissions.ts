import { z } from "zod";
import type { Permission } from "../model/preflight/observation";
import type { Connection } from "./connection";

const reviewSchema = z.object({ status: z.object({ allowed: z.boolean() }) });

/** Asks the API server which of these rights the identity of the connection lacks. */
export async function readDenied({
  connection,
  permissions,
}: {
  connection: Connection;
  permissions: readonly Permission[];
}): Promise<Permission[]> {
  const reviewed = await Promise.all(
    permissions.map(async (permission) => {
      const answer = reviewSchema.parse(
        await connection.send({
          method: "POST",
          path: "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
          body: {
            apiVersion: "authorization.k8s.io/v1",
            kind: "SelfSubjectAccessReview",
            spec: { resourceAttributes: { ...permission } },
          },
        }),
      );
      return answer.status.allowed ? [] : [permission];
    }),
  );
  return reviewed.flat();
}
