import { describe, expect, test } from 'vitest';
import type { Contract } from '#domain/contract/contract.ts';
import type { Mail } from '#domain/ports/platform.ts';
import { offered } from '#test/scenario-support/new-stage.ts';
import { handoff, openIncidents } from '#test/scenario-support/looking.ts';
import { decideFor, operate } from '#test/scenario-support/operator.ts';
import {
  accept,
  decline,
  JONAS_MAIL,
  LENA_MAIL,
  look,
  mailsTo,
  MAYA_MAIL,
  offerTo,
  OPS_MAIL,
  send,
  TOM_MAIL,
} from '#test/scenario-support/people.ts';
import type { InHand } from '#test/scenario-support/people.ts';
import {
  asanaTarget,
  contractOver,
  halfWrittenUnder,
  salesforceTarget,
} from '#test/scenario-support/several-systems.ts';
import { awaitingStart, DAY } from '#test/scenario-support/starts.ts';
import type { Stage } from '#test/scenario-support/stage.ts';
import { sampleContract } from '../unit/contract/sample.ts';

/** The way to their own page that a mail shows, with the code that stands in it. */
function ownPageIn(mail: Mail | undefined): InHand | undefined {
  const token = /\/me\/(\w+)/.exec(mail?.text ?? '')?.[1];
  const code = /^\D*code\D*(\d{2})$/im.exec(mail?.text ?? '')?.[1] ?? '';
  return token === undefined ? undefined : { lambda: 'show-my-work', token, code };
}

async function opens(stage: Stage, kind: string, to = MAYA_MAIL, name = 'Maya Chen'): Promise<InHand> {
  const page = ownPageIn(mailsTo(stage, to, kind).at(-1));
  if (page === undefined) throw new Error(`no way from the ${kind} to the own page`);
  const { status, body } = await look(stage, page);
  expect([status, body]).toEqual([200, expect.stringContaining(`<h1>${name}: your work</h1>`)]);
  return page;
}

/** The code that stands in the mail is the one that the page takes. */
async function changesBy(stage: Stage, page: InHand): Promise<void> {
  const told = { action: 'told', first: 'email', 'quiet-from': '22:00', 'quiet-until': '07:00' };
  expect((await send(stage, page, told)).body).toContain('This is how you are told');
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
    await changesBy(stage, page);
  });

  test('the reminder', async () => {
    const stage = await offered();
    while (mailsTo(stage, MAYA_MAIL, 'reminder').length === 0) await stage.pass(60 * 60);
    await opens(stage, 'reminder');
  });

  test('with a code of its own where the contract wants none for the answer', async () => {
    const { acknowledgment } = sampleContract;
    const contract: Contract = {
      ...sampleContract,
      acknowledgment: { ...acknowledgment, confirm: 'choice' },
    };
    const stage = await offered(contract);
    await changesBy(stage, await opens(stage, 'offer'));
  });

  test('and each mail brings a link that ends with the others when somebody ends them', async () => {
    const stage = await offered();
    const page = await opens(stage, 'offer');
    stage.skip(1);
    await send(stage, page, { action: 'end-links' });
    expect((await look(stage, page)).status).toBe(404);
  });
});

describe('and so does a mail that only tells them something', () => {
  test('that they have not begun, and the one to their manager', async () => {
    const stage = await offered(awaitingStart);
    await accept(stage);
    await stage.pass(2 * DAY);
    await changesBy(stage, await opens(stage, 'start-reminder'));
    await stage.pass(DAY);
    await changesBy(stage, await opens(stage, 'start-overdue', TOM_MAIL, 'Tom Okafor'));
  });

  test('that what they had accepted was taken back', async () => {
    const stage = await halfWrittenUnder(contractOver(asanaTarget, salesforceTarget));
    await decideFor(stage, 'roll-back', handoff(stage).handoffId);
    await stage.pass(60);
    await changesBy(stage, await opens(stage, 'taken-back'));
  });

  test('that what they had accepted was cancelled', async () => {
    const stage = await halfWrittenUnder(contractOver(asanaTarget, salesforceTarget));
    await decideFor(stage, 'cancel', handoff(stage).handoffId);
    await changesBy(stage, await opens(stage, 'cancelled'));
  });

  test('that what they had accepted is not theirs any more', async () => {
    const stage = await halfWrittenUnder(contractOver(asanaTarget, salesforceTarget));
    await decideFor(stage, 'reassign', handoff(stage).handoffId, { to: 'priya-nair' });
    await changesBy(stage, await opens(stage, 'given-away'));
  });

  test('of an incident, also where they answer for no contract; but never the mailbox of operations', async () => {
    const stage = await offered();
    await decline(stage);
    const [incident] = openIncidents(stage);
    const path = `/operator/incidents/${incident?.id ?? ''}/assign`;
    await operate(stage, 'POST', path, { owner: 'tom-okafor', reason: 'He knows' });
    await changesBy(stage, await opens(stage, 'incident-assigned', TOM_MAIL, 'Tom Okafor'));
    await opens(stage, 'incident-opened', LENA_MAIL, 'Lena Fischer');
    const shared = mailsTo(stage, OPS_MAIL);
    expect(shared).not.toEqual([]);
    for (const mail of shared) expect(mail.html + mail.text).not.toMatch(/\/(me|overview)\//);
  });

  test('that an incident is over', async () => {
    const stage = await offered();
    stage.hubspot.outage = { does: 'answer', status: 401 };
    await accept(stage);
    await stage.pass(DAY / 24);
    stage.hubspot.outage = undefined;
    await stage.pass(DAY / 12);
    await changesBy(stage, await opens(stage, 'solved', LENA_MAIL, 'Lena Fischer'));
  });
});
