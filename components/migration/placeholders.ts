import * as pulumi from "@pulumi/pulumi";

/** Values by the placeholder that stands for them in a plan. */
export type Values = Readonly<Record<string, pulumi.Input<string>>>;

/**
 * The same data with every placeholder replaced; what holds none stays plain, so that a preview shows
 * it as it is.
 */
export function fill(data: unknown, values: Values): unknown {
  if (typeof data === "string") {
    return Object.entries(values).reduce<pulumi.Input<string>>(
      (text, [placeholder, value]) => replaced({ text, placeholder, value }),
      data,
    );
  }
  if (Array.isArray(data)) {
    return data.map((each) => fill(each, values));
  }
  return typeof data === "object" && data !== null
    ? Object.fromEntries(Object.entries(data).map(([key, each]) => [key, fill(each, values)]))
    : data;
}

/** Whether a placeholder stands anywhere in the data. */
export const holds = (data: unknown, placeholder: string): boolean =>
  JSON.stringify(data).includes(placeholder);

function replaced({
  text,
  placeholder,
  value,
}: {
  text: pulumi.Input<string>;
  placeholder: string;
  value: pulumi.Input<string>;
}): pulumi.Input<string> {
  if (typeof text === "string" && !text.includes(placeholder)) {
    return text;
  }
  return pulumi.all([text, value]).apply(([found, known]) => found.replaceAll(placeholder, known));
}
