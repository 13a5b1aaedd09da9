import { execa } from "execa";
import { CommandFault } from "./fault";

/** The last part of a stack's name, without organisation and project: what its files are called. */
export async function stackName(asked: string | undefined): Promise<string> {
  const name = (asked ?? (await selectedStack())).split("/").at(-1) ?? "";
  if (!/^[A-Za-z0-9_][-A-Za-z0-9_.]*$/.test(name)) {
    throw new CommandFault(`--stack ${JSON.stringify(asked)} is no name of a stack`, 2);
  }
  return name;
}

async function selectedStack(): Promise<string> {
  try {
    return (await execa("pulumi", ["stack", "--show-name", "--non-interactive"])).stdout.trim();
  } catch {
    throw new CommandFault("no stack is selected here; give --stack, or --out", 2);
  }
}
