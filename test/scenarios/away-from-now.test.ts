import { expect, test } from 'vitest';
import type { Contract } from '#domain/contract/contract.ts';
import { personIdSchema, poolIdSchema } from '#domain/contract/ids.ts';
import { absenceEnteredSchema } from '#domain/operator/people.ts';
import { seedContact, setLifecycle } from '#test/scenario-support/crm.ts';
import { facts, handoff, handoffs } from '#test/scenario-support/looking.ts';
import { newStage, offered } from '#test/scenario-support/new-stage.ts';
import { operate } from '#test/scenario-support/operator.ts';
import { accept, look, mailsTo, offerTo, PRIYA_MAIL } from '#test/scenario-support/people.ts';
import { interleave } from '#test/scenario-support/race.ts';
import type { Stage } from '#test/scenario-support/stage.ts';
import { sampleContract, sampleDirectory } from '../unit/contract/sample.ts';

const HOUR = 60 * 60;
/** The stage's clock begins at noon of 31 January 2030. */
const NOW = { from: '2030-01-31T11:00:00Z', until: '2030-02-01T08:00:00Z', reason: 'Maya is ill' };
const LATER = { ...NOW, from: '2030-01-31T18:00:00Z' };

const withPriya: Contract = { ...sampleContract, fallback: { person: personIdSchema.parse('priya-nair') } };

async function mayaIsAway(stage: Stage, wish: object = NOW) {
  const { status, answer } = await operate(stage, 'POST', '/operator/people/maya-chen/absences', wish);
  expect(status).toBe(200);
  return absenceEnteredSchema.parse(answer);
}

test('what somebody is asked goes to whom the contract asks next, at once', async () => {
  const stage = await offered(withPriya);
  const { entered, offers } = await mayaIsAway(stage);
  expect([entered, offers.map(({ id }) => id)]).toEqual([true, [handoff(stage).handoffId]]);
  expect(facts(stage, 'OfferWithdrawn')).toMatchObject([{ because: 'away' }]);
  expect(handoff(stage)).toMatchObject({ status: 'offered', offer: { to: 'priya-nair' } });
  expect(mailsTo(stage, PRIYA_MAIL, 'offer')[0]?.text).toContain('Maya Chen went away');
  expect((await look(stage, offerTo(stage))).body).toContain('Priya Nair');
});

test('whoever is asked next by turn reads who went away', async () => {
  const id = poolIdSchema.parse('sales');
  const members = ['maya-chen', 'priya-nair'].map((name) => personIdSchema.parse(name));
  const stage = await offered(
    { ...sampleContract, routing: { strategy: 'round-robin', pool: id } },
    { ...sampleDirectory, pools: [{ id, members }] },
  );
  await mayaIsAway(stage);
  const [mail] = mailsTo(stage, PRIYA_MAIL, 'offer');
  expect(mail?.text).toContain('Why you: it is your turn. Maya Chen went away.');
});

test('all of it goes, and what they own stays theirs', async () => {
  const stage = await offered(withPriya);
  await accept(stage);
  for (const contact of ['502', '503']) {
    seedContact(stage, contact);
    await setLifecycle(stage, 'salesqualifiedlead', contact);
  }
  expect((await mayaIsAway(stage)).offers).toHaveLength(2);
  const own = handoffs(stage).map((one) =>
    one.status === 'offered' ? one.offer.to : one.lastAcceptance?.owner,
  );
  expect(own).toEqual(['maya-chen', 'priya-nair', 'priya-nair']);
});

test('an absence that begins later moves nothing', async () => {
  const stage = await offered(withPriya);
  expect(await mayaIsAway(stage, LATER)).toMatchObject({ entered: true, offers: [] });
  expect(handoff(stage)).toMatchObject({ status: 'offered', offer: { to: 'maya-chen' } });
});

test('it can be shown first what would move, and nothing changes', async () => {
  const stage = await offered(withPriya);
  const shown = await mayaIsAway(stage, { ...NOW, offers: 'show' });
  expect([shown.entered, shown.offers.length, shown.absences]).toEqual([false, 1, []]);
  expect(facts(stage, 'OfferWithdrawn')).toEqual([]);
  expect(await mayaIsAway(stage, { ...LATER, offers: 'show' })).toMatchObject({ entered: true });
});

test('an offer that arrives meanwhile goes too: nothing waits for somebody who is away', async () => {
  const start = newStage(withPriya);
  seedContact(start);
  for (let calls = 0; calls < 12; calls += 1) {
    const stage = start.fork();
    const away = () => mayaIsAway(stage);
    await interleave(stage, [away, () => setLifecycle(stage, 'salesqualifiedlead')], [calls, Infinity]);
    await stage.run();
    expect(handoff(stage)).toMatchObject({ status: 'offered', offer: { to: 'priya-nair' } });
  }
});

test('said once more, nothing is left to move', async () => {
  const stage = await offered(withPriya);
  await mayaIsAway(stage);
  expect((await mayaIsAway(stage)).offers).toEqual([]);
  expect(facts(stage, 'OfferWithdrawn')).toHaveLength(1);
});

test('whoever was away is asked again once they are back, where the contract waits for that', async () => {
  const stage = await offered({
    ...sampleContract,
    candidates: { ...sampleContract.candidates, whenNobody: 'wait' },
  });
  await mayaIsAway(stage);
  expect(handoff(stage)).toMatchObject({ status: 'postponed' });
  await stage.pass(21 * HOUR);
  expect(handoff(stage)).toMatchObject({ status: 'offered', offer: { to: 'maya-chen' } });
});
