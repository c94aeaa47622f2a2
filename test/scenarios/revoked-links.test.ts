import { describe, expect, test } from 'vitest';
import { personAnswerSchema } from '#domain/operator/people.ts';
import { seedContact, setLifecycle } from '#test/scenario-support/crm.ts';
import { handoff, handoffs, openIncidents } from '#test/scenario-support/looking.ts';
import { offered } from '#test/scenario-support/new-stage.ts';
import { operate, request } from '#test/scenario-support/operator.ts';
import {
  accept,
  decisionTo,
  decline,
  inHand,
  LENA_MAIL,
  look,
  MAYA_MAIL,
  mailsTo,
  nonceIn,
  offerTo,
  post,
  send,
} from '#test/scenario-support/people.ts';
import type { InHand } from '#test/scenario-support/people.ts';
import type { Stage } from '#test/scenario-support/stage.ts';
import { sampleContract } from '../unit/contract/sample.ts';

const END = '/operator/people/maya-chen/links/revoke';
const revoke = (stage: Stage, path = END) => operate(stage, 'POST', path, { reason: 'a lost phone' });

const ownPage = async (stage: Stage, offer = offerTo(stage)): Promise<InHand | undefined> => {
  const [, token] = /href="\.\.\/me\/(\w+)"/.exec((await accept(stage, offer)).body) ?? [];
  return token === undefined ? undefined : { lambda: 'show-my-work', token, code: offer.code };
};

async function home(): Promise<{ readonly stage: Stage; readonly page: InHand; readonly offer: InHand }> {
  const stage = await offered();
  const offer = offerTo(stage);
  const page = await ownPage(stage, offer);
  if (page === undefined) throw new Error('there is no own page');
  return { stage, page, offer };
}

/** Whatever tells answers apart: all of it but the method and the token. */
const answerTo = async (stage: Stage, page: InHand) => {
  const path = `/me/${page.token}`;
  const looked = await look(stage, { ...page, path });
  const sent = await post(stage, { ...page, path }, { action: 'mail', nonce: '1.x', code: page.code });
  return [looked, sent];
};
const strange = (page: InHand, token: string): InHand => ({ ...page, token });

describe('an operator ends the links of somebody', () => {
  test('every one of them is answered like one that nobody gave, expired or not', async () => {
    const { stage, page } = await home();
    expect((await look(stage, page)).status).toBe(200);
    stage.skip(1);
    expect((await revoke(stage)).status).toBe(200);
    const unknown = await answerTo(stage, strange(page, '0'.repeat(64)));
    expect(unknown[0]?.status).toBe(404);
    expect(await answerTo(stage, strange(page, 'short'))).toEqual(unknown);
    expect(await answerTo(stage, page)).toEqual(unknown);
    stage.skip(13 * 60 * 60);
    expect(await answerTo(stage, page)).toEqual(unknown);
    stage.world.links.clear();
    expect(await answerTo(stage, page)).toEqual(unknown);
    expect(mailsTo(stage, MAYA_MAIL, 'personal-link')).toEqual([]);
  });

  test('the next message brings one that works', async () => {
    const { stage } = await home();
    await revoke(stage);
    stage.skip(1);
    seedContact(stage, '502');
    await setLifecycle(stage, 'salesqualifiedlead', '502');
    const page = await ownPage(stage);
    expect(page && (await look(stage, page)).status).toBe(200);
  });

  test('a message from before leads to no new one, and still answers', async () => {
    const stage = await offered();
    const offer = offerTo(stage);
    stage.skip(1);
    await revoke(stage);
    expect(await ownPage(stage, offer)).toBeUndefined();
    expect(handoffs(stage)).toMatchObject([{ status: 'completed' }]);
  });

  test('those of others stay', async () => {
    const { stage, page } = await home();
    await revoke(stage, '/operator/people/priya-nair/links/revoke');
    expect((await look(stage, page)).status).toBe(200);
  });

  test('it is told among the people, with who and why, and not without a reason', async () => {
    const { stage } = await home();
    const { answer } = await revoke(stage);
    const linksEnded = { at: stage.now(), byThemselves: false, reason: 'a lost phone' };
    expect(personAnswerSchema.parse(answer)).toMatchObject({ id: 'maya-chen', linksEnded });
    expect((await request(stage, 'POST', END, {})).status).toBe(400);
    expect((await request(stage, 'POST', END.replace('chen', 'chn'), { reason: 'r' })).status).toBe(400);
  });
});

test('what an overview led to ends with its link; what a mail brought does not', async () => {
  const stage = await offered();
  await decline(stage);
  const text = mailsTo(stage, LENA_MAIL).at(-1)?.text ?? '';
  const [, token = ''] = /\/overview\/(\w+)/.exec(text) ?? [];
  const page = { lambda: 'show-my-work', token, code: '', path: `/overview/${token}` } as const;
  const [incident] = openIncidents(stage);
  const { body } = await look(stage, page);
  const sent = { nonce: nonceIn(body), decide: `handoff#${handoff(stage).handoffId}` };
  const [, decision = ''] = /decisions\/(\w+)/.exec((await post(stage, page, sent)).location ?? '') ?? [];
  const led = { lambda: 'decide-incident', token: decision, code: '' } as const;
  const tended = { ...led, lambda: 'tend-incidents', path: `/incidents/${decision}` } as const;
  expect([(await look(stage, led)).status, (await look(stage, tended)).status]).toEqual([200, 200]);
  stage.skip(1);
  await revoke(stage, END.replace('maya-chen', incident?.owner ?? sampleContract.contractOwner));
  expect([(await look(stage, led)).status, (await look(stage, tended)).status]).toEqual([404, 404]);
  expect((await look(stage, page)).status).toBe(404);
  expect((await look(stage, decisionTo(stage))).status).toBe(200);
});

describe('somebody ends their own links', () => {
  test('with the code, and the page that did it is the last', async () => {
    const { stage, page } = await home();
    const { status, body } = await send(stage, page, { action: 'end-links' });
    expect(status).toBe(200);
    expect(body).toContain('Your links have ended');
    expect(body).not.toContain('<form');
    expect((await look(stage, page)).status).toBe(404);
    const { answer } = await request(stage, 'GET', '/operator/people');
    expect(JSON.stringify(answer)).toContain('"byThemselves":true');
  });

  test('not without it, and not from a page that nobody fetched', async () => {
    const { stage, page } = await home();
    expect((await send(stage, page, { action: 'end-links', code: '' })).status).toBe(422);
    const old = await post(stage, page, { action: 'end-links', code: page.code, nonce: 'made up' });
    expect(old.status).toBe(422);
    expect((await look(stage, page)).status).toBe(200);
  });

  test('a mail with links that was asked for before holds none that works', async () => {
    const { stage, page } = await home();
    await send(stage, page, { action: 'mail' });
    await stage.run();
    const mailed = {
      ...inHand(mailsTo(stage, MAYA_MAIL, 'personal-link')[0]),
      lambda: 'show-my-work',
    } as const;
    expect((await look(stage, mailed)).status).toBe(200);
    stage.skip(1);
    await send(stage, page, { action: 'end-links' });
    expect((await look(stage, mailed)).status).toBe(404);
  });
});

test('a link from a version that did not say when it was minted ends too', async () => {
  const { stage, page } = await home();
  for (const [hash, link] of stage.world.links)
    if (link.kind === 'personal') stage.world.links.set(hash, { ...link, mintedAt: '' });
  expect((await look(stage, page)).status).toBe(200);
  await revoke(stage);
  expect((await look(stage, page)).status).toBe(404);
});
