/** A page that only says something. */
export type Told = { readonly title: string; readonly paragraphs: readonly string[] };
/** How a text names a moment: the reader's zone is known to whoever asks for the text. */
export type At = (instant: string) => string;
