/** Numbers in [0, 1) that are the same for the same seed: a linear congruence modulo 2^48, of which the upper bits count. */
export function seeded(seed: number): () => number {
  let state = BigInt(seed);
  const next = (): number => {
    state = BigInt.asUintN(48, state * 0x5deece66dn + 0xbn);
    return Number(state >> 16n) / 2 ** 32;
  };
  // Seeds that are close to each other begin alike.
  for (let warm = 0; warm < 8; warm += 1) next();
  return next;
}

/** The same things in an order by chance. */
export function shuffled<Item>(random: () => number, items: readonly Item[]): readonly Item[] {
  return items
    .map((item) => ({ item, place: random() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

/** Deals out the items by chance, each once before any comes again. Without items it has nothing to deal. */
export function deckOf<Item>(random: () => number, items: readonly Item[]): () => Item | undefined {
  let left: readonly Item[] = [];
  return () => {
    if (left.length === 0) left = shuffled(random, items);
    const [item, ...rest] = left;
    left = rest;
    return item;
  };
}
