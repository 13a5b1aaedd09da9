import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";

/** What a program took, and what it said. */
export interface Measured {
  readonly seconds: number;
  /** Peak of its resident memory. */
  readonly megabytes: number;
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end; peak memory is the last that the kernel showed, read often. */
export async function measure(file: string, args: readonly string[]): Promise<Measured> {
  const start = performance.now();
  const child = spawn(file, args, { stdio: ["ignore", "pipe", "pipe"] });
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, peakMemory(child.pid));
  }, 5);
  const texts = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk: Buffer) => (texts.stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (texts.stderr += chunk.toString()));
  try {
    const [code] = (await once(child, "close")) as [number | null];
    const seconds = (performance.now() - start) / 1000;
    return { seconds, megabytes: peak / 1024, code: code ?? -1, ...texts };
  } finally {
    clearInterval(timer);
  }
}

/** Kilobytes; 0 when the process has gone. */
function peakMemory(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${String(pid)}/status`, "utf8");
    return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0);
  } catch {
    return 0;
  }
}
