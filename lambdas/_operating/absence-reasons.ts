import type { Absence } from '#domain/contract/directory.ts';

/** Where it is kept, erasably, why somebody is away: the absence itself holds ids and instants only. */
export function absenceReasonId(person: string, { from }: Pick<Absence, 'from'>): string {
  return `absence#${person}#${from}`;
}
