/** Instants are ISO-8601 texts in UTC with milliseconds, so that they also compare as texts. */
export function addSeconds(instant: string, seconds: number): string {
  return new Date(Date.parse(instant) + seconds * 1000).toISOString();
}

/** Whole seconds from one instant to another, rounded up, never negative. */
export function secondsUntil(from: string, to: string): number {
  return Math.max(0, Math.ceil((Date.parse(to) - Date.parse(from)) / 1000));
}

export function earliest(...instants: readonly (string | undefined)[]): string | undefined {
  return known(instants).reduce<string | undefined>(
    (best, one) => (best === undefined || one < best ? one : best),
    undefined,
  );
}

/** The latest of at least one known instant. */
export function latest(first: string, ...others: readonly (string | undefined)[]): string {
  return known(others).reduce((best, one) => (one > best ? one : best), first);
}

function known(instants: readonly (string | undefined)[]): readonly string[] {
  return instants.filter((instant) => instant !== undefined);
}
