import { describe, expect, test } from 'vitest';
import {
  CONTACT,
  deleteContact,
  mergeContact,
  reportDeletion,
  setLifecycle,
} from '#test/scenario-support/crm.ts';
import { facts, handoff, handoffs, incidents, openIncidents } from '#test/scenario-support/looking.ts';
import { offered } from '#test/scenario-support/new-stage.ts';
import {
  accept,
  decide,
  LENA_MAIL,
  look,
  mailsTo,
  MAYA_MAIL,
  offerTo,
} from '#test/scenario-support/people.ts';
import type { Stage } from '#test/scenario-support/stage.ts';
import { sampleContract } from '../unit/contract/sample.ts';

const asking = { ...sampleContract, whenRecordMoves: 'ask' } as const;
const keeping = { ...sampleContract, whenRecordMoves: 'keep' } as const;
const receipts = ({ world }: Stage) => [...world.receipts.values()];

/** Everything has come to rest, and nobody is left waiting. */
async function expectAtRest(stage: Stage): Promise<void> {
  await stage.rounds(2);
  expect(stage.workflow.running()).toEqual([]);
  expect(openIncidents(stage)).toEqual([]);
}

describe('a status that moves on while somebody is asked', () => {
  test('takes the offer back, and its link says so', async () => {
    const stage = await offered();
    stage.skip(60);
    await setLifecycle(stage, 'opportunity');
    expect(handoff(stage).status).toBe('cancelled');
    expect(facts(stage, 'RecordMovedOn')).toMatchObject([
      { move: { kind: 'status', status: 'opportunity' } },
    ]);
    expect(receipts(stage).at(-1)).toMatchObject({
      ...{ outcome: 'accepted', because: 'moved-on', handoffIds: [handoff(stage).handoffId] },
    });
    expect((await look(stage, offerTo(stage))).body).toContain('This was taken back');
    expect(stage.hubspot.value(CONTACT, 'baton_state')).toBe('cancelled');
    expect(stage.hubspot.ownerWrites()).toEqual([]);
    await expectAtRest(stage);
  });

  test('and comes back is offered anew', async () => {
    const stage = await offered();
    stage.skip(60);
    await setLifecycle(stage, 'lead');
    stage.skip(60);
    await setLifecycle(stage, 'salesqualifiedlead');
    expect(handoffs(stage).map(({ status }) => status)).toEqual(['cancelled', 'offered']);
    await accept(stage, offerTo(stage));
    expect(handoffs(stage).map(({ status }) => status)).toEqual(['cancelled', 'completed']);
    expect(mailsTo(stage, MAYA_MAIL, 'offer')).toHaveLength(2);
  });

  test('is put to the contract owner where the contract asks; who lets it go on has it asked again', async () => {
    const stage = await offered(asking);
    stage.skip(60);
    await setLifecycle(stage, 'lead');
    expect(handoff(stage)).toMatchObject({ status: 'held', cause: { kind: 'moved-on' } });
    expect(mailsTo(stage, LENA_MAIL).at(-1)?.text).toContain(
      'The record became “lead” while nobody had accepted it',
    );
    await decide(stage, { choice: 'retry' });
    await accept(stage, offerTo(stage));
    expect(handoff(stage).status).toBe('completed');
    await expectAtRest(stage);
  });

  test('is put to the contract owner, who may cancel it', async () => {
    const stage = await offered(asking);
    stage.skip(60);
    await setLifecycle(stage, 'lead');
    await decide(stage, { choice: 'cancel' });
    expect(handoff(stage).status).toBe('cancelled');
    await expectAtRest(stage);
  });

  test('leaves the offer where the contract keeps it', async () => {
    const stage = await offered(keeping);
    stage.skip(60);
    await setLifecycle(stage, 'lead');
    expect(facts(stage, 'RecordMovedOn')).toHaveLength(1);
    await accept(stage);
    expect(handoff(stage).status).toBe('completed');
  });

  test('is told once, however often it is reported', async () => {
    const stage = await offered(keeping);
    stage.skip(60);
    await setLifecycle(stage, 'lead');
    await setLifecycle(stage, 'lead');
    expect(facts(stage, 'RecordMovedOn')).toHaveLength(1);
  });
});

describe('the same status once more, while an offer is open', () => {
  const setAgain = async (stage: Stage) => {
    stage.skip(60);
    stage.hubspot.set(CONTACT, { lifecyclestage: 'lead' }, '98002');
    stage.skip(1);
    return setLifecycle(stage, 'salesqualifiedlead');
  };

  test('takes the offer back for the new one, though nobody told of what was in between', async () => {
    const stage = await offered();
    await setAgain(stage);
    expect(handoffs(stage).map(({ status }) => status)).toEqual(['cancelled', 'offered']);
    expect(facts(stage, 'RecordMovedOn')).toMatchObject([{ move: { kind: 'again' } }]);
    expect(incidents(stage)).toEqual([]);
  });

  test('leaves the record showing the new offer, though the end of the old one is shown late', async () => {
    const stage = await offered();
    stage.hubspot.reflectFaults.push({ does: 'answer', status: 503 });
    await setAgain(stage);
    await stage.pass(10 * 60);
    const handoffId = handoffs(stage)[1]?.handoffId;
    expect(stage.hubspot.value(CONTACT, 'baton_state')).toBe('offered');
    expect(stage.hubspot.value(CONTACT, 'baton_handoff_id')).toBe(handoffId);
  });

  test('is stood for by the open offer where the contract keeps it', async () => {
    const stage = await offered(keeping);
    await setAgain(stage);
    expect(handoff(stage).status).toBe('offered');
    expect(receipts(stage).at(-1)).toMatchObject({ outcome: 'duplicate', because: 'kept' });
  });

  test('after the acceptance begins a handoff of its own', async () => {
    const stage = await offered();
    await accept(stage);
    await setAgain(stage);
    expect(handoffs(stage).map(({ status }) => status)).toEqual(['completed', 'offered']);
  });
});

describe('a record that is no more', () => {
  test('takes its offer back, and nothing is shown on it', async () => {
    const stage = await offered();
    await deleteContact(stage);
    expect(handoff(stage).status).toBe('cancelled');
    expect(facts(stage, 'RecordMovedOn')).toMatchObject([{ move: { kind: 'deleted' } }]);
    await expectAtRest(stage);
  });

  test('is still there if its deletion was taken back before we looked', async () => {
    const stage = await offered();
    await reportDeletion(stage);
    expect(handoff(stage).status).toBe('offered');
    expect(receipts(stage).at(-1)).toMatchObject({ outcome: 'ignored', because: 'no-open-handoff' });
  });

  test('is believed to be deleted when it cannot be read for long', async () => {
    const stage = await offered();
    for (let read = 0; read < 12; read += 1) stage.hubspot.readFaults.push({ does: 'answer', status: 503 });
    await deleteContact(stage);
    expect(handoff(stage).status).toBe('offered');
    await stage.pass(2 * 60 * 60);
    expect(handoff(stage).status).toBe('cancelled');
  });

  test('was merged into another: its offer is taken back', async () => {
    const stage = await offered();
    await mergeContact(stage, '777');
    expect(handoff(stage).status).toBe('cancelled');
    expect(facts(stage, 'RecordMovedOn')).toMatchObject([{ move: { kind: 'merged', into: '777' } }]);
    await expectAtRest(stage);
  });
});
