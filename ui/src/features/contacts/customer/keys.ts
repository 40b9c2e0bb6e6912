/** What is added to a contact most. */
export const orderKey = "o";
export const interactionKey = "l";
