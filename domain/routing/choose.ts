import type { EscalationStep } from '../contract/contract.ts';
import { personById } from '../contract/directory.ts';
import type { FactOf } from '../handoff/facts.ts';
import type { Next } from '../handoff/state.ts';
import { addSeconds } from '../time.ts';
import { silences } from './asked.ts';
import type { Candidates } from './candidates.ts';
import { candidatesOf, inOrder, partyMembers, routed } from './candidates.ts';
import type { Choice, LeftOut } from './choice.ts';
import { availableAgainAt } from './available-again.ts';
import type { Question } from './leave-out.ts';

interface ToAsk {
  readonly kind: 'ask';
  readonly to: string;
  readonly because: Exclude<FactOf<'OfferMade'>['because'], Next['because'] | 'other-channel'>;
  readonly choice: Choice;
  /** The step of the escalation chain, from 1. */
  readonly level?: number;
}

/** Whom a contract asks next: somebody, somebody later, or nobody. */
export type Chosen =
  | ToAsk
  | { readonly kind: 'later'; readonly until: string; readonly leftOut: readonly LeftOut[] }
  | { readonly kind: 'nobody'; readonly leftOut: readonly LeftOut[] };

/** Waiting for somebody to come back is no exception as long as it takes no longer than an incident may. */
const LONGEST_WAIT_SECONDS = 48 * 60 * 60;

/**
 * Whom to ask next under a contract: its rounds, then its fallback, then its escalation chain. What is escalated does
 * not come back to those below.
 */
export function choose(question: Question): Chosen {
  const { contract, asked, escalations } = question;
  const candidates = candidatesOf(question, routed(question));
  const areRoundsOver = escalations > 0 || silences(asked, 'rounds') >= contract.rounds;
  const inTheRounds = areRoundsOver ? undefined : inRounds(question, candidates);
  if (inTheRounds !== undefined) return inTheRounds;
  const after = afterRounds(question);
  const passed = areRoundsOver ? after.passed : [candidates, ...after.passed];
  if (after.next === undefined) return { kind: 'nobody', leftOut: everybodyLeftOut(question) };
  return { ...after.next, choice: together([...passed, after.next.choice]) };
}

/** Whoever is asked because nobody of an earlier part can be: that those were left out is a part of the reason. */
function together(parts: readonly Among[]): Choice {
  const leftOut = parts.flatMap((part) => part.leftOut);
  return {
    considered: [...new Set(parts.flatMap(({ considered }) => considered))],
    leftOut: [...new Map(leftOut.map((one) => [one.person, one])).values()],
  };
}

/** Whoever the contract names anywhere, also in the parts that are over, and why they are not asked now. */
function everybodyLeftOut(question: Question): readonly LeftOut[] {
  const { fallback, escalation } = question.contract;
  const named = [
    ...routed(question),
    ...(fallback === undefined ? [] : partyMembers(question, fallback)),
    ...escalation.flatMap((step) => stepMembers(question, step)),
  ];
  const { considered, leftOut } = candidatesOf(question, named);
  const known = new Map([...silentOf(question, considered), ...leftOut].map((one) => [one.person, one]));
  return considered.map((person) => known.get(person) ?? { person, because: 'no-longer-asked' });
}

/** Whoever has been silent least often, in the order of the strategy; undefined leads on to the fallback. */
function inRounds(question: Question, candidates: Candidates): Chosen | undefined {
  const { contract } = question;
  const [to] = inOrder(question, candidates.able).toSorted(
    (one, other) => timesSilent(question, one) - timesSilent(question, other),
  );
  if (to !== undefined) return ask(to, becauseOf(contract.routing.strategy), candidates);
  return nobodyInRounds(question, candidates.leftOut);
}

function timesSilent({ asked }: Question, id: string): number {
  return asked.filter(({ person, end, isPast }) => person === id && end === 'silent' && !isPast).length;
}

function nobodyInRounds(question: Question, leftOut: readonly LeftOut[]): Chosen | undefined {
  switch (question.contract.candidates.whenNobody) {
    case 'fallback':
      return undefined;
    case 'hold':
      return { kind: 'nobody', leftOut };
    case 'wait': {
      const until = availableAgainAt(question, leftOut);
      const isSoon = until !== undefined && until <= addSeconds(question.now, LONGEST_WAIT_SECONDS);
      return isSoon ? { kind: 'later', until, leftOut } : undefined;
    }
  }
}

type Among = Pick<Candidates, 'considered' | 'leftOut'>;

/** Whom a part of the contract leads to, or those among whom it leads to nobody. */
type Found = ToAsk | { readonly kind: 'none'; readonly among: Among };

/** The first part after the rounds that somebody can be found for, and those that were passed over before it. */
function afterRounds(question: Question): { readonly next?: ToAsk; readonly passed: readonly Among[] } {
  const passed: Among[] = [];
  for (const part of partsAfterRounds(question)) {
    const found = part();
    if (found.kind === 'ask') return { next: found, passed };
    passed.push(found.among);
  }
  return { passed };
}

/**
 * The fallback, then the steps of the chain not taken yet. One offer to the fallback may expire; whoever of it declines
 * is followed by the next.
 */
function partsAfterRounds(question: Question): readonly (() => Found)[] {
  const { contract, asked, escalations } = question;
  const { fallback, escalation } = contract;
  const isFallbackOver = silences(asked, 'fallback') > 0 || escalations > 0;
  const toFallback =
    fallback === undefined || isFallbackOver
      ? []
      : [() => firstOf(question, partyMembers(question, fallback), 'fallback')];
  const steps = escalation.map((step, index) => (): Found => {
    const found = firstOf(question, stepMembers(question, step), 'escalated');
    return found.kind === 'ask' ? { ...found, level: index + 1 } : found;
  });
  return [...toFallback, ...steps.slice(escalations)];
}

/** Whoever has been silent is not asked by a later part of the contract. */
function firstOf(question: Question, ids: readonly string[], because: 'fallback' | 'escalated'): Found {
  const { able, leftOut, considered } = candidatesOf(question, ids);
  const silent = silentOf(question, able);
  const [to] = able.filter((id) => silent.every(({ person }) => person !== id));
  const among = { considered, leftOut: [...leftOut, ...silent] };
  return to === undefined ? { kind: 'none', among } : ask(to, because, among);
}

function silentOf(question: Question, ids: readonly string[]): readonly LeftOut[] {
  return ids.flatMap((person) =>
    timesSilent(question, person) > 0 ? [{ person, because: 'silent' as const }] : [],
  );
}

function stepMembers(question: Question, step: EscalationStep): readonly string[] {
  if (step !== 'manager') return partyMembers(question, step);
  const before = question.asked.findLast(({ stage, isPast }) => stage === 'rounds' && !isPast);
  const [first] = routed(question);
  const person = personById(question.situation.directory, before?.person ?? first ?? '');
  return person?.manager === undefined ? [] : [person.manager];
}

function ask(to: string, because: ToAsk['because'], { considered, leftOut }: Among): ToAsk {
  return { kind: 'ask', to, because, choice: { considered: [...considered], leftOut: [...leftOut] } };
}

function becauseOf(strategy: Question['contract']['routing']['strategy']): ToAsk['because'] {
  return strategy === 'named-person' ? 'named' : strategy;
}
