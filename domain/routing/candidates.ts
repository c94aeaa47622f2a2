import type { AskedParty } from '../contract/contract.ts';
import { membersOf, personById } from '../contract/directory.ts';
import type { LeftOut } from './choice.ts';
import type { Question } from './leave-out.ts';
import { absenceAt, reasonToLeaveOut } from './leave-out.ts';
import type { Routed } from './under-rule.ts';

/** Those in question, in the order in which they would be asked, and those of them who cannot be. */
export interface Candidates {
  readonly considered: readonly string[];
  readonly able: readonly string[];
  readonly leftOut: readonly LeftOut[];
}

/** Sorts those in question into those who can be asked and those who cannot; whoever is away may name a stand-in. */
export function candidatesOf(question: Question, ids: readonly string[]): Candidates {
  const considered = [...new Set(ids.flatMap((id) => [id, ...standIn(question, id)]))];
  const judged = considered.map((person) => ({ person, because: reasonToLeaveOut(question, person) }));
  return {
    considered,
    able: judged.filter(({ because }) => because === undefined).map(({ person }) => person),
    leftOut: judged.flatMap(({ person, because }) => (because === undefined ? [] : [{ person, because }])),
  };
}

function standIn({ situation, now }: Question, id: string): readonly string[] {
  const person = personById(situation.directory, id);
  const delegate = person === undefined ? undefined : absenceAt(situation, person, now)?.delegate;
  return delegate === undefined ? [] : [delegate];
}

/** Whom the contract asks first, in order, before anybody is left out. */
export function routed({ contract, nominee, situation }: Question): readonly string[] {
  const { routing } = contract;
  switch (routing.strategy) {
    case 'named-person':
      return [routing.person];
    case 'record-owner':
    case 'property':
      return nominee === undefined ? [] : [nominee];
    case 'round-robin':
    case 'least-loaded':
      return membersOf(situation.directory, routing.pool).map(({ id }) => id);
  }
}

/** Those who can be asked, in the order of the strategy: by turn, by load, or as they stand. */
export function inOrder({ contract, situation }: Question, able: readonly string[]): readonly string[] {
  switch (contract.routing.strategy) {
    case 'round-robin': {
      const start = (situation.turn ?? 0) % Math.max(1, able.length);
      return [...able.slice(start), ...able.slice(0, start)];
    }
    case 'least-loaded':
      return able.toSorted((one, other) => (situation.loads[one] ?? 0) - (situation.loads[other] ?? 0));
    case 'named-person':
    case 'record-owner':
    case 'property':
      return able;
  }
}

/** The people whom a part of the contract names. */
export function partyMembers(
  { situation }: Pick<Question, 'situation'>,
  party: AskedParty,
): readonly string[] {
  return 'person' in party ? [party.person] : membersOf(situation.directory, party.pool).map(({ id }) => id);
}

/** Whether a contract takes turns. */
export function takesTurns({ routing }: Pick<Routed, 'routing'>): boolean {
  return routing.strategy === 'round-robin';
}
