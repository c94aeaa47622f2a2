type Tree = Readonly<Record<string, readonly string[]>>;

/** What `opt_fields` asks for of a record: the named fields, deeper ones by dots, and always the id; without it everything. */
export function selectFields(record: unknown, optFields: string | null): unknown {
  return optFields === null || optFields === '' ? record : select(record, optFields.split(','));
}

function select(value: unknown, paths: readonly string[]): unknown {
  if (paths.length === 0 || value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((item) => select(item, paths));
  const wanted = byFirst(paths);
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => {
      const deeper = wanted[name];
      if (deeper === undefined) return name === 'gid' ? [[name, inner] as const] : [];
      return [[name, select(inner, deeper)] as const];
    }),
  );
}

function byFirst(paths: readonly string[]): Tree {
  const tree: Record<string, string[]> = {};
  for (const path of paths) {
    const [first = '', ...rest] = path.trim().split('.');
    const known = (tree[first] ??= []);
    if (rest.length > 0) known.push(rest.join('.'));
  }
  return tree;
}
