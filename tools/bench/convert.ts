import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";
import { loadInventory } from "../../commands/read-file";
import { toolchain } from "../../lab/toolchain";
import type { KubernetesObject } from "../../model/kubernetes-object";
import type { Conversion } from "../../model/nginx/convert";
import { PROJECT } from "../stack";
import { benchIngresses, manifests, type BenchIngress } from "./ingresses";
import { judge, type Verdict } from "./judge";
import { measure, type Measured } from "./process";
import { table } from "./table";

const SIZES = [100, 1000, 5000];
const VERDICTS: readonly Verdict[] = ["kept", "closed", "changed, said", "changed, silent"];

/**
 * Converts the same Ingresses with this program and with ingress2gateway, in turn: time and memory of
 * whole processes, and what becomes of each Ingress by what nginx and Envoy would answer.
 */
export async function benchConvert(): Promise<void> {
  const { bin } = await toolchain({ only: ["ingress2gateway"] });
  const folder = mkdtempSync(join(tmpdir(), "bench-convert-"));
  const times: string[][] = [];
  const verdicts: string[][] = [];
  try {
    for (const size of SIZES) {
      const one = await convertBoth({ size, folder, other: join(bin, "ingress2gateway") });
      times.push(...one.times);
      verdicts.push(...one.verdicts);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  table(["Ingresses", "program", "time", "peak memory"], times);
  process.stdout.write("\n");
  table(["Ingresses", "program", ...VERDICTS], verdicts);
}

async function convertBoth({
  size,
  folder,
  other,
}: {
  size: number;
  folder: string;
  other: string;
}): Promise<{ times: string[][]; verdicts: string[][] }> {
  const ingresses = benchIngresses(size);
  const input = mkdtempSync(join(folder, "input-"));
  const file = join(input, "all.yaml");
  writeFileSync(file, manifests(ingresses));
  const [inventoryFile, ownFile] = [`${input}.json`, `${input}.converted.json`];
  const edge = (...args: readonly string[]) =>
    measure(process.execPath, [join(PROJECT, "bin/edge.js"), ...args]);

  const read = done(await edge("inventory", "--from", input, "--out", inventoryFile));
  const own = done(
    await edge("convert", "-i", inventoryFile, "-f", "json", "-o", ownFile),
    "findings have no answer",
  );
  const theirs = done(
    await measure(other, [
      ...["print", "--input-file", file, "--providers", "ingress-nginx", "--all-namespaces"],
      ...["--emitter", "envoy-gateway", "--no-color"],
    ]),
  );

  const inventory = loadInventory(inventoryFile);
  const conversion = JSON.parse(readFileSync(ownFile, "utf8")) as Conversion;
  const count = (name: string, counts: Record<Verdict, number>) => [
    String(size),
    name,
    ...VERDICTS.map((verdict) => String(counts[verdict])),
  ];
  return {
    times: [
      timeRow(size, "edge inventory --from", read),
      timeRow(size, "edge convert", own),
      timeRow(size, "ingress2gateway print", theirs),
    ],
    verdicts: [
      count(
        "edge convert",
        judge({ ingresses, inventory, objects: conversion.objects, isSaid: foundIn(conversion) }),
      ),
      count(
        "ingress2gateway print",
        judge({
          ingresses,
          inventory,
          objects: objectsOf(theirs.stdout),
          isSaid: ({ name }) => new RegExp(`\\bshop/${name}\\b`).test(theirs.stderr),
        }),
      ),
    ],
  };
}

/** Fails when a program did, but for what it says of its findings. */
function done(measured: Measured, expected = ""): Measured {
  if (measured.code !== 0 && (expected === "" || !measured.stderr.includes(expected))) {
    throw new Error(`a converter failed: ${measured.stderr.slice(-500)}`);
  }
  return measured;
}

const timeRow = (size: number, name: string, { seconds, megabytes }: Measured): string[] => [
  String(size),
  name,
  `${seconds.toFixed(2)} s`,
  `${megabytes.toFixed(0)} MB`,
];

const foundIn = ({ findings }: Conversion): ((ingress: BenchIngress) => boolean) => {
  const named = new Set(
    findings.flatMap(({ scope }) => (scope.type === "ingress" ? [scope.ingress] : [])),
  );
  return ({ name }) => named.has(`shop/${name}`);
};

/** Its Gateway has a class of another name, which decides nothing here. */
const objectsOf = (text: string): KubernetesObject[] =>
  parseAllDocuments(text).flatMap((document) => {
    const object = document.toJS() as KubernetesObject | null;
    return object === null ? [] : [object];
  });
