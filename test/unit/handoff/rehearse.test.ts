import { expect, test } from 'vitest';
import { rehearse } from '#domain/handoff/rehearse.ts';
import { shippedContract } from '../contract/sample.ts';
import { at, rules } from './given.ts';
import { held, JONAS, MAYA, opened, request, situation } from './history.ts';

const HOUR = 3600;

test('a rehearsal plays each deadline until a person has to decide', () => {
  expect(rehearse(request, situation, rules, at(0))).toEqual([
    { at: at(0), facts: opened },
    { at: at(3 * HOUR), facts: [{ type: 'ReminderDue', epoch: 1 }] },
    { at: at(4 * HOUR), facts: [{ type: 'OfferExpired', epoch: 1 }] },
    { at: at(4 * HOUR), facts: [held({ kind: 'expired', person: MAYA })] },
  ]);
});

test('a rehearsal asks whoever is asked next at the instant at which the one before has let it expire', () => {
  const played = rehearse(request, situation, { ...rules, contract: shippedContract }, at(0));
  const offers = played.flatMap((decided) =>
    decided.facts.flatMap((fact) => (fact.type === 'OfferMade' ? [[decided.at, fact.to]] : [])),
  );
  expect(offers).toEqual([
    [at(0), MAYA],
    [at(4 * HOUR), 'priya-nair'],
    [at(8 * HOUR), 'tom-okafor'],
    [at(12 * HOUR), 'lena-fischer'],
  ]);
});

test('a rehearsal ends at once where nobody can be asked', () => {
  const ambiguous = [
    { person: MAYA, rule: 1, because: 'named-person' },
    { person: JONAS, rule: 2, because: 'record-owner' },
  ] as const;
  expect(rehearse({ ...request, ambiguous }, situation, rules, at(0))).toHaveLength(1);
});

test('a rehearsal of a contract that asks for ever is cut off', () => {
  const contract = { ...rules.contract, rounds: 10_000 };
  expect(rehearse(request, situation, { ...rules, contract }, at(0))).toHaveLength(1000);
});
