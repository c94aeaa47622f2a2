import { expect, test } from 'vitest';
import { setLifecycle } from '#test/scenario-support/crm.ts';
import { handoff, handoffs } from '#test/scenario-support/looking.ts';
import { offered } from '#test/scenario-support/new-stage.ts';
import { accept, look, mailsTo, MAYA_MAIL, nonceIn, offerTo, post } from '#test/scenario-support/people.ts';
import type { Stage } from '#test/scenario-support/stage.ts';
import { sampleContract } from '../unit/contract/sample.ts';

const choice = {
  ...sampleContract,
  acknowledgment: { ...sampleContract.acknowledgment, confirm: 'choice' },
} as const;
const once = {
  ...sampleContract,
  trigger: { ...sampleContract.trigger, occurrence: 'once-per-record' },
} as const;

async function chosenWithoutCode(stage: Stage): Promise<number> {
  const link = offerTo(stage);
  const { body } = await look(stage, link);
  const { status } = await post(stage, link, { nonce: nonceIn(body), answer: 'accept' });
  await stage.run();
  return status;
}

test('without the code of the mail no answer counts', async () => {
  const stage = await offered();
  expect(await chosenWithoutCode(stage)).toBe(422);
  expect(handoff(stage).status).toBe('offered');
});

test('where the contract asks for the choice alone, the page has no code, and the mail only that of the own page', async () => {
  const stage = await offered(choice);
  const [, before = '', after = ''] =
    /^([^]*)\/me\/([^]*)$/.exec(mailsTo(stage, MAYA_MAIL, 'offer')[0]?.text ?? '') ?? [];
  expect(before).not.toMatch(/code/i);
  expect(after).toContain('Your page asks for this code before it changes anything.');
  expect((await look(stage, offerTo(stage))).body).not.toContain('name="code"');
  expect(await chosenWithoutCode(stage)).toBe(200);
  expect(handoff(stage).status).toBe('completed');
});

test('the choice alone still needs the form of the page: following the link answers nothing', async () => {
  const stage = await offered(choice);
  const { status } = await post(stage, offerTo(stage), { answer: 'accept' });
  expect(status).toBe(422);
  expect(handoff(stage).status).toBe('offered');
});

test('a record is handed over each time that it takes the status, or once where the contract says so', async () => {
  for (const [contract, times] of [
    [sampleContract, 2],
    [once, 1],
  ] as const) {
    const stage = await offered(contract);
    await accept(stage);
    stage.skip(60);
    await setLifecycle(stage, 'lead');
    stage.skip(60);
    await setLifecycle(stage, 'salesqualifiedlead');
    expect(handoffs(stage)).toHaveLength(times);
    const last = [...stage.world.receipts.values()].at(-1);
    expect(last?.outcome).toBe(times === 1 ? 'duplicate' : 'accepted');
  }
});
