import type { Incident } from './incident.ts';
import type { Row } from '../ports/rows.ts';
import { presentStakes } from './stake.ts';

/** Who has to decide: whoever it was given to, else everybody whose trouble its members are. */
export function inCharge(state: Incident): readonly string[] {
  if (state.assignee !== undefined) return [state.assignee];
  const owners = new Set(presentStakes(state).map(({ owner }) => owner));
  return owners.size === 0 ? [state.owner] : [...owners];
}

/** The same, as the row of an incident says it. Older rows name one. */
export function inChargeOf({ inCharge, owner = '' }: Pick<Row, 'inCharge' | 'owner'>): readonly string[] {
  return (inCharge ?? owner).split(' ').filter((one) => one !== '');
}
