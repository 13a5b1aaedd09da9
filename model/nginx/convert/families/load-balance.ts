import type { BackendTrafficPolicySpecLoadBalancer } from "../../../../kubernetes/types";
import type { BalancingSettings } from "../../effective/settings";
import type { RuleContext, RuleParts } from "../emission";
import { settingFinding } from "./setting-finding";

type LoadBalance = BalancingSettings["loadBalance"];

/** load-balance as Envoy has it: least requests under way are nearest to ewma's least time to answer. */
export const loadBalancer = (
  loadBalance: LoadBalance,
): Pick<BackendTrafficPolicySpecLoadBalancer, "type"> => ({
  type: loadBalance === "ewma" ? "LeastRequest" : "RoundRobin",
});

/** What a rule adds for load-balance, where it is not the Gateway's. */
export const loadBalanceParts = ({
  context,
  loadBalance,
}: {
  context: RuleContext;
  loadBalance: LoadBalance;
}): RuleParts => {
  const isDefault = loadBalance === context.nginx.configuration.defaults.loadBalance;
  return {
    ...(!isDefault && { traffic: { loadBalancer: loadBalancer(loadBalance) } }),
    ...(loadBalance === "ewma" && {
      findings: [
        settingFinding({
          context,
          key: "load-balance",
          isDefault,
          severity: "note",
          value: "ewma",
          differences: [
            {
              field: "operation",
              when: "always",
              nginx: "prefers endpoints that answered fast",
              envoy: "prefers endpoints with few requests under way",
            },
          ],
          remedy: "Nothing.",
        }),
      ],
    }),
  };
};
