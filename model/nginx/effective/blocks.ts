import type { Block, Location } from "./nginx";
import type { DraftLocation } from "./servers";
import { isExact } from "./locations";

/** A location in nginx's order with its blocks. */
export interface PlacedLocation {
  readonly draft: DraftLocation;
  readonly blocks: Location["blocks"];
}

/** Locations as nginx gets them. */
export interface Placed {
  readonly locations: readonly PlacedLocation[];
  readonly paths: "literal" | "regex";
  /** Texts of blocks that nginx finds twice, for which it refuses its configuration. */
  readonly duplicates: readonly string[];
}

/**
 * Orders the locations of a server (longer paths first, equally long ones in descending order) and
 * splits those of type Prefix, as internal/ingress/controller/{controller,location}.go and
 * enforceRegexModifier in template/template.go do.
 */
export const placeLocations = (drafts: readonly DraftLocation[]): Placed => {
  const exact = new Set(drafts.filter(isExact).map(({ path }) => path));
  const split = inOrder(drafts).map((draft) => ({ draft, texts: textsOf({ draft, exact }) }));
  const regex = split.some(({ draft, texts }) =>
    texts.some(
      ({ text }) => draft.settings.routing.useRegex || targetOf({ draft, text }) !== undefined,
    ),
  );
  const locations = split.map(({ draft, texts }) => ({
    draft,
    blocks: texts.map(({ match, text }): Block => {
      const rewriteTarget = targetOf({ draft, text });
      return {
        match: regex ? "regex" : match,
        text,
        ...(rewriteTarget !== undefined && { rewriteTarget }),
      };
    }),
  }));
  return {
    locations,
    paths: regex ? "regex" : "literal",
    duplicates: regex ? [] : duplicatesOf(locations.flatMap(({ blocks }) => blocks)),
  };
};

const inOrder = (drafts: readonly DraftLocation[]): DraftLocation[] =>
  drafts
    .map((draft) => ({ draft, bytes: Buffer.from(draft.path) }))
    .sort((a, b) => b.bytes.length - a.bytes.length || Buffer.compare(b.bytes, a.bytes))
    .map(({ draft }) => draft);

interface BlockText {
  readonly match: "exact" | "prefix";
  readonly text: string;
}

/**
 * A Prefix `/foo` becomes a prefix `/foo/` and an exact `/foo`, the latter unless there is one; with
 * use-regex or a rewrite it stays whole.
 */
const textsOf = ({
  draft,
  exact,
}: {
  draft: DraftLocation;
  exact: ReadonlySet<string>;
}): BlockText[] => {
  const { path: text } = draft;
  if (isExact(draft)) {
    return [{ match: "exact", text }];
  }
  if (text === "/" || draft.settings.routing.useRegex || targetOf({ draft, text }) !== undefined) {
    return [{ match: "prefix", text }];
  }
  return [
    { match: "prefix", text: text.endsWith("/") ? text : `${text}/` },
    ...(exact.has(text) ? [] : [{ match: "exact" as const, text }]),
  ];
};

/** Where a rewrite leads; a target equal to the text of the block is none. */
const targetOf = ({ draft, text }: { draft: DraftLocation; text: string }): string | undefined => {
  const { rewriteTarget = "" } = draft.settings.routing;
  return rewriteTarget === "" || rewriteTarget === text ? undefined : rewriteTarget;
};

const duplicatesOf = (blocks: readonly Block[]): string[] => {
  const seen = new Set<string>();
  return blocks.flatMap(({ match, text }) => {
    const key = `${match} ${text}`;
    const twice = seen.has(key);
    seen.add(key);
    return twice ? [text] : [];
  });
};
