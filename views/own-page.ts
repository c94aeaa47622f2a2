/** The way from a message to its reader's own page, and the two digits that it asks for before it changes anything. */
export type OwnPage = { readonly url: string; readonly code: string };
