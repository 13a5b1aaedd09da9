import { seconds, withLab } from "./lab";
import { median, table } from "./table";

const RUNS = 5;

/** Whole no-change preview of the stack `dev`, with the CRD step and without it. */
export async function benchPreview(): Promise<void> {
  await withLab(async ({ stack, config }) => {
    const controller = config.controller as Record<string, unknown>;
    const times: Record<string, number> = {};
    for (const crds of ["manage", "existing"]) {
      await stack.configure({ ...config, controller: { ...controller, crds } });
      await seconds(() => stack.up());
      const runs = [];
      for (let run = 0; run < RUNS; run += 1) {
        runs.push(await seconds(() => stack.run(["preview", "--expect-no-changes"])));
      }
      times[crds] = median(runs);
      // The CRDs stay, so that the second stack finds them.
      await seconds(() => stack.destroy());
    }
    const { manage = Number.NaN, existing = Number.NaN } = times;
    table(
      ["no-change preview of dev", "median"],
      [
        ["with the CRD step", `${manage.toFixed(2)} s`],
        ["without it", `${existing.toFixed(2)} s`],
        ["ratio", (manage / existing).toFixed(2)],
      ],
    );
  });
}
