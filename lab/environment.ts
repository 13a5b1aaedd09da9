import { homedir } from "node:os";
import { join } from "node:path";

/** What this program takes from the environment; the only place that reads `process.env`. */
export interface Environment {
  /** Folder for everything built or downloaded: `$XDG_CACHE_HOME/envoy-edge`, by default `~/.cache/envoy-edge`. */
  cache: string;
  /** `$KUBECONFIG`: the cluster that kubectl would use; absent when not set. */
  kubeconfig?: string;
  /** True on a CI runner (`$CI` is set to anything but `false`): what is skipped there is not a pass. */
  ci: boolean;
  /**
   * `$EDGE_PLUGIN`: which plugins the Pulumi engine uses in the lab. Absent when not set: the official
   * ones where they are installed, else the stand-ins; `official` insists on the official ones.
   */
  plugin?: Plugin;
  /** `$PATH`, as given to child processes. */
  path: string;
  /** `$SHELL`, the shell of `lab shell`; `/bin/sh` by default. */
  shell: string;
  /** The whole environment, to hand on to child processes. */
  all: Readonly<Record<string, string>>;
}

/** Values of `$EDGE_PLUGIN`. */
export type Plugin = "standin" | "official";

/**
 * Reads the environment.
 *
 * @throws Error when a variable has a value that is not allowed.
 */
export function environment(variables: NodeJS.ProcessEnv = process.env): Environment {
  return {
    cache: join(given(variables.XDG_CACHE_HOME) ?? join(homedir(), ".cache"), "envoy-edge"),
    ...(variables.KUBECONFIG ? { kubeconfig: variables.KUBECONFIG } : {}),
    ci: (given(variables.CI) ?? "false") !== "false",
    ...pluginOf(given(variables.EDGE_PLUGIN)),
    path: variables.PATH ?? "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
    shell: given(variables.SHELL) ?? "/bin/sh",
    all: Object.fromEntries(
      Object.entries(variables).filter(
        (entry): entry is [string, string] => entry[1] !== undefined,
      ),
    ),
  };
}

/** The folder for everything built or downloaded, outside the checkout: see {@link Environment.cache}. */
export function cacheDirectory(): string {
  return environment().cache;
}

/** An empty variable means the same as one that is not set. */
function given(value: string | undefined): string | undefined {
  return value === "" ? undefined : value;
}

function pluginOf(value: string | undefined): { plugin?: Plugin } {
  if (value === undefined) {
    return {};
  }
  if (value === "standin" || value === "official") {
    return { plugin: value };
  }
  throw new Error(`EDGE_PLUGIN is "${value}": set it to "standin" or "official", or unset it`);
}
