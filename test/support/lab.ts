import type { Context } from "mocha";
import { join } from "node:path";
import { up } from "../../lab/cluster";
import type { Cluster } from "../../lab/cluster";
import { engine } from "../../lab/engine";
import type { Engine } from "../../lab/engine";
import { cacheDirectory } from "../../lab/environment";
import { obstacles } from "../../lab/obstacles";
import { openStack } from "../../tools/stack";
import type { Stack } from "../../tools/stack";
import { LAB_REQUIRED, skip } from "./skip";

/** The cluster of the lab tests: another one than the demo's, so that both can run side by side. */
const NAME = "edge-test";
