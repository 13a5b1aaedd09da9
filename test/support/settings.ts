import assert from "node:assert/strict";
import { formatFaults, type Fault, parseSettings, type Settings } from "../../model/settings";

/** Settings of a configuration that has no fault. */
export function settingsOf(raw: Record<string, unknown>): Settings {
  const result = parseSettings(raw);
  if ("faults" in result) {
    assert.fail(formatFaults(result.faults));
  }
  return result.settings;
}

/** Faults of a configuration that has some. */
export function faultsOf(raw: Record<string, unknown>): Fault[] {
  const result = parseSettings(raw);
  return "faults" in result ? result.faults : assert.fail("the configuration has no fault");
}

/** A configuration and all of its faults. */
export interface FaultCase {
  raw: Record<string, unknown>;
  faults: Fault[];
}

/** One test per case: exactly these faults, word by word. */
export function describeFaults(title: string, cases: Record<string, FaultCase>): void {
  describe(title, () => {
    for (const [name, { raw, faults }] of Object.entries(cases)) {
      it(name, () => assert.deepEqual(faultsOf(raw), faults));
    }
  });
}
