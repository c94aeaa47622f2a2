/** A mail before it has a sender and an address. */
export type Mail = { readonly subject: string; readonly html: string; readonly text: string };
