import { describe, expect, test } from 'vitest';
import type { HandoffCommand } from '#domain/handoff/commands.ts';
import { decideHandoff } from '#domain/handoff/decide.ts';
import type { HandoffFact } from '#domain/handoff/facts.ts';
import { at, fold, rules } from './given.ts';
import { declined, MAYA, opened, request, situation } from './history.ts';

const contract = {
  ...rules.contract,
  candidates: { ...rules.contract.candidates, mayBeGiver: true },
  storm: { admissions: 2, withinSeconds: 900, openOffersPerPerson: 3 },
};
const decide = (history: readonly HandoffFact[], command: HandoffCommand) =>
  decideHandoff(fold(history), command, { ...rules, contract }, at(0)).facts;
const storm = (because: 'admissions' | 'open-offers', person?: string): HandoffFact => ({
  type: 'HandoffHeld',
  cause: { kind: 'storm', contract: contract.id, because, ...(person === undefined ? {} : { person }) },
});
const loaded = (open: number) => ({ ...situation, loads: { [MAYA]: open } });

describe('a handoff', () => {
  test('is held from the admission on that is one too many', () => {
    expect(decide([], { ...request, admission: 1 })[1]).toMatchObject({ type: 'OfferMade' });
    expect(decide([], { ...request, admission: 2 })).toEqual([opened[0], storm('admissions')]);
  });

  test('is held while whoever would be asked has as many open as they may have', () => {
    expect(decide([], { ...request, situation: loaded(2) })[1]).toMatchObject({ type: 'OfferMade' });
    expect(decide([], { ...request, situation: loaded(3) })).toEqual([opened[0], storm('open-offers', MAYA)]);
  });

  test('is held for the same reason when the next is chosen', () => {
    const advance = { type: 'Advance', run: 1, situation: loaded(3) } as const;
    const chosenAnew = [
      ...opened.slice(0, 1),
      storm('admissions'),
      ...decide([...opened.slice(0, 1), storm('admissions')], { type: 'Retry' }),
    ];
    expect(chosenAnew.map(({ type }) => type)).toEqual([
      'HandoffRequested',
      'HandoffHeld',
      'HandoffReleased',
      'WorkflowStarted',
    ]);
    expect(decide(chosenAnew, { ...advance, run: 1 })).toEqual([storm('open-offers', MAYA)]);
  });

  test('is not counted twice', () => {
    expect(decide(opened, { ...request, admission: 5 })).toEqual([]);
  });
});

test('whoever said no before is not asked again by a release: the contract chooses', () => {
  const history = [...declined, storm('open-offers', 'tom-okafor')];
  expect(decide(history, { type: 'Retry' }).map(({ type }) => type)).toEqual([
    'HandoffReleased',
    'WorkflowStarted',
  ]);
});
