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

/** Where the key is kept under which a handoff's values are digested: without it nobody can try values out. */
export function digestKeyId(handoffId: string): string {
  return `key#${handoffId}`;
}

/** Where the values of one look at a target are kept. */
export function keptValuesId(handoffId: string, target: string, kept: string): string {
  return `before#${handoffId}#${target}#${kept}`;
}

/** Where a decision is kept for those who come after it, by the opening of its incident and by whose trouble it was. */
export function keptDecisionId(incidentId: string, openedSeq: number, owner: string, contract = ''): string {
  return `decision#${incidentId}#${String(openedSeq)}#${owner}#${contract}`;
}

/** Where it is kept of whom the personal texts were erased, when, by whom and why. */
export const ERASED_PEOPLE_ID = 'erased-people';

/** Where it is kept, erasably, why somebody is away: the absence itself holds ids and instants only. */
export function absenceReasonId(person: string, { from }: Pick<Absence, 'from'>): string {
  return `absence#${person}#${from}`;
}

/** Where it is kept, erasably, how somebody wants to be told. */
export function wishesId(person: string): string {
  return `wishes#${person}`;
}

/** Where it is kept when somebody's personal links were ended, and by whom; it is no text of anybody's, and stays. */
export function linksEndedId(person: string): string {
  return `links-ended#${person}`;
}

/** Where it is kept, erasably, why an operator ended somebody's personal links. */
export function linksEndedReasonId(person: string): string {
  return `links-ended-reason#${person}`;
}

/** Where it is kept, erasably, why what was entered for somebody was taken back. */
export function takenBackId(person: string): string {
  return `absences-taken-back#${person}`;
}
