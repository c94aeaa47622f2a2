import { firstInstantOf, localDateAt } from '#domain/calendar/local-time.ts';
import type { Person } from '#domain/contract/directory.ts';
import type { OverviewFilter } from '#views/overview.ts';
import type { WorkPorts } from '../work-ports.ts';
import type { OwnContract } from './own-contracts.ts';

/** Whose contracts are looked at, and what of them; `after`: where the page of a list begins. */
export interface Question {
  readonly person: Person;
  readonly contracts: readonly OwnContract[];
  readonly filter: OverviewFilter;
  readonly after: string | undefined;
}

/** Midnight where they are. */
export function today({ now }: Pick<WorkPorts, 'now'>, { timeZone }: Person): string {
  return firstInstantOf(timeZone, localDateAt(timeZone, now()), '00:00');
}
