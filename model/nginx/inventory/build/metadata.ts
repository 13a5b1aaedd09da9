import { sortBy } from "../../../collections";
import type { Metadata } from "../objects/kinds";

/** kubectl keeps the whole manifest in this annotation: it says nothing new, and may be long. */
const COPY_OF_THE_MANIFEST = "kubectl.kubernetes.io/last-applied-configuration";

export const annotationsOf = ({ annotations }: Metadata): Record<string, string> =>
  Object.fromEntries(Object.entries(annotations).filter(([name]) => name !== COPY_OF_THE_MANIFEST));

/** The two fields that identify an object in its list. */
export const nameOf = ({ namespace, name }: Metadata) => ({ namespace, name });

/** `namespace/name`, as references are written. */
export const keyOf = ({ metadata: { namespace, name } }: { metadata: Metadata }): string =>
  `${namespace}/${name}`;

/** In the order of namespace and name; `0x00` sorts a namespace before all that begin like it. */
export const sortObjects = <Item extends { metadata: Metadata }>(items: readonly Item[]): Item[] =>
  sortBy(items, ({ metadata: { namespace, name } }) => `${namespace}\0${name}`);
