/** Host name, `*.domain` (any number of labels in front of the domain), or `*` for every host. */
export type HostPattern = string;

/** Whether every host of `inner` is also one of `outer`, as Gateway API compares host names. */
export const covers = (outer: HostPattern, inner: HostPattern): boolean =>
  outer === "*" || outer === inner || (outer.startsWith("*.") && inner.endsWith(outer.slice(1)));

/** The hosts that both patterns have: the narrower of the two, or `undefined` if they share none. */
export const intersection = (one: HostPattern, other: HostPattern): HostPattern | undefined => {
  if (covers(one, other)) {
    return other;
  }
  return covers(other, one) ? one : undefined;
};
