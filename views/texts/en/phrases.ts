export const quoted = (text: string) => `“${text}”`;
export const listed = (items: readonly string[]) => new Intl.ListFormat('en').format(items);
export const anyOf = (items: readonly string[]) =>
  new Intl.ListFormat('en', { type: 'disjunction' }).format(items);
/** A code such as `rate-limit` as words. */
export const words = (code: string) => code.replaceAll(/[-_]+/g, ' ').toLowerCase();
