import { counted } from '../counted.ts';
import type { ContractStanding } from './standing.ts';

type Late = Pick<ContractStanding, 'contract' | 'title' | 'late' | 'firstDue'>;

/** What of a contract nobody accepted in time, and the command that shows the first; undefined if all is in time. */
export function lateUnder({ contract, title, late, firstDue }: Late): LateFinding | undefined {
  if (late === 0) return undefined;
  const named = firstDue.slice(0, late).map(({ id }) => id);
  // Of more than a few the overview of the contract owner lists the rest.
  const more = late > named.length ? ', …' : '';
  const [first] = named;
  return {
    what: `${title}: ${counted(late, 'handoff')} past the time to be accepted: ${named.join(', ')}${more}.`,
    next: first === undefined ? `npx baton list --contract ${contract}` : `npx baton show ${first}`,
  };
}

interface LateFinding {
  readonly what: string;
  readonly next: string;
}
