/** A path to ask for, and what it is to show. */
export interface PathVariant {
  readonly purpose: string;
  readonly target: string;
}

/** Segment that no application has: in a log it says whose request it was. */
export const MARK = "envoy-edge-probe";

/**
 * Spellings of a path that proxies read differently (migration.md §5): beside and below it, in another
 * case, with slashes, dots and escapes.
 *
 * @param path as it is sent, such as `/admin`.
 */
export const pathVariants = (path: string): PathVariant[] => {
  const bare = path.replace(/\/+$/, "");
  const variants: readonly PathVariant[] = [
    { purpose: "hit", target: path },
    { purpose: "below", target: `${bare}/${MARK}` },
    { purpose: "query", target: `${path}?${MARK}=1` },
    { purpose: "double slash before", target: `/${path}` },
    { purpose: "double slash behind", target: `${bare}//${MARK}` },
    { purpose: "dot segment", target: `/.${path}` },
    { purpose: "climbing", target: `/${MARK}/..${path}` },
    { purpose: "encoded slash below", target: `${bare}/${MARK}%2Fx` },
    ...(bare === ""
      ? []
      : [
          { purpose: "trailing slash", target: path === bare ? `${bare}/` : bare },
          { purpose: "near miss", target: `${bare}x` },
          { purpose: "other case", target: otherCase(path) },
          { purpose: "encoded letter", target: encodedLetter(path) },
          { purpose: "encoded climbing", target: `/${MARK}/..%2F${path.slice(1)}` },
        ]),
  ];
  return distinct(variants);
};

/** Spellings by which protected paths have been reached past their protection (migration.md §6.3). */
export const bypassVariants = (path: string): PathVariant[] => {
  const bare = path.replace(/\/+$/, "");
  return distinct([
    { purpose: "bypass by ;", target: `${bare};x` },
    { purpose: "bypass by encoded dot", target: `${bare}%2e` },
    { purpose: "bypass by dot below", target: `${bare}/.` },
    { purpose: "bypass by ..;", target: `${bare}/..;/` },
  ]).map(({ purpose, target }) => ({
    purpose,
    target: target.startsWith("/") ? target : `/${target}`,
  }));
};

const otherCase = (path: string): string =>
  path.replace(/%[\da-f]{2}|[a-z]|[A-Z]/gi, (part) =>
    part.length > 1 ? part : /[a-z]/.test(part) ? part.toUpperCase() : part.toLowerCase(),
  );

/** The first letter of the last segment as an escape, which says the same. */
const encodedLetter = (path: string): string =>
  path.replace(
    /(?<![%\w])[a-z](?=[^/]*\/?$)/i,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** Each target for its first purpose. */
const distinct = (variants: readonly PathVariant[]): PathVariant[] => {
  const targets = variants.map(({ target }) => target);
  return variants.filter(({ target }, index) => targets.indexOf(target) === index);
};
