import { expect, test } from 'vitest';
import { CONTACT, deleteContact, setLifecycle, setOwner, TOM } from '#test/scenario-support/crm.ts';
import { facts, handoff, handoffs } from '#test/scenario-support/looking.ts';
import { offered } from '#test/scenario-support/new-stage.ts';
import { decideFor } from '#test/scenario-support/operator.ts';
import { accept, look, mailsTo, MAYA_MAIL, offerTo, post, send } from '#test/scenario-support/people.ts';
import { awaitingStart, DAY, startLink } from '#test/scenario-support/starts.ts';
import type { Stage } from '#test/scenario-support/stage.ts';
import { sampleContract } from '../unit/contract/sample.ts';

async function accepted(): Promise<Stage> {
  const stage = await offered(awaitingStart);
  await accept(stage);
  return stage;
}

/** Nothing more is asked of anybody. */
async function expectPeace(stage: Stage): Promise<void> {
  const before = mailsTo(stage, MAYA_MAIL).length;
  await stage.pass(30 * DAY);
  expect(mailsTo(stage, MAYA_MAIL)).toHaveLength(before);
  expect(facts(stage, 'StartOverdue').filter(({ step }) => step === 'end')).toEqual([]);
}

test('the page that follows the acceptance has a button for it, which needs no code again', async () => {
  const stage = await offered(awaitingStart);
  const link = offerTo(stage);
  const page = await accept(stage, link);
  expect(page.body).toContain('I have started</button>');
  expect(page.body).toContain(`name="code" value="${link.code}"`);
  await send(stage, link, { answer: 'start' });
  await stage.run();
  expect(facts(stage, 'WorkStarted')).toMatchObject([{ how: 'link', epoch: 1 }]);
  expect((await look(stage, link)).body).toContain('You have started');
  await expectPeace(stage);
});

test('the offer’s link stays good for it, and so is that of the reminder', async () => {
  const stage = await accepted();
  expect((await look(stage, offerTo(stage))).body).toContain('I have started</button>');
  await stage.pass(2 * DAY);
  await send(stage, startLink(stage), { answer: 'start' });
  await stage.run();
  expect(facts(stage, 'WorkStarted')).toHaveLength(1);
  await expectPeace(stage);
});

test('looking starts nothing, and neither does a form without its code or proof', async () => {
  const stage = await accepted();
  const link = offerTo(stage);
  await look(stage, link);
  expect(await send(stage, link, { answer: 'start', code: '' })).toMatchObject({ status: 422 });
  expect((await send(stage, link, { answer: 'start', code: 'xx' })).body).toContain('<span class="error"');
  expect(await post(stage, link, { answer: 'start', code: link.code })).toMatchObject({ status: 422 });
  expect(facts(stage, 'WorkStarted')).toEqual([]);
});

test('said twice it is said once', async () => {
  const stage = await accepted();
  for (let time = 0; time < 2; time += 1) {
    const { status, body } = await send(stage, offerTo(stage), { answer: 'start' });
    expect(status).toBe(200);
    expect(body).toContain('You have started');
  }
  expect(facts(stage, 'WorkStarted')).toHaveLength(1);
});

test('an operator may note it, with a reason', async () => {
  const stage = await accepted();
  expect(await decideFor(stage, 'start', handoff(stage).handoffId)).toMatchObject({ status: 200 });
  expect(facts(stage, 'WorkStarted')).toMatchObject([{ how: 'operator' }]);
  expect(await decideFor(stage, 'start', handoff(stage).handoffId)).toMatchObject({
    answer: { changed: false },
  });
});

test('where no start is awaited there is nothing to note', async () => {
  const stage = await offered(sampleContract);
  const page = await accept(stage);
  expect(page.body).not.toContain('started');
  expect(await decideFor(stage, 'start', handoff(stage).handoffId)).toMatchObject({ status: 409 });
});

test('a record that takes the status that the contract names shows it', async () => {
  const stage = await accepted();
  await setLifecycle(stage, 'customer');
  expect(facts(stage, 'WorkStarted')).toEqual([]);
  await stage.pass(60);
  await setLifecycle(stage, 'opportunity');
  expect(facts(stage, 'WorkStarted')).toMatchObject([{ how: 'record' }]);
  await expectPeace(stage);
});

test('a record that is deleted, or gets another owner outside, ends the wait', async () => {
  const deleted = await accepted();
  await deleteContact(deleted);
  await expectPeace(deleted);
  const taken = await accepted();
  await setOwner(taken, TOM);
  await taken.pass(120);
  expect(facts(taken, 'RecordMovedOn')).toMatchObject([{ move: { kind: 'owner' } }]);
  await expectPeace(taken);
});

test('a record that takes the status of the trigger once more is handed over anew, and the old start is not awaited', async () => {
  const stage = await accepted();
  await stage.pass(60);
  await setLifecycle(stage, 'lead');
  await stage.pass(60);
  await setLifecycle(stage, 'salesqualifiedlead');
  expect(handoffs(stage).map(({ status }) => status)).toEqual(['completed', 'offered']);
  await stage.pass(DAY * 3);
  expect(facts(stage, 'StartOverdue')).toEqual([]);
  expect(stage.hubspot.value(CONTACT, 'lifecyclestage')).toBe('salesqualifiedlead');
});
