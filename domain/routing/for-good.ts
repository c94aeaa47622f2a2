/** The end of an absence that has none: whoever has left is away until then. */
export const FOR_GOOD = '9999-12-31T00:00:00.000Z';
