import type { StepListener } from "../../lab/steps";
import type { ParityCase } from "./case";
import type { Family } from "./cases";
import { deploy, type Deployed } from "./deploy";
import { interpretersOf } from "../../model/probe/interpreters";
import { backendsOfServices } from "./manifests";
import type { CaseReport } from "./report";
import { runCase, type RunContext } from "./run";
import type { Stand } from "./stand";

/** Cases at both proxies, to be compared one by one. */
export interface Session {
  readonly deployed: Deployed;
  /** Sends the requests of a case; one to skip is reported as such. */
  run(family: string, parityCase: ParityCase): Promise<CaseReport>;
}

/** Brings the cases of families, but for those to skip, to both proxies. */
export async function openSession({
  stand,
  families,
  onStep = () => undefined,
}: {
  stand: Stand;
  families: readonly Family[];
  onStep?: StepListener;
}): Promise<Session> {
  const cases = families.flatMap((family) => family.cases).filter(({ skip }) => skip === undefined);
  const deployed = await deploy({ stand, cases, onStep });
  const context: RunContext = {
    deployed,
    interpreters: interpretersOf({ ...deployed, objects: deployed.conversion.objects }),
    knowledge: {
      backends: backendsOfServices(cases),
      certificates: deployed.certificates,
    },
    clientAddress: stand.clientAddress,
  };
  return {
    deployed,
    run: async (family, parityCase) => ({
      name: `${family}/${parityCase.name}`,
      about: parityCase.about,
      ...(parityCase.skip === undefined
        ? { vectors: await runCase({ parityCase, context }) }
        : { skipped: parityCase.skip, vectors: [] }),
    }),
  };
}
