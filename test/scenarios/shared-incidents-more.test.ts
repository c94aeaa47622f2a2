import { expect, test } from 'vitest';
import { seedContact, setLifecycle } from '#test/scenario-support/crm.ts';
import { handoffs } from '#test/scenario-support/looking.ts';
import { newStage } from '#test/scenario-support/new-stage.ts';
import { decideFor } from '#test/scenario-support/operator.ts';
import {
  decisionTo,
  LENA_MAIL,
  look,
  nonceIn,
  OPS_MAIL,
  post,
  shownIn,
} from '#test/scenario-support/people.ts';
import type { Stage } from '#test/scenario-support/stage.ts';
import {
  forbidden,
  heldForbidden,
  LEAD,
  OPPORTUNITY,
  stageOfTwo,
} from '#test/scenario-support/two-owners.ts';

const statuses = (stage: Stage) => handoffs(stage).map(({ status }) => status);
const manyOf = (size: number) => heldForbidden(newStage(), ...Array<string>(size).fill(LEAD));
const cancel = { choice: 'cancel', reason: 'No longer needed' };

/** One more handoff that HubSpot forbids. */
async function oneMore(stage: Stage, value = LEAD): Promise<void> {
  seedContact(stage, '599');
  await setLifecycle(stage, value, '599');
  await forbidden(stage);
}

/** The form of the page as it is now, to be sent later. */
async function openPage(stage: Stage, to = LENA_MAIL) {
  const link = decisionTo(stage, to);
  const { body } = await look(stage, link);
  const form = { nonce: nonceIn(body), shown: shownIn(body), code: link.code, ...cancel };
  const send = async (fields: Readonly<Record<string, string>> = {}) => {
    const answer = await post(stage, link, { ...form, ...fields });
    await stage.run();
    return answer;
  };
  return {
    send,
    sendWithout: async () => post(stage, link, { nonce: form.nonce, code: form.code, ...cancel }),
  };
}

test('what came while the page was open is not decided about unseen: the page is shown again', async () => {
  const stage = await manyOf(2);
  const page = await openPage(stage);
  await oneMore(stage);
  const { status, body } = await page.send();
  expect(statuses(stage)).toEqual(['held', 'held', 'held']);
  expect(status).toBe(422);
  expect(body).toContain('the decision is now for 3 handoffs. Look again, and send it once more.');
  expect(body).toContain('Cancel all 3 handoffs');
  expect(body).toContain('No longer needed');
  expect(body).toMatch(/value="cancel" checked/);
});

test('sent once more, it decides about all that was shown by then, and says how many', async () => {
  const stage = await manyOf(2);
  const page = await openPage(stage);
  await oneMore(stage);
  const shown = shownIn((await page.send()).body);
  expect((await page.send({ shown })).body).toContain(': cancel 3 handoffs.');
  expect(statuses(stage)).toEqual(['cancelled', 'cancelled', 'cancelled']);
  expect((await look(stage, decisionTo(stage))).body).toContain(': cancel 3 handoffs.');
});

test('it is told together with whatever else is wrong', async () => {
  const stage = await manyOf(2);
  const page = await openPage(stage);
  await oneMore(stage);
  const { body } = await page.send({ code: '' });
  expect(body).toContain('the decision is now for 3 handoffs.');
  expect(body).toContain('Enter the two-digit code from the mail.');
});

test('what was one when it was shown, and is two now, is not decided', async () => {
  const stage = await manyOf(1);
  const page = await openPage(stage);
  await oneMore(stage);
  expect((await page.send()).status).toBe(422);
  expect(statuses(stage)).toEqual(['held', 'held']);
});

test('as many as before are not the same: one has left and another came', async () => {
  const stage = await manyOf(2);
  const page = await openPage(stage);
  await oneMore(stage);
  await decideFor(stage, 'cancel', handoffs(stage)[0]?.handoffId ?? '');
  expect((await page.send()).body).toContain('the decision is now for 2 handoffs.');
  expect(statuses(stage)).toEqual(['cancelled', 'held', 'held']);
});

test('what has left meanwhile stops nothing: the rest is decided, and counted', async () => {
  const stage = await manyOf(3);
  const page = await openPage(stage);
  await decideFor(stage, 'retry', handoffs(stage)[0]?.handoffId ?? '');
  await stage.pass(60);
  expect((await page.send()).body).toContain(': cancel 2 handoffs.');
  expect(statuses(stage)).toEqual(['completed', 'cancelled', 'cancelled']);
});

test('what came to the part of somebody else is nothing to who decides about their own', async () => {
  const stage = await heldForbidden(stageOfTwo(), LEAD);
  const lenas = await openPage(stage);
  const operations = await openPage(stage, OPS_MAIL);
  await oneMore(stage, OPPORTUNITY);
  expect((await operations.send()).status).toBe(422);
  expect((await lenas.send()).body).toContain(': cancel the handoff.');
  expect(statuses(stage)).toEqual(['cancelled', 'held']);
});

test('a form that does not say what was shown decides about one, and not about several', async () => {
  const one = await manyOf(1);
  expect((await (await openPage(one)).sendWithout()).body).toContain(': cancel the handoff.');
  const two = await manyOf(2);
  expect((await (await openPage(two)).sendWithout()).status).toBe(422);
  expect((await (await openPage(two)).send({ shown: 'made up' })).status).toBe(422);
  expect(statuses(two)).toEqual(['held', 'held']);
});
