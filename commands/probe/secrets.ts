import { covered, type Resolved } from "../../model/probe/credentials";
import type { ProbeReport } from "../../model/probe/report";

/** A report in which no secret stands: a backend may answer with what it was sent. */
export function withoutSecrets(
  report: ProbeReport,
  credentials: ReadonlyMap<string, Resolved>,
): ProbeReport {
  const secrets = [...credentials.values()].flatMap((each) => each.secrets);
  const clean = (text: string): string => covered(text, secrets);
  return {
    ...report,
    protections: report.protections.map((protection) => ({
      ...protection,
      ...(protection.reason !== undefined && { reason: clean(protection.reason) }),
    })),
    requests: report.requests.map((request) => ({
      ...request,
      ...(request.reason !== undefined && { reason: clean(request.reason) }),
      differences: request.differences.map((difference) => ({
        ...difference,
        nginx: clean(difference.nginx),
        envoy: clean(difference.envoy),
      })),
    })),
  };
}
