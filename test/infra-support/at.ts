/** The value at a path inside a template, or undefined. */
export const at = (value: unknown, ...path: (string | number)[]): unknown => {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (typeof value !== 'object' || value === null) return undefined;
  return at(Object.entries(value).find(([name]) => name === String(key))?.[1], ...rest);
};
