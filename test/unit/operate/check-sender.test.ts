import { expect, it } from 'vitest';
import { containing } from './matching.ts';
import type { Sender } from '#domain/ports/operations.ts';
import { checkSender } from '#lambdas/look-up/routes/check-sender.ts';
import { playedSender } from '#test/scenario-support/played-sender.ts';

const looked = (look: Awaited<ReturnType<Sender['look']>>) =>
  checkSender({ sender: playedSender({ look: async () => look }) });
const quota = async (sent: number, most: number) =>
  (await looked({ standing: 'ready', sent, most })).find(({ name }) => name === 'mails a day');

it('the mails of a day are told, and are too many from four fifths of what may be sent on', async () => {
  expect(await quota(39_999, 50_000)).toMatchObject({
    ok: true,
    found: '39,999 in the last 24 hours, of 50,000',
  });
  expect(await quota(40_000, 50_000)).toMatchObject({ ok: true, next: containing('Service Quotas') });
  expect(await quota(47_500, 50_000)).toMatchObject({ ok: false, next: containing('Service Quotas') });
  expect(await quota(40_000, -1)).toMatchObject({ ok: true });
});

it('an account that may not be looked at is not in order', async () => {
  expect(await looked('not-permitted')).toMatchObject([
    { name: 'sender', ok: false, next: containing('ses:GetEmailIdentity') },
  ]);
});

it('what SES does not say keeps nothing else from being looked at', async () => {
  expect(await looked({ because: 'http-429' })).toMatchObject([
    { name: 'sender', ok: false, found: containing('http-429') },
  ]);
});
