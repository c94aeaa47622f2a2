/** The draft would take the place of a file, or its name is none that a contract can have. */
export class BadDraftError extends Error {
  override readonly name = 'BadDraftError';
}
