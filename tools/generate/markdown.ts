/** Escapes what Markdown would read as markup, but for pairs of backticks. */
export function escaped(text: string): string {
  return text
    .split(/(`[^`]+`)/)
    .map((part, index) => part.replace(index % 2 === 0 ? /[\\`*_~<>[\]|]/g : /\|/g, "\\$&"))
    .join("");
}
