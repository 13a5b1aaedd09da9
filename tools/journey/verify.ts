import { join } from "node:path";
import { checksOf } from "../../model/migration/checks";
import type { Stage } from "../../model/migration/stage";
import { MIGRATION } from "./configuration";
import { CREDENTIALS } from "./credentials";
import type { Journey } from "./take-step";

/**
 * Takes evidence of the applied stage with the commands that operators use.
 *
 * @returns What they find wrong, one line each.
 */
export async function verify({
  journey: { project, stand },
  stage,
}: {
  journey: Journey;
  stage: Stage;
}): Promise<string[]> {
  const { edge, stack, folder } = project;
  const subject = ["--stack", stack.name, "--migration", MIGRATION];
  const watched = join(folder, "watch.json");
  const certificates = join(folder, "certificates.pem");
  const watch = await edge(
    ...["watch", "--url", "https://help.example.com/", "--address", stand.address],
    ...["--ca", certificates, "--backend-log", stand.arrivals],
    ...["--rate", "10", "--duration", "5s", "--out", watched],
  );
  const verify = await edge(
    ...["verify", ...subject, "--watch", watched, "--sample", "5s"],
    ...(checksOf(stage).includes("parity")
      ? ["--credentials", CREDENTIALS.file, "--nginx", stand.address, "--envoy", stand.envoyAddress]
      : ["--no-probe"]),
  );
  return [
    ...(watch.exitCode === 0 ? [] : [`edge watch: ${watch.all}`]),
    // What is unknown or failed is a matter of the next step's gates: not each stage needs each check.
    ...(verify.exitCode <= 1 ? [] : [`edge verify: ${verify.all}`]),
  ];
}
