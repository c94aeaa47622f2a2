import { describe, expect, test } from 'vitest';
import { peopleAnswerSchema } from '#domain/operator/people.ts';
import { FOR_GOOD } from '#domain/routing/for-good.ts';
import { wishesId } from '#domain/text-ids.ts';
import { atHome, mailFirst, sends } from '#test/scenario-support/at-home.ts';
import type { Visit } from '#test/scenario-support/at-home.ts';
import { seedContact, setLifecycle } from '#test/scenario-support/crm.ts';
import { facts } from '#test/scenario-support/looking.ts';
import { mailEvent } from '#test/scenario-support/mail-events.ts';
import { operate, request } from '#test/scenario-support/operator.ts';
import { decline, look, MAYA_MAIL, mailsTo } from '#test/scenario-support/people.ts';
import { messagesTo, slackDirectory } from '#test/scenario-support/slack.ts';
import { personIdSchema } from '#domain/contract/ids.ts';

/** Who wants to be told by another way first says so on their own page. */
async function offersAgain({ stage }: Visit): Promise<void> {
  seedContact(stage, '502');
  await setLifecycle(stage, 'salesqualifiedlead', '502');
}
const offersBy = ({ stage }: Visit) => facts(stage, 'OfferDelivered').map(({ channel }) => channel);
const maya = async ({ stage }: Visit) => {
  const { answer } = await request(stage, 'GET', '/operator/people');
  return peopleAnswerSchema.parse(answer).people.find(({ id }) => id === 'maya-chen');
};
const withOwn = (channels: ('slack' | 'email')[]) => ({
  ...slackDirectory,
  people: slackDirectory.people.map((one) => (one.id === 'maya-chen' ? { ...one, channels } : one)),
});

describe('the order of the ways to be told', () => {
  test('is shown and chosen on the own page, and counts from the next offer on', async () => {
    const visit = await atHome();
    const before = await look(visit.stage, visit.page);
    expect(before.body).toContain('How you are told');
    const { status, body } = await sends(visit, { action: 'told', first: 'slack' });
    expect(status).toBe(200);
    expect(body).toContain('By Slack first, and by mail where that is not taken.');
    await offersAgain(visit);
    expect(offersBy(visit)).toEqual(['email', 'slack']);
    expect((await maya(visit))?.channels).toEqual(['slack', 'email']);
  });

  test('leaves the others as what follows where the first is not taken', async () => {
    const visit = await atHome();
    await sends(visit, { action: 'told', first: 'slack' });
    await sends(visit, { action: 'told', first: 'email' });
    await offersAgain(visit);
    await mailEvent(visit.stage, 'bounce', mailsTo(visit.stage, MAYA_MAIL, 'offer').at(-1));
    expect(offersBy(visit)).toEqual(['email', 'email', 'slack']);
  });

  test('stands back behind what the contract allows', async () => {
    const acknowledgment = { ...mailFirst.acknowledgment, channels: ['email' as const] };
    const visit = await atHome({ ...mailFirst, acknowledgment });
    await sends(visit, { action: 'told', first: 'slack' });
    await offersAgain(visit);
    expect(offersBy(visit)).toEqual(['email', 'email']);
  });

  test('stands back behind what the directory gives them, also later', async () => {
    const visit = await atHome(mailFirst, withOwn(['email', 'slack']));
    await sends(visit, { action: 'told', first: 'slack' });
    visit.stage.bundle = { ...visit.stage.bundle, directory: withOwn(['email']) };
    await offersAgain(visit);
    expect(offersBy(visit)).toEqual(['email', 'email']);
    expect((await maya(visit))?.channels).toEqual(['email']);
  });

  test('is nothing to choose where there is one way', async () => {
    const visit = await atHome(mailFirst, withOwn(['email']));
    expect((await look(visit.stage, visit.page)).body).not.toContain('Which way first?');
    const { status, body } = await sends(visit, { action: 'told', first: 'slack' });
    expect([status, body.includes('Choose one of the ways in the list.')]).toEqual([422, true]);
    expect(visit.stage.world.texts.has(wishesId('maya-chen'))).toBe(false);
  });

  test('is not changed without the code', async () => {
    const visit = await atHome();
    expect((await sends(visit, { action: 'told', first: 'slack', code: '' })).status).toBe(422);
    await offersAgain(visit);
    expect(offersBy(visit)).toEqual(['email', 'email']);
  });

  test('counts for incidents too', async () => {
    const visit = await atHome({ ...mailFirst, contractOwner: personIdSchema.parse('maya-chen') });
    await sends(visit, { action: 'told', first: 'slack' });
    await sends(visit, { action: 'told', first: 'email' });
    await offersAgain(visit);
    await decline(visit.stage);
    expect(mailsTo(visit.stage, MAYA_MAIL, 'incident-opened')).toHaveLength(1);
    await sends(visit, { action: 'told', first: 'slack' });
    seedContact(visit.stage, '503');
    const before = messagesTo(visit.stage).length;
    await setLifecycle(visit.stage, 'evangelist', '503');
    expect(messagesTo(visit.stage)).toHaveLength(before + 1);
  });

  test('is erased with what else is kept about them', async () => {
    const visit = await atHome();
    await sends(visit, { action: 'told', first: 'slack' });
    const left = { from: '2020-01-01T00:00:00.000Z', until: FOR_GOOD, reason: 'left', offers: 'keep' };
    await operate(visit.stage, 'POST', '/operator/people/maya-chen/absences', left);
    await operate(visit.stage, 'POST', '/operator/erasures/maya-chen', { reason: 'r', confirm: true });
    expect(visit.stage.world.texts.has(wishesId('maya-chen'))).toBe(false);
  });
});
