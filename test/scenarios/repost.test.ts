import { describe, expect, test } from 'vitest';
import { MAYA } from '#test/scenario-support/crm.ts';
import { acceptedWith, ownerShown } from '#test/scenario-support/holds.ts';
import { facts, handoff, openIncidents } from '#test/scenario-support/looking.ts';
import { decide, decisionTo, look, nonceIn, post } from '#test/scenario-support/people.ts';
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
    expect(body).toContain(`<dt>hubspot_owner_id</dt><dd>${MAYA} – it showed 71004</dd>`);
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
