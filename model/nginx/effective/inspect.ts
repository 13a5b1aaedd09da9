import type { InventoryIngress } from "../inventory";

/**
 * What `--deep-inspect` holds against an Ingress: a host, path or Secret name that looks like a
 * directive or file of nginx (CheckRegex in internal/ingress/inspector/rules.go).
 */
export const suspicion = ({ rules, tls }: InventoryIngress): string | undefined =>
  [
    ...rules.flatMap(({ host = "", paths }) => [host, ...paths.map(({ path }) => path)]),
    ...tls.flatMap(({ secretName = "", hosts }) => [secretName, ...hosts]),
  ].find(isSuspicious);

const isSuspicious = (text: string): boolean =>
  isDirective("alias", text) ||
  isDirective("root", text) ||
  /\/etc\/(passwd|shadow|group|nginx|ingress-controller)|\/var\/run\/secrets|_by_lua/.test(text);

/** The word with a semicolon somewhere after it. */
const isDirective = (word: string, text: string): boolean => {
  const start = text.indexOf(word);
  return start >= 0 && text.lastIndexOf(";") > start;
};
