import { expect, test } from 'vitest';
import { facts, handoff } from '#test/scenario-support/looking.ts';
import { offered } from '#test/scenario-support/new-stage.ts';
import { request } from '#test/scenario-support/operator.ts';
import { decisionTo, LENA_MAIL, look, mailsTo, offerTo, send } from '#test/scenario-support/people.ts';
import type { Stage } from '#test/scenario-support/stage.ts';
import { sampleContract } from '#test/unit/contract/sample.ts';

const contract = {
  ...sampleContract,
  returnReasons: [{ code: 'no-contract', label: 'The signed contract is missing' }],
};

async function returned(reason: string): Promise<Stage> {
  const stage = await offered(contract);
  await send(stage, offerTo(stage), { answer: 'return', 'return-reason': reason });
  await stage.run();
  return stage;
}

test('whoever is asked chooses among the reasons of the contract', async () => {
  const stage = await offered(contract);
  const { body } = await look(stage, offerTo(stage));
  expect(body).toContain('The signed contract is missing');
  expect(body).not.toContain('Information is missing');
});

test('the log keeps the code, and everybody reads the label', async () => {
  const stage = await returned('no-contract');
  expect(facts(stage, 'HandoffReturned')).toMatchObject([{ reason: 'no-contract' }]);
  expect(mailsTo(stage, LENA_MAIL).at(-1)?.text).toContain('The signed contract is missing');
  expect((await look(stage, decisionTo(stage))).body).toContain(
    'returned it as not ready, through the link in the mail: The signed contract is missing',
  );
  const { answer } = await request(stage, 'GET', `/operator/handoffs/${handoff(stage).handoffId}`);
  expect(JSON.stringify(answer)).toContain('through the link in the mail: The signed contract is missing');
});

test('the usual reasons are no reasons then', async () => {
  const stage = await returned('incomplete');
  expect(handoff(stage).status).toBe('offered');
});
