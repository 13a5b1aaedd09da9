/** The cluster of the journey, beside those of the demo, the tests and the comparison. */
export const PLACE = { name: "journey", index: 5 } as const;
