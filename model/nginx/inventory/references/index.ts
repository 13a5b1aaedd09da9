import type { Chosen } from "../choice/ingresses";
import type { Objects, Read } from "../objects/kinds";
import type { Selection } from "../schema";
import type { References } from "./collect";
import { collect } from "./collect";
import { ofAnnotations } from "./annotations";
import { ofArguments, ofMainConfigMap, ofStreamConfigMap } from "./configuration";

export type { References } from "./collect";

/**
 * Every Service, ConfigMap and Secret that the chosen Ingresses and the controller refer to, whether it
 * exists or not. ConfigMaps refer to more ConfigMaps: ask again once those named here were read.
 */
export const referencesOf = ({
  chosen,
  configMaps,
  selection,
  flags,
}: {
  chosen: readonly Chosen[];
  configMaps: Objects["configMaps"];
  selection: Selection;
  /** The controller's arguments. */
  flags: Readonly<Record<string, string>>;
}): References => {
  const dataOf = (key: string | undefined): Readonly<Record<string, string>> =>
    configMaps.find(({ metadata }) => `${metadata.namespace}/${metadata.name}` === key)?.data ?? {};
  return collect([
    ofArguments(flags),
    ofMainConfigMap(dataOf(flags.configmap)),
    ofStreamConfigMap(dataOf(flags["tcp-services-configmap"])),
    ofStreamConfigMap(dataOf(flags["udp-services-configmap"])),
    ...chosen.flatMap(({ ingress }) => [
      ofBackends(ingress),
      ofTls(ingress),
      ofAnnotations({ ingress, prefix: selection.annotationsPrefix }),
    ]),
  ]);
};

const ofBackends = ({ metadata: { namespace }, spec }: Read<"ingresses">) => ({
  services: [
    spec.defaultBackend,
    ...spec.rules.flatMap(({ http }) => http?.paths ?? []).map(({ backend }) => backend),
  ].flatMap((backend) => (backend?.service ? [`${namespace}/${backend.service.name}`] : [])),
});

const ofTls = ({ metadata: { namespace }, spec }: Read<"ingresses">) => ({
  secrets: spec.tls.flatMap(({ secretName }) =>
    secretName === undefined || secretName === ""
      ? []
      : [{ key: `${namespace}/${secretName}`, use: "certificate" as const }],
  ),
});
