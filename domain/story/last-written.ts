import type { LastKnown } from '../operator/rollback-plan.ts';

/** What became of a value that Baton wrote last, as far as the log knows: nobody has looked what stands there now. */
export function lastWritten(value: string, known: LastKnown = 'unknown'): string {
  const [did, fate] = FATES[known];
  return `Baton ${did} ${value}${fate}`;
}

const FATES: Readonly<Record<LastKnown, readonly [did: string, fate: string]>> = {
  'read-back': ['wrote', ' and read it back then'],
  dropped: ['wrote', ', and it was dropped'],
  changed: ['wrote', ', and something else stood there then'],
  unknown: ['meant to write', '; whether it stands there is not known'],
};
