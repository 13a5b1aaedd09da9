import { stackLabels } from "../model/kubernetes-object";

/** Labels as the query of a list takes them. */
export const labelSelector = (labels: Readonly<Record<string, string>>): string =>
  encodeURIComponent(
    Object.entries(labels)
      .map(([name, value]) => `${name}=${value}`)
      .join(","),
  );

/** The objects of a stack, by the labels that they are made with: a long name is not its own label. */
export const ofStack = (stack: string): string => labelSelector(stackLabels(stack));
