import { Command } from "commander";
import { colours as pc } from "../commands/colours";
import { probe } from "../cluster/probe";
import { up } from "../lab/cluster";
import { engine } from "../lab/engine";
import { progress } from "../lab/progress";
import { parseOutputs } from "../outputs";
import { committedConfig, forCluster } from "./edge-lab";
import { openStack } from "./stack";
import type { Run } from "./stack";

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const heading = (text: string): void => say(`\n${pc.bold(`── ${text}`)}`);

/** Cluster up, stack `dev` up, one request through its Gateway. Safe to repeat. */
async function demo({ kubeconfig }: { kubeconfig?: string }): Promise<number> {
  heading("A real cluster");
  const onStep = progress(process.stdout);
  const cluster = await up({ ...(kubeconfig === undefined ? {} : { kubeconfig }), onStep });

  heading("pulumi up --stack dev");
  const tools = await engine({ onStep });
  const stack = await openStack({
    name: "dev",
    engine: tools,
    kubeconfig: cluster.kubeconfig,
    state: cluster.state,
  });
  await stack.configure(forCluster({ config: await committedConfig("dev"), cluster }));
  const run = await stack.up({ onLine: say });
  if (run.exitCode !== 0) {
    return failed(run);
  }

  heading("A request through the Gateway");
  const outputs = parseOutputs(await stack.outputs());
  const gateway = outputs.gateways.public;
  const url = outputs.routes.hello?.urls[0];
  if (gateway === undefined || url === undefined) {
    say("The stack has no Gateway `public` with a route `hello`: Pulumi.dev.yaml was changed.");
    return 1;
  }
  const { host, pathname } = new URL(url);
  const port = gateway.listeners.http?.port ?? 80;
  say(pc.dim(`$ curl -H 'Host: ${host}' http://${gateway.address}:${String(port)}${pathname}`));
  const answer = await probe({
    protocol: "HTTP",
    address: gateway.address,
    port,
    host,
    path: pathname,
  });
  if (!answer.answered) {
    say(pc.red(`no answer: ${answer.error}`));
    return 1;
  }
  say(`HTTP ${String(answer.status)}\n${answer.body.trim()}`);
  goOn({ stack: stack.configFile });
  say(`\ngateway ${gateway.address} answered ${String(answer.status)}`);
  return answer.status === 200 ? 0 : 1;
}

function failed({ exitCode }: Run): number {
  say(
    pc.red(
      `\npulumi up ended with ${String(exitCode)}; the reason is above. npm run lab -- logs shows the cluster's.`,
    ),
  );
  return 1;
}

function goOn({ stack }: { stack: string }): void {
  heading("How to go on");
  say("  edit Pulumi.dev.yaml (a route is four lines) and run npm run demo again");
  say("  npm run lab -- shell     a shell with kubectl for this cluster");
  say("  npm run lab -- status    what is running");
  say(`  the stack's configuration as it was used: ${stack}`);
  heading("How to remove it all");
  say("  npm run lab -- down      processes, mounts, namespaces and the stack's state");
}

const command = new Command("demo")
  .description("bring up a real cluster, run pulumi up for the stack dev, and send a request")
  .option("--kubeconfig <file>", "use this cluster instead of the lab's");

void command.parseAsync().then(async () => {
  try {
    process.exitCode = await demo(command.opts());
  } catch (error) {
    say(pc.red(error instanceof Error ? error.message : String(error)));
    process.exitCode = 1;
  }
});
