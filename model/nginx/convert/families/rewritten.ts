import type { RuleContext } from "../emission";

/** Whether the path of the location's requests is rewritten. */
export const isRewritten = ({ location }: RuleContext): boolean =>
  location.blocks.some(({ rewriteTarget }) => rewriteTarget !== undefined);
