import type { Commit } from '#domain/log/commit.ts';

/** Counts the facts of a log that grows, each once. */
export class FactCount {
  readonly #commits: readonly Commit[];
  readonly #is: (fact: Commit['facts'][number]) => boolean;
  #read = 0;
  /** When each of them was committed, in ms. */
  readonly at: number[] = [];

  constructor(commits: readonly Commit[], is: (fact: Commit['facts'][number]) => boolean) {
    this.#commits = commits;
    this.#is = is;
  }

  /** How many there are by now. */
  now(): number {
    for (const { facts, at } of this.#commits.slice(this.#read)) {
      for (const fact of facts) if (this.#is(fact)) this.at.push(Date.parse(at));
    }
    this.#read = this.#commits.length;
    return this.at.length;
  }
}

export const ofType =
  (...types: readonly string[]) =>
  ({ type }: Commit['facts'][number]): boolean =>
    types.includes(type);
