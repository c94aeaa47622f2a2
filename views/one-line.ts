// Line breaks would add header lines to a subject or false paragraphs to a plain text;
// direction overrides (U+202A–202E, U+2066–2069) let a name display as something that it is not.
// Joiners stay: several scripts cannot be written without them.
const breaking = /[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]+/gu;

/** Foreign text made safe for one line of a subject or of a plain text. */
export function oneLine(text: string): string {
  return text.replace(breaking, ' ').replace(/ {2,}/g, ' ').trim();
}
