import { describe, expect, test } from 'vitest';
import { CONTACT, MAYA, reportOwner, setLifecycle, setOwner, TOM } from '#test/scenario-support/crm.ts';
import { ownerShown } from '#test/scenario-support/holds.ts';
import { facts, handoff, handoffs, incidents, openIncidents } from '#test/scenario-support/looking.ts';
import { offered } from '#test/scenario-support/new-stage.ts';
import { accept, decide, LENA_MAIL, mailsTo, offerTo, PRIYA_MAIL } from '#test/scenario-support/people.ts';
import type { Stage } from '#test/scenario-support/stage.ts';
import { sampleContract } from '../unit/contract/sample.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const receipt = ({ world }: Stage) => [...world.receipts.values()].at(-1);
const looks = (stage: Stage) => facts(stage, 'DifferenceSeen').length;

/** Maya has accepted and was verified an hour ago. */
async function verified(whenOwnerChanges: 'adopt' | 'restore' | 'ask' = 'adopt'): Promise<Stage> {
  const stage = await offered({ ...sampleContract, whenOwnerChanges });
  await accept(stage);
  await stage.pass(HOUR);
  return stage;
}

async function expectAtRest(stage: Stage): Promise<void> {
  await stage.rounds(2);
  expect(stage.workflow.running()).toEqual([]);
  expect(openIncidents(stage)).toEqual([]);
  expect([...stage.world.rows.values()].filter(({ dueAt }) => dueAt !== undefined)).toEqual([]);
}

describe('the owner that the log claims', () => {
  test('is our own echo', async () => {
    const stage = await verified();
    const before = handoff(stage).seq;
    await reportOwner(stage);
    expect(receipt(stage)).toMatchObject({ outcome: 'ignored', because: 'echo' });
    expect(handoff(stage).seq).toBe(before);
  });

  test('is our own echo while the write is still under way', async () => {
    const stage = await offered();
    stage.hubspot.writeFaults.push({ does: 'time out' });
    await accept(stage);
    const [late] = stage.hubspot.ownerWrites();
    stage.hubspot.set(CONTACT, late?.properties ?? {}, 'baton');
    expect(handoff(stage).status).toBe('syncing');
    await reportOwner(stage);
    expect(receipt(stage)).toMatchObject({ outcome: 'ignored', because: 'echo' });
  });
});

