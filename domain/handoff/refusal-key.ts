/** One refusal is remembered per offer, person and reason: clicking on a dead link for ever must not grow the log. */
export function refusalKey(refusal: {
  readonly epoch: number;
  readonly by: string;
  readonly because: string;
}): string {
  return `${String(refusal.epoch)} ${refusal.by} ${refusal.because}`;
}
