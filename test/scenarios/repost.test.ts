import { describe, expect, test } from 'vitest';
import { MAYA, TOM } from '#test/scenario-support/crm.ts';
import { acceptedWith, ownerShown } from '#test/scenario-support/holds.ts';
import { facts, handoff, openIncidents } from '#test/scenario-support/looking.ts';
import { accept, decide, decisionTo, look, nonceIn, post } from '#test/scenario-support/people.ts';
import {
  contractOver,
  LEAD_ID,
  MAYA_IN_SALESFORCE,
  offeredUnder,
  salesforceTarget,
} from '#test/scenario-support/several-systems.ts';
import type { Stage } from '#test/scenario-support/stage.ts';

const forbidden = { does: 'answer', status: 403 } as const;

/** Its first press. */
async function repost(stage: Stage) {
  const link = decisionTo(stage);
  const nonce = nonceIn((await look(stage, link)).body);
  return post(stage, link, { nonce, repost: 'show' });
}

test('the page of an incident says in plain words what the system was asked and said', async () => {
  const stage = await acceptedWith(forbidden);
  const { body } = await look(stage, decisionTo(stage));
  expect(body).toContain('HubSpot was asked to show the record: it did, at once.');
  expect(body).toContain(
    'HubSpot was asked to change it: it refused (400): validation error (VALIDATION_ERROR), at once.',
  );
  expect(body).toContain('>Repost</button>');
});

describe('Repost', () => {
  test('first shows what would be written against what was there, and changes nothing', async () => {
    const stage = await acceptedWith(forbidden);
    const { seq } = handoff(stage);
    const { status, body } = await repost(stage);
    expect(status).toBe(200);
    expect(body).toContain(
      `<dt>hubspot_owner_id</dt><dd>Maya Chen (${MAYA}) – it showed Tom Okafor (${TOM})</dd>`,
    );
    expect(body).toContain('>Repost now</button>');
    expect(body).not.toContain('type="radio"');
    expect(handoff(stage).seq).toBe(seq);
  });

  test('then tries again, under the same ids', async () => {
    const stage = await acceptedWith(forbidden);
    const { handoffId, correlationId } = handoff(stage);
    await repost(stage);
    await decide(stage, { choice: 'retry' });
    await stage.pass(60);
    expect(handoff(stage)).toMatchObject({ status: 'completed', handoffId, correlationId });
    expect(facts(stage, 'TargetPlanned').map(({ attempt }) => attempt)).toEqual([1, 2]);
    expect(ownerShown(stage)).toBe(MAYA);
    expect(openIncidents(stage)).toEqual([]);
  });

  test('does nothing without the code of the mail', async () => {
    const stage = await acceptedWith(forbidden);
    const link = decisionTo(stage);
    const nonce = nonceIn((await repost(stage)).body);
    const answer = await post(stage, link, { nonce, choice: 'retry', reason: 'again' });
    expect(answer.status).toBe(422);
    expect(handoff(stage).status).toBe('held');
  });

  test('names people by either form of an id of Salesforce, and leaves whom nobody knows', async () => {
    const stage = await offeredUnder(contractOver(salesforceTarget));
    stage.salesforce.things.set(LEAD_ID, { OwnerId: MAYA_IN_SALESFORCE.slice(0, 15), Company: 'Other' });
    stage.salesforce.faults.push({ does: 'refuse', because: 'INVALID_OWNER', permanent: true });
    await accept(stage);
    const { body } = await repost(stage);
    const shown = `Maya Chen (${MAYA_IN_SALESFORCE.slice(0, 15)})`;
    expect(body).toContain(`<dt>OwnerId</dt><dd>Maya Chen (${MAYA_IN_SALESFORCE}) – it showed ${shown}</dd>`);
    expect(body).toContain('<dt>Company</dt><dd>Northwind Robotics – it showed Other</dd>');
  });

  test('says that nothing was made up yet, and why, where Baton never came so far', async () => {
    const stage = await offeredUnder(contractOver(salesforceTarget));
    stage.hubspot.set('501', { salesforceleadid: '' }, '98004');
    await accept(stage);
    const { body } = await repost(stage);
    expect(body).toContain('What is to be written was not made up yet: no record (salesforceleadid).');
    expect(body).not.toContain('no longer kept');
  });

  test('says so when what was to be written is no longer kept', async () => {
    const stage = await acceptedWith(forbidden);
    for (const id of stage.world.texts.keys()) if (id.startsWith('before#')) stage.world.texts.delete(id);
    expect((await repost(stage)).body).toContain('What was to be written is no longer kept.');
  });
});

test('where nothing was sent there is nothing to repost', async () => {
  const stage = await acceptedWith(forbidden);
  stage.world.attemptRecords.clear();
  expect((await look(stage, decisionTo(stage))).body).not.toContain('Repost');
});
