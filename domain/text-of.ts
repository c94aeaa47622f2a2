/** The part of a fact that names what a person wrote; nothing if they wrote nothing. */
export function textOf(textId: string | undefined): { textId?: string } {
  return textId === undefined ? {} : { textId };
}
