import type { Absence } from './contract/directory.ts';

/** Where the identity of an operator is kept: the log knows an id only. */
export function actorTextId(actorId: string): string {
  return `actor#${actorId}`;
}

/** Where the values are kept that contradict each other in a record: the log knows their properties only. */
export function contradictionTextId(handoffId: string): string {
  return `contradiction#${handoffId}`;
}

/** Where what somebody wrote is kept: facts name its `textId` only. */
export function remarkTextId(textId: string): string {
  return `text#${textId}`;
}

/** Where it is kept, erasably, why somebody is away: the absence itself holds ids and instants only. */
export function absenceReasonId(person: string, { from }: Pick<Absence, 'from'>): string {
  return `absence#${person}#${from}`;
}

/** Where it is kept, erasably, why what was entered for somebody was taken back. */
export function takenBackId(person: string): string {
  return `absences-taken-back#${person}`;
}
