/** The JSON in `text`, or undefined if it is none; an empty body counts as an empty object. */
export function parseJson(text: string): unknown {
  if (text === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}
