import { expect, test } from 'vitest';
import { handoff, facts } from '#test/scenario-support/looking.ts';
import { offered } from '#test/scenario-support/new-stage.ts';
import { look, offerTo, post, send } from '#test/scenario-support/people.ts';

const ACCEPT_WITHIN = 4 * 60 * 60;
const NONCE = /value="(\d+\.[\w-]+)"/;

test('an answer in the second before the deadline counts, though the timer is about to fire', async () => {
  const stage = await offered();
  stage.skip(ACCEPT_WITHIN - 1);
  const { body } = await send(stage, offerTo(stage), { answer: 'accept' });
  expect(body).toContain('is yours');
  await stage.pass(60);
  expect(handoff(stage).status).toBe('completed');
});

test('an answer in the deadline second is refused, though no timer has fired, and the page says so', async () => {
  const stage = await offered();
  const link = offerTo(stage);
  stage.skip(ACCEPT_WITHIN - 1);
  const [, nonce = ''] = NONCE.exec((await look(stage, link)).body) ?? [];
  stage.skip(1);
  const { body } = await post(stage, link, { nonce, code: link.code, answer: 'accept' });
  expect(body).toContain('The time to accept is over');
  expect(facts(stage, 'OfferAccepted')).toEqual([]);
  expect(facts(stage, 'AnswerRefused')).toMatchObject([{ because: 'expired' }]);
});

test('an offer that expired says so, and neither declined nor withdrawn', async () => {
  const stage = await offered();
  await stage.pass(ACCEPT_WITHIN);
  expect(handoff(stage)).toMatchObject({ status: 'held', cause: { kind: 'expired', person: 'maya-chen' } });
  const { body } = await look(stage, offerTo(stage));
  expect(body).toContain('The time to accept is over');
});
