import { InvalidArgumentError } from "commander";
import { CommandFault } from "../fault";
import { parseAddress, type ProxyAddress } from "./address";

/** The options of `edge probe` as commander gives them. */
export interface Flags {
  readonly stack?: string;
  readonly migration?: string;
  readonly context?: string;
  readonly kubeconfig?: string;
  readonly nginx?: string;
  readonly envoy?: string;
  readonly requests?: string;
  readonly accessLog?: string;
  readonly credentials?: string;
  readonly methods: readonly string[];
  readonly http2?: boolean;
  readonly rate: number;
  readonly out?: string;
  readonly json?: boolean;
}

/** Reads `GET,HEAD,POST`. */
export function readMethods(text: string): string[] {
  const methods = text.split(",").map((each) => each.trim().toUpperCase());
  if (!methods.every((each) => /^[A-Z][A-Z-]*$/.test(each))) {
    throw new InvalidArgumentError("It must be names of methods with commas between them.");
  }
  return [...new Set(methods)];
}

/** @throws {CommandFault} An option has another form than `host[:http-port[:https-port]]`. */
export function readAddress(option: string, text: string): ProxyAddress {
  const address = parseAddress(text);
  if (address === undefined) {
    throw new CommandFault(
      `${option} ${text} is not of the form host[:http-port[:https-port]], with an IPv6 address in brackets`,
      2,
    );
  }
  return address;
}
