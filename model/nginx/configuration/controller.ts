import type { Finding } from "../findings/finding";
import { builtInFinding } from "../findings/loss";
import type { Inventory } from "../inventory";

/** What is not known of the controller itself. */
export const controllerFindings = ({
  inventory: { controller },
  like,
}: {
  inventory: Inventory;
  like: "the model" | "another";
}): Finding[] => {
  if (controller === undefined) {
    return [absent()];
  }
  const { version, customTemplate } = controller;
  return [
    ...(like === "another" ? [otherRelease(version)] : []),
    ...(customTemplate === undefined ? [] : [ownTemplate(customTemplate)]),
  ];
};

const absent = (): Finding =>
  builtInFinding({
    topic: "controller",
    severity: "lossy",
    protective: true,
    differences: [
      {
        field: "operation",
        when: "always",
        nginx: "may have a ConfigMap and arguments that protect every host",
        envoy: "behaves by the defaults of controller 1.15.1",
      },
    ],
    remedy:
      "take the inventory where the controller's workload and ConfigMap are seen, or accept that it has all defaults",
    answers: ["accept"],
  });

const otherRelease = (version = "unknown"): Finding =>
  builtInFinding({
    topic: "version",
    value: version,
    severity: "lossy",
    differences: [
      {
        field: "operation",
        when: "always",
        nginx: "may differ from controller 1.12 to 1.15, whose behaviour is known",
        envoy: "behaves like controller 1.15.1 with the older release's defaults",
      },
      {
        field: "upstream.headers",
        when: "X-Forwarded-Host present",
        nginx: "before 1.12 tells the backend nothing of the client's own X-Forwarded-Host",
        envoy: "sends it as X-Original-Forwarded-Host",
      },
    ],
    remedy: "update the controller first, or compare the answers of both proxies closely",
    answers: ["accept"],
  });

const ownTemplate = (configMap: string): Finding =>
  builtInFinding({
    topic: "template",
    value: configMap,
    severity: "refused",
    protective: true,
    differences: [
      {
        field: "operation",
        when: "always",
        nginx: "runs a configuration made from this template, whatever it says",
        envoy: "behaves as the stock template would",
      },
    ],
    remedy: "compare the template with the stock one; accept this if it changes no behaviour",
    answers: ["accept", "holdBack"],
  });
