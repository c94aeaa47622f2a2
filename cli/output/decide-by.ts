import { localInstant } from './instant.ts';

interface Decision {
  readonly decideBy?: string | undefined;
  readonly isMissed?: boolean | undefined;
}

/** By when something is to be decided, and whether that was missed; empty where nobody has to. */
export function decideByText({ decideBy, isMissed }: Decision): string {
  if (decideBy === undefined) return '';
  return isMissed === true ? `${localInstant(decideBy)} (missed)` : localInstant(decideBy);
}
