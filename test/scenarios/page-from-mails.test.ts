import { describe, expect, test } from 'vitest';
import type { Contract } from '#domain/contract/contract.ts';
import type { Mail } from '#domain/ports/platform.ts';
import { offered } from '#test/scenario-support/new-stage.ts';
import { JONAS_MAIL, look, MAYA_MAIL, mailsTo, offerTo, send } from '#test/scenario-support/people.ts';
import type { InHand } from '#test/scenario-support/people.ts';
import type { Stage } from '#test/scenario-support/stage.ts';
import { sampleContract } from '../unit/contract/sample.ts';

/** The way to their own page that a mail shows, with the code that stands in it. */
function ownPageIn(mail: Mail | undefined): InHand | undefined {
  const token = /\/me\/(\w+)/.exec(mail?.text ?? '')?.[1];
  const code = /^\D*code\D*(\d{2})$/im.exec(mail?.text ?? '')?.[1] ?? '';
  return token === undefined ? undefined : { lambda: 'show-my-work', token, code };
}

async function opens(stage: Stage, kind: string): Promise<InHand> {
  const page = ownPageIn(mailsTo(stage, MAYA_MAIL, kind).at(-1));
  if (page === undefined) throw new Error(`no way from the ${kind} to the own page`);
  const { status, body } = await look(stage, page);
  expect([status, body]).toEqual([200, expect.stringContaining('<h1>Maya Chen: your work</h1>')]);
  return page;
}

test('a mail that tells a giver leads to their own page, which shows what they handed over', async () => {
  const stage = await offered({ ...sampleContract, giver: { tell: ['requested'] } });
  const page = ownPageIn(mailsTo(stage, JONAS_MAIL, 'news')[0]);
  if (page === undefined) throw new Error('no way to the own page');
  expect((await look(stage, page)).body).toMatch(/Handed over by you[^]*Amelia Hart, Northwind Robotics/);
  expect((await send(stage, page, { action: 'end-links' })).body).toContain('have ended');
});

describe('a mail that asks somebody leads to their own page', () => {
  test('the offer, and its code is the one that the page asks for', async () => {
    const stage = await offered();
    const page = await opens(stage, 'offer');
    expect(page.code).toBe(offerTo(stage).code);
    const told = { action: 'told', first: 'email', 'quiet-from': '22:00', 'quiet-until': '07:00' };
    expect((await send(stage, page, told)).body).toContain('This is how you are told');
  });

  test('the reminder', async () => {
    const stage = await offered();
    while (mailsTo(stage, MAYA_MAIL, 'reminder').length === 0) await stage.pass(60 * 60);
    await opens(stage, 'reminder');
  });

  test('but not where the contract wants no code, for the page takes nothing without', async () => {
    const { acknowledgment } = sampleContract;
    const contract: Contract = {
      ...sampleContract,
      acknowledgment: { ...acknowledgment, confirm: 'choice' },
    };
    const stage = await offered(contract);
    expect(ownPageIn(mailsTo(stage, MAYA_MAIL, 'offer')[0])).toBeUndefined();
  });

  test('and each mail brings a link that ends with the others when somebody ends them', async () => {
    const stage = await offered();
    const page = await opens(stage, 'offer');
    stage.skip(1);
    await send(stage, page, { action: 'end-links' });
    expect((await look(stage, page)).status).toBe(404);
  });
});
