import { expect, test } from 'vitest';
import { decideHandoff } from '#domain/handoff/decide.ts';
import { at, rules } from './given.ts';
import { held, JONAS, MAYA, request } from './history.ts';

const candidates = [
  { person: MAYA, rule: 1, because: 'named-person' },
  { person: JONAS, rule: 2, because: 'named-person' },
] as const;
const requested = { type: 'HandoffRequested', ...request.request };
const { property } = rules.contract.trigger;

test('what contradicts the status of a record is decided before anybody is asked', () => {
  const command = { ...request, contradicting: ['lead_status', 'deal_count'] };
  expect(decideHandoff(undefined, command, rules, at(0)).facts).toStrictEqual([
    requested,
    held({ kind: 'contradiction', property, others: ['lead_status', 'deal_count'] }),
  ]);
});

test('whom the rules do not decide between is told with it', () => {
  const command = { ...request, contradicting: ['lead_status'], ambiguous: candidates };
  expect(decideHandoff(undefined, command, rules, at(0)).facts).toEqual([
    requested,
    held({ kind: 'contradiction', property, others: ['lead_status'], candidates: [...candidates] }),
  ]);
});
