/** A process of the tests: brings a control plane up, says where it is, and stays until it is ended. */
import { controlPlane } from "../../../lab/control-plane";

void controlPlane().then(({ kubeconfig }) => {
  process.stdout.write(`${kubeconfig}\n`);
  setInterval(() => undefined, 60_000);
});
