import type { Absence } from './contract/directory.ts';

/** Where the identity of an operator is kept: the log knows an id only. */
export function actorTextId(actorId: string): string {
  return `actor#${actorId}`;
}

/** Where what somebody wrote is kept: facts name its `textId` only. */
export function remarkTextId(textId: string): string {
  return `text#${textId}`;
}

/** Where it is kept, erasably, why somebody is away: the absence itself holds ids and instants only. */
export function absenceReasonId(person: string, { from }: Pick<Absence, 'from'>): string {
  return `absence#${person}#${from}`;
}
