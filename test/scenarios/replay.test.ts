import { describe, expect, test } from 'vitest';
import { replayPlanSchema } from '#domain/operator/replay.ts';
import { MAYA, setLifecycle, TOM } from '#test/scenario-support/crm.ts';
import { acceptedWith, ownerShown } from '#test/scenario-support/holds.ts';
import { facts, handoff, handoffs, incidents } from '#test/scenario-support/looking.ts';
import { offered } from '#test/scenario-support/new-stage.ts';
import { decideFor, request } from '#test/scenario-support/operator.ts';
import { accept, offerTo } from '#test/scenario-support/people.ts';
import { LEAD } from '#test/scenario-support/two-owners.ts';
import {
  acceptedUnder,
  contractOver,
  LEAD_ID,
  salesforceTarget,
} from '#test/scenario-support/several-systems.ts';
import type { Stage } from '#test/scenario-support/stage.ts';

const planOf = async (stage: Stage) =>
  request(stage, 'GET', `/operator/handoffs/${handoff(stage).handoffId}/replay`);

/** Somebody changes the owner, and HubSpot tells nobody of it. */
function changeQuietly(stage: Stage): void {
  stage.hubspot.set('501', { hubspot_owner_id: TOM }, '98004');
}

describe('before a replay', () => {
  test('it is shown what each system shows against what it should, and nothing is changed', async () => {
    const stage = await acceptedWith();
    changeQuietly(stage);
    const commits = stage.world.commits.size;
    const { seq } = handoff(stage);
    const { targets } = replayPlanSchema.parse((await planOf(stage)).answer);
    const [hubspot] = targets;
    expect(hubspot?.fields).toContainEqual({
      ...{ field: 'hubspot_owner_id', wanted: MAYA, shown: TOM, isSame: false },
    });
    expect(handoff(stage).seq).toBe(seq);
    expect(stage.world.commits.size).toBe(commits);
    expect(ownerShown(stage)).toBe(TOM);
  });

  test('a system that cannot be read says why', async () => {
    const stage = await acceptedWith();
    stage.hubspot.readFaults.push({ does: 'time out' });
    const { targets } = replayPlanSchema.parse((await planOf(stage)).answer);
    expect(targets).toEqual([{ target: 'hubspot', fields: [], because: 'timeout' }]);
  });

  test('what is not done yet is said to be so', async () => {
    const stage = await offered();
    expect(await planOf(stage)).toMatchObject({ status: 409, answer: { error: { word: 'not-completed' } } });
  });
});

describe('a replay', () => {
  test('writes what differs, under the same ids, and is done again', async () => {
    const stage = await acceptedWith();
    const before = handoff(stage);
    changeQuietly(stage);
    const { answer } = await decideFor(stage, 'replay', before.handoffId);
    expect(answer).toMatchObject({ status: 'syncing', changed: true });
    await stage.pass(60);
    expect(handoff(stage)).toMatchObject({
      ...{ status: 'completed', epoch: before.epoch, correlationId: before.correlationId },
      workflow: { run: before.workflow.run + 1 },
    });
    expect(facts(stage, 'TargetPlanned').map(({ attempt }) => attempt)).toEqual([1, 2]);
    expect(ownerShown(stage)).toBe(MAYA);
    expect(incidents(stage)).toEqual([]);
  });

  test('writes nothing where everything is right', async () => {
    const stage = await acceptedWith();
    await decideFor(stage, 'replay', handoff(stage).handoffId);
    await stage.pass(60);
    expect(handoff(stage).status).toBe('completed');
    expect(stage.hubspot.ownerWrites()).toHaveLength(1);
    expect(facts(stage, 'TargetPlanned')).toHaveLength(1);
  });

  test('of one target leaves the others alone', async () => {
    const stage = await acceptedUnder(contractOver(salesforceTarget));
    changeQuietly(stage);
    const owned = stage.salesforce.things.get(LEAD_ID);
    const reads = stage.salesforce.requests.length;
    await decideFor(stage, 'replay', handoff(stage).handoffId, { targets: ['hubspot'] });
    await stage.pass(60);
    expect(handoff(stage).status).toBe('completed');
    expect(ownerShown(stage)).toBe(MAYA);
    expect(stage.salesforce.requests).toHaveLength(reads);
    expect(stage.salesforce.things.get(LEAD_ID)).toEqual(owned);
  });

  test('does not ask whoever accepted once more, and mails nobody', async () => {
    const stage = await acceptedWith();
    const mails = stage.world.mails.length;
    await decideFor(stage, 'replay', handoff(stage).handoffId);
    await stage.pass(60);
    expect(stage.world.mails).toHaveLength(mails);
    expect(facts(stage, 'OfferMade')).toHaveLength(1);
  });

  test('of a misspelt target, shown or done, is told which there are and which was probably meant', async () => {
    const stage = await acceptedUnder(contractOver(salesforceTarget));
    const { handoffId } = handoff(stage);
    const error = {
      word: 'unknown-target',
      sentence: 'It has no target “hubspt”. Its targets: hubspot, salesforce.',
      suggestion: 'hubspot',
    };
    const targets = ['salesforce', 'hubspt'];
    const done = await decideFor(stage, 'replay', handoffId, { targets });
    expect(done).toMatchObject({ status: 409, answer: { error } });
    const path = `/operator/handoffs/${handoffId}/replay?targets=${targets.join(',')}`;
    const shown = await request(stage, 'GET', path);
    expect(shown).toMatchObject({ status: 409, answer: { error } });
  });
});

test('what was handed over again since is left to whoever accepted it then', async () => {
  const stage = await acceptedWith();
  stage.hubspot.set('501', { lifecyclestage: 'lead' }, '98002');
  stage.skip(1);
  await setLifecycle(stage, LEAD);
  await accept(stage, offerTo(stage));
  await stage.pass(60);
  const [older] = handoffs(stage);
  const refused = { status: 409, answer: { error: { word: 'superseded' } } };
  expect(await decideFor(stage, 'replay', older?.handoffId ?? '')).toMatchObject(refused);
  const plan = await request(stage, 'GET', `/operator/handoffs/${older?.handoffId ?? ''}/replay`);
  expect(plan).toMatchObject(refused);
});
