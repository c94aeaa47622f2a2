/**
 * The parameters of `path` under `pattern` (`/things/:id`), or undefined if it does not fit.
 * A trailing slash is ignored: HubSpot's own client sends one to the owners' list.
 */
export function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = segmentsOf(pattern);
  const found = segmentsOf(path);
  if (wanted.length !== found.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, segment] of wanted.entries()) {
    const actual = found[index] ?? '';
    if (segment.startsWith(':')) params[segment.slice(1)] = decoded(actual);
    else if (segment !== actual) return undefined;
  }
  return params;
}

function segmentsOf(path: string): string[] {
  return path.replace(/\/$/, '').split('/');
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
