import type { ObjectType } from './object-type.ts';

/** One record, by its kind and its id. */
export interface Linkable {
  readonly type: ObjectType;
  readonly id: string;
}

/** Which records are associated with which, seen from both sides. */
export class LinkStore {
  private readonly pairs = new Map<string, readonly Linkable[]>();

  link(one: Linkable, other: Linkable): void {
    this.put(one, other);
    this.put(other, one);
  }

  /** The ids of that kind which are linked to it, the oldest link first. */
  of(record: Linkable, type: ObjectType): string[] {
    const linked = this.pairs.get(keyOf(record)) ?? [];
    return linked.filter((other) => other.type === type).map(({ id }) => id);
  }

  private put(one: Linkable, other: Linkable): void {
    const known = this.pairs.get(keyOf(one)) ?? [];
    if (known.some((linked) => keyOf(linked) === keyOf(other))) return;
    this.pairs.set(keyOf(one), [...known, { type: other.type, id: other.id }]);
  }
}

function keyOf({ type, id }: Linkable): string {
  return `${type}/${id}`;
}