describe('another owner, an hour after the verdict', () => {
  test('is believed on a second look only', async () => {
    const stage = await verified();
    await setOwner(stage, TOM);
    expect(looks(stage)).toBe(1);
    expect(facts(stage, 'RecordMovedOn')).toEqual([]);
    expect(handoff(stage).difference).toBeDefined();
    await stage.pass(2 * MINUTE);
    expect(facts(stage, 'RecordMovedOn')).toMatchObject([{ move: { kind: 'owner', to: 'tom-okafor' } }]);
  });

  test('that is taken back in time leaves nothing but the history', async () => {
    const stage = await verified('restore');
    await setOwner(stage, TOM);
    stage.hubspot.set(CONTACT, { hubspot_owner_id: MAYA }, '98002');
    await stage.pass(2 * MINUTE);
    expect(facts(stage, 'DifferenceGone')).toHaveLength(1);
    expect(facts(stage, 'HandoffReopened')).toEqual([]);
    expect(stage.hubspot.ownerWrites()).toHaveLength(1);
    await expectAtRest(stage);
  });

  test('that HubSpot reports as taken back needs no second look', async () => {
    const stage = await verified('restore');
    await setOwner(stage, TOM);
    await setOwner(stage, MAYA);
    expect(facts(stage, 'DifferenceGone')).toHaveLength(1);
    expect(receipt(stage)).toMatchObject({ because: 'owner-is-back' });
  });

  test('is adopted: recorded, and no longer compared', async () => {
    const stage = await verified('adopt');
    await setOwner(stage, TOM);
    await stage.pass(2 * MINUTE);
    expect(handoff(stage)).toMatchObject({ status: 'completed', isOutside: true });
    await setOwner(stage, '71003');
    expect(receipt(stage)).toMatchObject({ outcome: 'ignored', because: 'no-claim' });
    expect(looks(stage)).toBe(1);
    expect(ownerShown(stage)).toBe('71003');
    await expectAtRest(stage);
  });

  test('is restored: written once more, read back and compared', async () => {
    const stage = await verified('restore');
    await setOwner(stage, '71003');
    await stage.pass(10 * MINUTE);
    expect(facts(stage, 'HandoffReopened')).toMatchObject([{ because: 'owner-changed' }]);
    expect(handoff(stage)).toMatchObject({ status: 'completed', isOutside: false });
    expect(ownerShown(stage)).toBe(MAYA);
    await reportOwner(stage);
    expect(receipt(stage)).toMatchObject({ because: 'echo' });
    await expectAtRest(stage);
  });

  test('is not restored for ever: whoever insists has a person decide', async () => {
    const stage = await verified('restore');
    for (let change = 0; change < 4; change += 1) {
      await setOwner(stage, TOM);
      await stage.pass(HOUR);
    }
    expect(facts(stage, 'HandoffReopened')).toHaveLength(3);
    expect(handoff(stage)).toMatchObject({ status: 'held', cause: { kind: 'owner-changed' } });
  });

  test('that HubSpot does not let us read again has a person decide', async () => {
    const stage = await verified('adopt');
    await setOwner(stage, TOM);
    stage.hubspot.readFaults.push({ does: 'answer', status: 403 });
    await stage.pass(2 * MINUTE);
    expect(handoff(stage)).toMatchObject({ status: 'held', cause: { kind: 'owner-changed' } });
    expect(mailsTo(stage, LENA_MAIL).at(-1)?.text).toContain('Since then somebody has made');
  });

  test('that cannot be read again for hours has a person decide', async () => {
    const stage = await verified('adopt');
    await setOwner(stage, TOM);
    for (let read = 0; read < 100; read += 1) stage.hubspot.readFaults.push({ does: 'answer', status: 502 });
    await stage.pass(12 * HOUR);
    expect(handoff(stage)).toMatchObject({ status: 'held', cause: { kind: 'owner-changed' } });
  });

  test('is put to the contract owner, who has it written again', async () => {
    const stage = await verified('ask');
    await setOwner(stage, TOM);
    await stage.pass(2 * MINUTE);
    expect(mailsTo(stage, LENA_MAIL).at(-1)?.text).toContain(
      'Since then somebody has made Tom Okafor the owner in HubSpot',
    );
    await decide(stage, { choice: 'retry' });
    await stage.pass(10 * MINUTE);
    expect(handoff(stage).status).toBe('completed');
    expect(ownerShown(stage)).toBe(MAYA);
    await expectAtRest(stage);
  });

  test('is put to the contract owner, who leaves it as it is', async () => {
    const stage = await verified('ask');
    await setOwner(stage, TOM);
    await stage.pass(2 * MINUTE);
    await decide(stage, { choice: 'cancel' });
    expect(ownerShown(stage)).toBe(TOM);
    await expectAtRest(stage);
  });

  test('is put to the contract owner, who gives it to somebody else', async () => {
    const stage = await verified('ask');
    await setOwner(stage, TOM);
    await stage.pass(2 * MINUTE);
    await decide(stage, { choice: 'give-to', person: 'priya-nair' });
    await accept(stage, offerTo(stage, PRIYA_MAIL));
    await stage.pass(10 * MINUTE);
    expect(handoff(stage)).toMatchObject({ status: 'completed', ownership: { owner: 'priya-nair' } });
    await expectAtRest(stage);
  });

  test('is decided when HubSpot can be read again', async () => {
    const stage = await verified('restore');
    await setOwner(stage, TOM);
    for (let read = 0; read < 8; read += 1) stage.hubspot.readFaults.push({ does: 'answer', status: 503 });
    await stage.pass(2 * HOUR);
    expect(ownerShown(stage)).toBe(MAYA);
    await expectAtRest(stage);
  });

  test('is decided without timers and stream, by the watchdog', async () => {
    const stage = await verified('adopt');
    stage.isStreamPaused = true;
    await setOwner(stage, TOM);
    stage.world.timers.clear();
    await stage.rounds(3);
    expect(handoff(stage).isOutside).toBe(true);
  });

  test('of a record that is gone by then is the end of it', async () => {
    const stage = await verified('restore');
    await setOwner(stage, TOM);
    stage.hubspot.records.delete(CONTACT);
    await stage.pass(2 * MINUTE);
    expect(facts(stage, 'RecordMovedOn')).toMatchObject([{ move: { kind: 'deleted' } }]);
    expect(handoff(stage).status).toBe('completed');
    await expectAtRest(stage);
  });
});

describe('an owner change that no handoff claims', () => {
  test('while somebody is asked is nobody’s concern', async () => {
    const stage = await offered();
    await setOwner(stage, '71003');
    expect(receipt(stage)).toMatchObject({ outcome: 'ignored', because: 'no-claim' });
    expect(incidents(stage)).toEqual([]);
  });

  test('is measured by the handoff that was verified last', async () => {
    const stage = await verified('adopt');
    stage.hubspot.set(CONTACT, { lifecyclestage: 'lead' }, '98002');
    stage.skip(1);
    await setLifecycle(stage, 'salesqualifiedlead');
    await accept(stage, offerTo(stage));
    await stage.pass(HOUR);
    await setOwner(stage, TOM);
    await stage.pass(2 * MINUTE);
    expect(handoffs(stage).map(({ isOutside }) => isOutside)).toEqual([false, true]);
  });
});

test('a change while a write is under way is looked at after its verdict', async () => {
  const stage = await offered({ ...sampleContract, whenOwnerChanges: 'restore' });
  stage.hubspot.writeFaults.push({ does: 'time out' });
  await accept(stage);
  await setOwner(stage, '71003');
  expect(receipt(stage)).toMatchObject({ outcome: 'received', because: 'being-written' });
  await stage.pass(HOUR);
  expect(receipt(stage)?.outcome).not.toBe('received');
});
