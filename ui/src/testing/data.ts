/** Marks what somebody typed, so that it can be told from the words of the program. */
export const data = (text: string) => `‹${text}›`;
