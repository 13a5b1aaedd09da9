/** Labels as the query of a list takes them. */
export const labelSelector = (labels: Readonly<Record<string, string>>): string =>
  encodeURIComponent(
    Object.entries(labels)
      .map(([name, value]) => `${name}=${value}`)
      .join(","),
  );
