import type { Contract } from '#domain/contract/contract.ts';
import type { Directory } from '#domain/contract/directory.ts';
import type { FactOf } from '#domain/handoff/facts.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import { onCallOf } from '#domain/incident/on-call.ts';
import { underRule } from '#domain/routing/under-rule.ts';
import type { AskedBefore, Because } from '#views/because.ts';
import { labelOf } from './label-of.ts';
import { nameOf } from './person.ts';
import { SYSTEM_NAMES } from './system-names.ts';

/** The reasons of the contract; for all others somebody decided. */
export type Rule = Exclude<
  FactOf<'OfferMade'>['because'],
  'reassigned' | 'asked-again' | 'other-channel' | 'handed-on'
>;

/** By which rule of the contract the person of the newest offer is asked. */
export function whyByRule(
  directory: Directory,
  state: Handoff,
  contract: Contract,
  { to, choice }: FactOf<'OfferMade'>,
  rule: Rule,
): Because {
  switch (rule) {
    case 'round-robin':
    case 'least-loaded':
      return { kind: rule };
    case 'fallback':
      return { kind: rule, before: askedBefore(directory, state) };
    case 'escalated':
      return {
        kind: rule,
        to: stepTo(directory, contract, state, to),
        before: askedBefore(directory, state),
      };
    case 'named':
    case 'record-owner':
    case 'property':
      return choice === undefined || choice.considered[0] === to
        ? byName(state, contract)
        : standIn(directory, choice);
  }
}

/** On call is only whom the contract says is. */
function stepTo(
  directory: Directory,
  { escalation, onCall }: Contract,
  { escalations }: Handoff,
  to: string,
): Extract<Because, { kind: 'escalated' }>['to'] {
  if (escalation[escalations - 1] === 'manager') return 'manager';
  return onCallOf(directory, onCall).includes(to) ? 'on-call' : 'named';
}

/** Whoever is asked though others stand before them is asked for these. */
function standIn(directory: Directory, { leftOut }: NonNullable<FactOf<'OfferMade'>['choice']>): Because {
  return {
    kind: 'stand-in',
    leftOut: leftOut.map(({ person, because }) => ({ name: nameOf(directory, person), because })),
  };
}

function byName({ record, rule }: Handoff, contract: Contract): Because {
  const systemName = SYSTEM_NAMES[record.source];
  const { routing } = underRule(contract, rule);
  switch (routing.strategy) {
    case 'record-owner':
      return { kind: 'record-owner', systemName };
    case 'property':
      return { kind: 'property', systemName, field: labelOf(contract, routing.property) };
    case 'named-person':
    case 'round-robin':
    case 'least-loaded':
      return { kind: 'named' };
  }
}

/** Whoever was asked last before, if they went away or accepted and did not start, and the rule itself does not say so. */
export function lastLeft(
  directory: Directory,
  { asked, epoch }: Handoff,
  why: Because,
): AskedBefore | undefined {
  const last = asked.findLast((one) => one.epoch < epoch);
  if (last?.end !== 'away' && last?.end !== 'not-started') return undefined;
  const name = nameOf(directory, last.person);
  return namesIn(why).includes(name) ? undefined : { name, end: last.end };
}

function namesIn(why: Because): readonly string[] {
  if (why.kind === 'stand-in') return why.leftOut.map(({ name }) => name);
  return why.kind === 'fallback' || why.kind === 'escalated' ? why.before.map(({ name }) => name) : [];
}

/** Who was asked since a person last decided, each once, with what came of it last. */
function askedBefore(directory: Directory, { asked, epoch }: Handoff): readonly AskedBefore[] {
  const before = asked.filter((one) => !one.isPast && one.epoch < epoch);
  const last = new Map(before.map(({ person, end }) => [person, end]));
  return [...last].flatMap(([person, end]) =>
    end === undefined || end === 'accepted' || end === 'given-away'
      ? []
      : [{ name: nameOf(directory, person), end }],
  );
}
