import type { SubjectModel } from '#domain/subjects.ts';

/**
 * From now on each fact of a kind of subject is read and folded once, as long as its log is the same objects. A Lambda
 * folds what it has read anew each time; here the same logs are folded ten thousand times, and folding is pure.
 */
export function foldOnce<State, Fact extends object>(model: SubjectModel<State, Fact>): void {
  const { parse, evolve } = model;
  const parsed = new WeakMap<object, ReturnType<typeof parse>>();
  const folded = new WeakMap<Fact, { readonly before: State; readonly after: State }>();
  const once: Pick<typeof model, 'parse' | 'evolve'> = {
    parse: (fact) => {
      if (typeof fact !== 'object' || fact === null) return parse(fact);
      const known = parsed.get(fact) ?? parse(fact);
      parsed.set(fact, known);
      return known;
    },
    evolve: (before, fact, context) => {
      const known = folded.get(fact);
      if (known !== undefined && known.before === before) return known.after;
      const after = evolve(before, fact, context);
      folded.set(fact, { before, after });
      return after;
    },
  };
  Object.assign(model, once);
}
