/** What stands at a place of a JSON value (RFC 6901); undefined if nothing does. */
export function valueAt(json: unknown, pointer: string): unknown {
  const [, ...names] = pointer.split('/');
  return names.reduce<unknown>((within, name) => step(within, unescaped(name)), json);
}

function step(within: unknown, name: string): unknown {
  if (typeof within !== 'object' || within === null) return undefined;
  if (Array.isArray(within) && !/^(0|[1-9]\d*)$/.test(name)) return undefined;
  return Object.entries(within).find(([key]) => key === name)?.[1];
}

function unescaped(name: string): string {
  return name.replaceAll('~1', '/').replaceAll('~0', '~');
}
