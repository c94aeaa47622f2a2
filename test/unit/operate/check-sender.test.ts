import { expect, it } from 'vitest';
import { containing } from './matching.ts';
import { checkSender } from '#lambdas/look-up/routes/check-sender.ts';
import { playedSender } from '#test/scenario-support/played-sender.ts';

const quota = async (sent: number, most: number) => {
  const sender = playedSender({ quota: async () => ({ sent, most }) });
  return (await checkSender({ sender })).find(({ name }) => name === 'mails a day');
};

it('the mails of a day are told, and are too many from four fifths of what may be sent on', async () => {
  expect(await quota(39_999, 50_000)).toMatchObject({
    ok: true,
    found: '39,999 in the last 24 hours, of 50,000',
  });
  expect(await quota(40_000, 50_000)).toMatchObject({
    ok: false,
    next: containing('Service Quotas'),
  });
  expect(await quota(40_000, -1)).toMatchObject({ ok: true });
});

it('an account that may not be looked at is not in order', async () => {
  const sender = playedSender({ look: async () => 'not-permitted', quota: async () => 'not-permitted' });
  expect(await checkSender({ sender })).toMatchObject([
    { name: 'sender', ok: false, next: containing('ses:GetEmailIdentity') },
    { name: 'mails a day', ok: false, next: containing('ses:GetAccount') },
  ]);
});
