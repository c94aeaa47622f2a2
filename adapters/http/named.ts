/**
 * What is known of a system whose words are not: all that may be kept of its requests and answers is what stands here.
 * `words`: of its paths. `ids` and `codes`: where they stand in its answers, as JSON pointers (RFC 6901); `-` is each
 * thing of a list.
 */
export interface Named {
  readonly words: ReadonlySet<string>;
  readonly ids: readonly string[];
  readonly codes: readonly string[];
}

/** For what is not told to anybody. */
export const NOTHING_NAMED: Named = { words: new Set(), ids: [], codes: [] };

/** Whether one of the pointers leads to this place, which is told by its keys. */
export function leadsTo(pointers: readonly string[], place: readonly string[]): boolean {
  return pointers.some((pointer) => {
    const [, ...names] = pointer.split('/');
    const isAt = (name: string, at: number) => name === '-' || unescaped(name) === place[at];
    return names.length === place.length && names.every(isAt);
  });
}

function unescaped(name: string): string {
  return name.replaceAll('~1', '/').replaceAll('~0', '~');
}
