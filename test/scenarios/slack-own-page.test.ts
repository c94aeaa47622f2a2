import { expect, test } from 'vitest';
import { look, post, nonceIn } from '#test/scenario-support/people.ts';
import { asText, messagesTo, offeredInSlack, press } from '#test/scenario-support/slack.ts';
import type { Stage } from '#test/scenario-support/stage.ts';

/** What the first message leads to. */
function ownPage(stage: Stage) {
  const text = asText(messagesTo(stage)[0]);
  const [, token = ''] = /\/me\/(\w+)/.exec(text) ?? [];
  const [, code = ''] = /Your code: (\d\d)/.exec(text) ?? [];
  return { lambda: 'show-my-work', token, code } as const;
}

test.each([
  ['accept', {}],
  ['decline', { declineReason: 'no-time' }],
  ['sendBack', { returnReason: 'incomplete' }],
] as const)(
  'whoever has answered in Slack (%s) is led to their own page, with its code',
  async (action, chosen) => {
    const stage = await offeredInSlack();
    expect(asText(messagesTo(stage)[0])).not.toContain('/me/');
    await press(stage, messagesTo(stage)[0], { action, chosen });
    const link = ownPage(stage);
    const page = await look(stage, link);
    expect(page.body).toContain('<h1>Maya Chen: your work</h1>');
    const away = { action: 'away', from: '2030-03-01', until: '2030-03-02' };
    await post(stage, link, { nonce: nonceIn(page.body), code: link.code, ...away });
    expect(stage.world.absences.get('maya-chen')).toHaveLength(1);
  },
);

test('whoever did not answer is led nowhere', async () => {
  const stage = await offeredInSlack();
  await stage.pass(10 * 60 * 60);
  expect(asText(messagesTo(stage)[0])).not.toContain('/me/');
});
