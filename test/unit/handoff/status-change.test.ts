import { describe, expect, test } from 'vitest';
import { statusSchema } from '#domain/contract/ids.ts';
import { decideHandoff } from '#domain/handoff/decide.ts';
import type { HandoffFact } from '#domain/handoff/facts.ts';
import { owedStatus } from '#domain/handoff/status-change.ts';
import { at, fold, rules } from './given.ts';
import { asked } from './history.ts';

const setStatusTo = statusSchema.parse('marketing-qualified');
const contract = { ...rules.contract, whenReturned: { setStatusTo } };
const history = fold(asked);
if (history?.status !== 'offered') throw new Error('somebody is asked');
const { epoch, offer, occurredAt: since } = history;
const answer = { epoch, by: offer.to, reason: 'incomplete', missing: [] };
const due: HandoffFact = {
  ...{ type: 'StatusChangeDue', system: 'hubspot', from: 'sales-qualified', to: setStatusTo, since },
  because: 'returned',
};
const returned: readonly HandoffFact[] = [...asked, { type: 'HandoffReturned', ...answer }, due];

describe('a return', () => {
  const command = { type: 'ReturnHandoff', ...answer } as const;

  test('owes the record the status that the contract says', () => {
    expect(decideHandoff(history, command, { ...rules, contract }, at(5)).facts).toEqual([
      { type: 'HandoffReturned', ...answer },
      due,
    ]);
  });

  test('owes nothing without such a contract', () => {
    expect(decideHandoff(history, command, rules, at(5)).facts).toHaveLength(1);
  });
});

describe('a status that was seen to', () => {
  const state = fold(returned);
  const dueSeq = state?.statusChange?.seq ?? 0;
  const settle = (outcome: 'written' | 'changed' | 'gone', seq = dueSeq, of = state) =>
    decideHandoff(of, { type: 'SettleStatus', dueSeq: seq, outcome }, rules, at(6));

  test('is told as what became of it', () => {
    expect(settle('written').facts).toEqual([{ type: 'StatusChanged', system: 'hubspot', to: setStatusTo }]);
    for (const because of ['changed', 'gone'] as const)
      expect(settle(because).facts).toEqual([{ type: 'StatusLeft', system: 'hubspot', because }]);
  });

  test('is refused for another change than the one that is owed', () => {
    expect(settle('written', dueSeq + 1).refusal?.because).toBe('moved');
  });

  test('is told once', () => {
    const settled = fold([...returned, { type: 'StatusChanged', system: 'hubspot', to: setStatusTo }]);
    expect(settle('written', dueSeq, settled)).toMatchObject({ facts: [], refusal: { because: 'moved' } });
  });
});

describe('a status that is wanted no more', () => {
  const move = { kind: 'status', status: 'opportunity', since: at(5) } as const;
  const setBack: HandoffFact = {
    ...{ type: 'StatusChangeDue', system: 'hubspot', from: move.status, to: 'sales-qualified', since: at(5) },
    because: 'moved-on',
  };
  const moved: readonly HandoffFact[] = [...asked, { type: 'RecordMovedOn', move }, setBack];
  const accepted: HandoffFact = { type: 'OfferAccepted', epoch, by: offer.to };
  const settle = (outcome: 'written' | 'unwanted' | 'taken-back', facts: readonly HandoffFact[]) => {
    const state = fold(facts);
    const dueSeq = state?.statusChange?.seq ?? 0;
    return decideHandoff(state, { type: 'SettleStatus', dueSeq, outcome }, rules, at(6));
  };

  test('is owed until it is known what is out of it', () => {
    expect(owedStatus(fold([...moved, accepted]) ?? history)).toMatchObject({ isUnwanted: true });
    expect(settle('unwanted', [...moved, accepted]).facts).toEqual([
      { type: 'StatusLeft', system: 'hubspot', because: 'unwanted' },
    ]);
  });

  test('is not told as written: it has to be taken back', () => {
    expect(settle('written', [...moved, accepted]).refusal?.because).toBe('unwanted');
    expect(settle('taken-back', [...moved, accepted]).facts).toEqual([
      { type: 'StatusLeft', system: 'hubspot', because: 'taken-back' },
    ]);
  });

  test('is what a cancel finds, but for what was returned', () => {
    const cancel: readonly HandoffFact[] = [{ type: 'CancelRequested' }, { type: 'HandoffCancelled' }];
    expect(fold([...moved, ...cancel])?.statusChange?.isUnwanted).toBe(true);
    expect(fold([...returned, ...cancel])?.statusChange?.isUnwanted).toBe(false);
  });
});
