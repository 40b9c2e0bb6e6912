/** The plural forms of a text, chosen by `count`. */
export type Forms = { readonly one: string; readonly other: string };

/** The same texts in another language. */
export type Translation<T> = {
  readonly [K in keyof T]: T[K] extends string ? string : Forms;
};
