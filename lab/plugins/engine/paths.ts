/** Property paths of the engine: `spec.ports[0].name`, `metadata.labels["app.kubernetes.io/name"]`. */

export type Path = readonly (number | string)[];

const PART = /\[(\d+|\*)\]|\["((?:[^"\\]|\\.)*)"\]|\.?([^.[\]"]+)/gy;

/** Parts of a path; `*` stands for any one part. */
export function parsePath(text: string): Path {
  return [...text.matchAll(PART)].map(([, index, quoted, name]) => {
    if (index !== undefined) {
      return index === "*" ? "*" : Number(index);
    }
    return quoted === undefined ? (name ?? "") : quoted.replace(/\\(.)/g, "$1");
  });
}

export function formatPath(path: Path): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === "number") {
      return `${text}[${part}]`;
    }
    if (/[."[\]]/.test(part)) {
      return `${text}["${part.replaceAll('"', '\\"')}"]`;
    }
    return text === "" ? part : `${text}.${part}`;
  }, "");
}

/** Whether `path` is `ancestor` or lies below it. */
export const isWithin = (path: Path, ancestor: Path): boolean =>
  ancestor.length <= path.length &&
  ancestor.every((part, index) => part === "*" || part === path[index]);
