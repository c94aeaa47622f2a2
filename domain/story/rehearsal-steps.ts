import type { Contract } from '../contract/contract.ts';
import type { Directory } from '../contract/directory.ts';
import type { FactOf, HandoffFact } from '../handoff/facts.ts';
import { deadline } from '../handoff/make-offer.ts';
import type { Rehearsed } from '../handoff/rehearse.ts';
import { deciderOf } from '../incident/decider-of.ts';
import type { DryRunStep } from '../operator/dry-run.ts';
import type { LeftOut } from '../routing/choice.ts';
import { addSeconds } from '../time.ts';
import { causePhrase } from './cause-phrase.ts';
import { chosen } from './offer-phrases.ts';
import { leftOutPhrase } from './left-out-phrase.ts';
import type { Names } from './names.ts';
import { nameOf, namesOf } from './names.ts';

interface Told {
  readonly names: Names;
  readonly contract: Contract;
  readonly directory: Directory;
  readonly giver: string;
}

/** What a rehearsal would mean for people, step by step. Instants in sentences are ISO, for the display to put into a zone. */
export function rehearsalSteps(
  decisions: readonly Rehearsed[],
  giver: string,
  contract: Contract,
  directory: Directory,
): readonly DryRunStep[] {
  const told = { names: namesOf(directory), contract, directory, giver };
  return decisions.flatMap(({ at, facts }) => {
    const level = facts.find((fact) => fact.type === 'HandoffEscalated')?.level;
    return facts.flatMap((fact) => stepOf(fact, at, level, told) ?? []);
  });
}

/** Facts of the machinery are nothing to people. */
function stepOf(
  fact: HandoffFact,
  at: string,
  level: number | undefined,
  told: Told,
): DryRunStep | undefined {
  if (fact.type === 'OfferMade') return asked(fact, at, level, told);
  if (fact.type === 'ReminderDue')
    return { at, kind: 'reminder', sentence: 'No answer yet: a reminder is sent.' };
  if (fact.type === 'OfferExpired') return { at, kind: 'expired', sentence: 'The offer expires.' };
  if (fact.type === 'OfferPostponed') return nobodyYet(fact, at, told);
  return fact.type === 'HandoffHeld' ? held(fact, at, told) : undefined;
}

function nobodyYet(
  { until, leftOut, because }: FactOf<'OfferPostponed'>,
  at: string,
  told: Told,
): DryRunStep {
  const sentence =
    because === 'paused'
      ? `The contract is paused: nobody is asked before ${until}.`
      : `Nobody can be asked before ${until}${leftOutPhrase(leftOut, told.names)}.`;
  return { at, kind: 'nobody-yet', sentence, until, leftOut: named(leftOut, told) };
}

function asked(
  { to, because, choice, expiresAt }: FactOf<'OfferMade'>,
  at: string,
  level: number | undefined,
  told: Told,
): DryRunStep {
  const { names } = told;
  const { considered, leftOut } = choice ?? { considered: [to], leftOut: [] };
  const step = level === undefined ? '' : ` (step ${level})`;
  const among =
    considered.length > 1 || leftOut.length > 0
      ? ` In question: ${considered.map((id) => nameOf(names, id)).join(', ')}`
      : '';
  const out = leftOutPhrase(leftOut, names);
  const rest = among === '' ? '' : `${among}${out}.`;
  return {
    at,
    kind: 'asked',
    sentence: `${nameOf(names, to)} is asked, ${chosen(because)}${step}, to accept by ${expiresAt}.${starting(at, told)}${rest}`,
    ...{ to: who(to, told), because, acceptBy: expiresAt },
    ...(level === undefined ? {} : { level }),
    considered: considered.map((id) => who(id, told)),
    leftOut: named(leftOut, told),
  };
}

/** Nobody answers in a rehearsal; whoever did would promise a start. */
function starting(at: string, { contract }: Told): string {
  if (contract.start === undefined) return '';
  const startBy = deadline(contract, at, contract.start.withinSeconds);
  return ` Whoever accepts at once has to start by ${startBy}.`;
}

function held({ cause }: FactOf<'HandoffHeld'>, at: string, told: Told): DryRunStep {
  const { contract, giver, directory } = told;
  const decider = who(deciderOf(cause, giver, contract, directory), told);
  const decideBy = addSeconds(at, contract.sla.incidentWithinSeconds);
  const sentence = `It is held, because ${causePhrase(cause, told.names)}: ${decider.name} decides, and is reminded at ${decideBy} and then every day.`;
  const leftOut = cause.kind === 'nobody-to-ask' ? { leftOut: named(cause.leftOut, told) } : {};
  return { at, kind: 'held', sentence, decider, decideBy, ...leftOut };
}

function who(id: string, { names }: Told) {
  return { id, name: nameOf(names, id) };
}

function named(leftOut: readonly LeftOut[], told: Told) {
  return leftOut.map(({ person, because }) => ({ ...who(person, told), because }));
}
