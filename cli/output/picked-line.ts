import type { PickedAnswer } from '#domain/operator/backlog.ts';

/** A cause that somebody else is to see to: by which command, and what it is. */
export function pickedLine({ cause, title }: PickedAnswer): readonly string[] {
  return [`npx baton backlog pick ${cause} --owner …`, title];
}
