import { expect, test } from 'vitest';
import { facts, handoff } from '#test/scenario-support/looking.ts';
import { offered } from '#test/scenario-support/new-stage.ts';
import { decideFor } from '#test/scenario-support/operator.ts';
import {
  accept,
  decisionTo,
  decline,
  look,
  MAYA_MAIL,
  mailsTo,
  offerTo,
  OPS_MAIL,
  PRIYA_MAIL,
  post,
  send,
} from '#test/scenario-support/people.ts';

test('GET and HEAD change nothing, however often a mail scanner calls', async () => {
  const stage = await offered();
  const before = structuredClone(stage.world);
  for (let time = 0; time < 3; time += 1) await look(stage, offerTo(stage));
  expect((await look(stage, offerTo(stage), 'HEAD')).body).toBe('');
  expect(stage.world).toEqual(before);
});

test('a scanner that presses the button without the code changes nothing', async () => {
  const stage = await offered();
  const commits = structuredClone(stage.world.commits);
  const link = offerTo(stage);
  const { body } = await send(stage, link, { answer: 'accept', code: '' });
  await send(stage, link, { answer: 'accept', code: link.code === '99' ? '98' : '99' });
  await post(stage, link, { answer: 'accept', code: link.code, nonce: 'made.up' });
  expect(body).toContain('Enter the two-digit code');
  expect(stage.world.commits).toEqual(commits);
});

test('a scanner that decides without the code of the mail decides nothing', async () => {
  const stage = await offered();
  await decline(stage);
  const commits = structuredClone(stage.world.commits);
  const link = decisionTo(stage);
  const form = { choice: 'cancel', reason: 'a scanner has none' };
  const { status, body } = await send(stage, link, { ...form, code: '' });
  expect(status).toBe(422);
  expect(body).toContain('Enter the two-digit code');
  const wrong = await send(stage, link, { ...form, code: link.code === '99' ? '98' : '99' });
  expect(wrong.body).toContain('This is not the code from the mail');
  expect(wrong.body).toContain('a scanner has none');
  await post(stage, link, { ...form, code: link.code, nonce: 'made.up' });
  expect(stage.world.commits).toEqual(commits);
});

test('the page of a decision says for whom its link is', async () => {
  const stage = await offered();
  await decline(stage);
  expect((await look(stage, decisionTo(stage))).body).toContain('This page is for Lena Fischer.');
  expect((await look(stage, decisionTo(stage, OPS_MAIL))).body).toContain(
    'whoever reads the operations mailbox',
  );
});

test('the second click is told that it was accepted, by whom and when', async () => {
  const stage = await offered();
  await accept(stage);
  const { status, body } = await accept(stage);
  expect(status).toBe(200);
  expect(body).toContain('You have already accepted this');
  expect(facts(stage, 'OfferAccepted')).toHaveLength(1);
});

test('whoever accepted is told what has become of it: entered now, held, or verified', async () => {
  const stage = await offered();
  const drop = { does: 'say yes and drop it' } as const;
  stage.hubspot.writeFaults.push(drop, drop, drop);
  const link = offerTo(stage);
  await send(stage, link, { answer: 'accept' });
  expect((await look(stage, link)).body).toContain('You are being entered as the owner in HubSpot');
  await stage.pass(15 * 60);
  expect(handoff(stage).status).toBe('held');
  expect((await look(stage, link)).body).toContain('It is held: Baton could not make sure');
  await decideFor(stage, 'retry', handoff(stage).handoffId);
  await stage.run();
  expect((await look(stage, link)).body).toContain('It is done: Baton read HubSpot back');
});

test('whoever returned it is told who can decide now', async () => {
  const stage = await offered();
  const form = { answer: 'return', 'return-reason': 'incomplete' };
  const { body } = await send(stage, offerTo(stage), form);
  expect(body).toContain('Jonas Weber, Lena Fischer, or the operations team now decides');
});

test('whose time is over is not told that it is offered to them', async () => {
  const stage = await offered();
  const link = offerTo(stage);
  stage.skip(4 * 60 * 60);
  expect((await look(stage, link)).body).not.toContain('It is now offered to');
});

test('a link that nobody minted leads nowhere', async () => {
  const stage = await offered();
  const { status, body } = await look(stage, { lambda: 'answer-offer', token: 'f'.repeat(64) });
  expect(status).toBe(404);
  expect(body).toContain('This link leads nowhere');
});

test('after a reassignment the old link says who is asked now, and cannot accept', async () => {
  const stage = await offered();
  const old = offerTo(stage);
  await decideFor(stage, 'reassign', handoff(stage).handoffId, { to: 'priya-nair' });
  expect(mailsTo(stage, PRIYA_MAIL, 'offer')).toHaveLength(1);
  const { body } = await accept(stage, old);
  expect(body).toContain('It is now offered to Priya Nair');
  expect(facts(stage, 'OfferAccepted')).toEqual([]);
  await accept(stage, offerTo(stage, PRIYA_MAIL));
  expect(handoff(stage)).toMatchObject({ status: 'completed', ownership: { owner: 'priya-nair' } });
  expect((await look(stage, old)).body).toContain('Priya Nair has accepted this');
});

test('the link of an offer that was declined and made again to the same person is superseded', async () => {
  const stage = await offered();
  const old = offerTo(stage);
  await decline(stage);
  await decideFor(stage, 'retry', handoff(stage).handoffId);
  const { body } = await accept(stage, old);
  expect(body).toContain('You declined Amelia Hart, Northwind Robotics');
  expect(body).toContain('You are asked again: please answer the newer message.');
  expect(body).not.toContain('before you answered');
  expect(handoff(stage)).toMatchObject({ status: 'offered', epoch: 2 });
  expect(mailsTo(stage, MAYA_MAIL, 'offer')).toHaveLength(2);
});

test('clicking on a dead link for ever does not let the log grow', async () => {
  const stage = await offered();
  const old = offerTo(stage);
  await decideFor(stage, 'reassign', handoff(stage).handoffId, { to: 'priya-nair' });
  for (let time = 0; time < 5; time += 1) await send(stage, old, { answer: 'accept' });
  expect(facts(stage, 'AnswerRefused').length).toBeLessThanOrEqual(1);
});
