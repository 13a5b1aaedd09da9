/** The stand-in for the random plugin: `RandomPassword` only, which is all that this program uses. */
import type {
  Change,
  CreateRequest,
  CreateResult,
  DiffRequest,
  ResourceProvider,
} from "../engine/provider";
import { serve } from "../engine/server";
import { hasUnknown, plainProperties, secret, unknown, type Properties } from "../engine/values";
import { diffProperties } from "../engine/diff";
import { DEFAULTS, generatePassword, parseRules } from "./password";

const PASSWORD = "random:index/randomPassword:RandomPassword";

/** Every input makes another password. */
const INPUTS = [
  "keepers",
  "length",
  "lower",
  "minLower",
  "minNumeric",
  "minSpecial",
  "minUpper",
  "number",
  "numeric",
  "overrideSpecial",
  "special",
  "upper",
];

const provider: ResourceProvider = {
  check({ type, inputs }) {
    if (type !== PASSWORD) {
      throw new Error(
        `${type} is not available in the stand-in plugin: run with EDGE_PLUGIN=official`,
      );
    }
    return Promise.resolve({ inputs, failures: failuresOf(plainProperties(inputs)) });
  },
  diff: (request) => Promise.resolve({ changes: changesOf(request), deleteBeforeReplace: false }),
  create: (request) => Promise.resolve(create(request)),
  update: ({ state }) => Promise.resolve(state), // never asked: every change replaces
  read({ id, state, inputs }) {
    if (Object.keys(state).length === 0) {
      throw new Error(
        "the stand-in plugin cannot import a RandomPassword: run with EDGE_PLUGIN=official",
      );
    }
    return Promise.resolve({ id, state, inputs });
  },
  delete: () => Promise.resolve(),
};

serve({ name: "random", configure: () => Promise.resolve(provider) });

function failuresOf(inputs: Properties): { property: string; reason: string }[] {
  if (hasUnknown(inputs)) {
    return [];
  }
  try {
    parseRules(inputs);
    return [];
  } catch (error) {
    return [{ property: "length", reason: (error as Error).message }];
  }
}

/** An input that the program does not give counts as its default, which the state has. */
function changesOf(request: DiffRequest): Map<string, Change> {
  const [old, inputs] = [plainProperties(request.state), plainProperties(request.inputs)];
  return diffProperties({
    old: Object.fromEntries(Object.entries(old).filter(([name]) => INPUTS.includes(name))),
    wanted: { ...DEFAULTS, number: inputs.numeric ?? true, ...inputs },
    immutable: INPUTS.map((name) => [name]),
    ignoreChanges: request.ignoreChanges,
  });
}

/** The result is secret; a preview does not know it. */
function create({ inputs, preview }: CreateRequest): CreateResult {
  if (preview) {
    return { id: "", state: { ...inputs, result: unknown } };
  }
  const rules = parseRules(plainProperties(inputs));
  return {
    id: "none",
    state: {
      ...DEFAULTS,
      number: rules.numeric,
      ...inputs,
      result: secret(generatePassword(rules)),
    },
  };
}
