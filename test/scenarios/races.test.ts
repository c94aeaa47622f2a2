import { expect, test, vi } from 'vitest';
import { linkHash, newNonce } from '#application/links.ts';
import { CONTACT, seedContact, setLifecycle } from '#test/scenario-support/crm.ts';
import { facts, handoff } from '#test/scenario-support/looking.ts';
import { request } from '#test/scenario-support/operator.ts';
import { accept, MAYA_MAIL, mailsTo, offerTo, post, send } from '#test/scenario-support/people.ts';
import { interleave, race } from '#test/scenario-support/race.ts';
import type { Act } from '#test/scenario-support/race.ts';
import { expectSound } from '#test/scenario-support/sound.ts';
import { Stage } from '#test/scenario-support/stage.ts';
import { relayOnce, syncOnce, wakeOnce } from '#test/scenario-support/workers.ts';

vi.setConfig({ testTimeout: 60_000 });

const ACCEPT_WITHIN = 4 * 60 * 60;

async function offered(): Promise<Stage> {
  const stage = new Stage();
  seedContact(stage);
  await setLifecycle(stage, 'salesqualifiedlead');
  return stage;
}

async function syncing(): Promise<Stage> {
  const stage = await offered();
  await send(stage, offerTo(stage), { answer: 'accept' });
  await stage.runUntil(() =>
    stage.mailbox.waiting().some(({ body }) => JSON.stringify(body).includes('"sync"')),
  );
  return stage;
}

const press =
  (stage: Stage, form: Readonly<Record<string, string>>): Act =>
  () =>
    post(stage, offerTo(stage), { nonce: nonceOf(stage), code: offerTo(stage).code, ...form });

/** As on the page that Maya has in front of her. */
function nonceOf(stage: Stage): string {
  const link = stage.world.links.get(linkHash(offerTo(stage).token));
  if (link?.kind !== 'offer') throw new Error('there is no such link');
  return newNonce(link, stage.now());
}

const operates =
  (stage: Stage, decision: string, more: object = {}): Act =>
  () =>
    request(stage, 'POST', `/operator/handoffs/${handoff(stage).handoffId}/${decision}`, {
      reason: 'because',
      ...more,
    });

function isAtRest(stage: Stage, ends: readonly string[]): boolean {
  const { status } = handoff(stage);
  return ends.includes(status) && (status === 'offered' || stage.workflow.running().length === 0);
}

/** It comes to rest as this, whoever was first; what must always be true is true. */
async function expectEnd(stage: Stage, ends: readonly string[]): Promise<void> {
  for (let round = 0; round < 4 && !isAtRest(stage, ends); round += 1) await stage.rounds(1);
  expectSound(stage);
  const { status } = handoff(stage);
  expect(ends).toContain(status);
  const written = stage.hubspot.history(CONTACT, 'hubspot_owner_id').filter(({ by }) => by === 'baton');
  expect(written.length).toBeLessThanOrEqual(1);
  if (status === 'completed') expect(written).toHaveLength(1);
  if (facts(stage, 'OfferAccepted').length === 0) expect(written).toHaveLength(0);
  expect(stage.errors).toEqual([]);
  if (status !== 'offered') expect(stage.workflow.running()).toEqual([]);
}

test('two workers on one target write once', async () => {
  const ways = await race(
    syncing,
    (stage) => [() => syncOnce(stage), () => syncOnce(stage)],
    async (stage) => {
      await expectEnd(stage, ['completed']);
      expect(stage.hubspot.ownerWrites()).toHaveLength(1);
    },
  );
  expect(ways).toBeGreaterThan(100);
});

test('a value that was read before another worker tried is worth nothing: it is read again', async () => {
  const stage = await syncing();
  const plain = stage.fork();
  await syncOnce(plain);
  const untilRead = plain.fates.calls.findIndex(({ call }) => call === 'hubspot.read') + 1;
  const refusedThenChanged: Act = async () => {
    stage.hubspot.writeFaults.push({ does: 'answer', status: 401 });
    await syncOnce(stage);
    stage.hubspot.set(CONTACT, { hubspot_owner_id: '71005' }, '98005');
  };
  await interleave(stage, [() => syncOnce(stage), refusedThenChanged], [untilRead, Infinity, Infinity]);
  await stage.rounds(2);
  expect(stage.hubspot.value(CONTACT, 'hubspot_owner_id')).toBe('71005');
  expect(handoff(stage)).toMatchObject({ status: 'held', cause: { verdict: 'OVERWRITTEN' } });
});

test('effects that are made twice at once are made once', async () => {
  const accepted = async () => {
    const stage = await offered();
    await press(stage, { answer: 'accept' })();
    return stage;
  };
  await race(
    accepted,
    (stage) => [() => relayOnce(stage), () => relayOnce(stage)],
    (stage) => expectEnd(stage, ['completed']),
  );
});

test('effects that read the log before the acceptance do no harm to the writing that follows it', async () => {
  await race(
    offered,
    (stage) => [() => relayOnce(stage), () => accept(stage)],
    async (stage) => {
      await expectEnd(stage, ['completed']);
      expect([...stage.workflow.executions.values()]).toMatchObject([{ transitions: 1 }]);
    },
  );
});

test('acceptance against expiry: one of them, and the page says which', async () => {
  await race(
    async () => {
      const stage = await offered();
      stage.skip(ACCEPT_WITHIN - 1);
      return stage;
    },
    (stage) => [
      press(stage, { answer: 'accept' }),
      async () => {
        await stage.fates.gate?.(0);
        stage.skip(1);
        await wakeOnce(stage);
      },
    ],
    async (stage) => {
      const ended = facts(stage, 'OfferAccepted').length + facts(stage, 'OfferExpired').length;
      expect(ended).toBe(1);
      await expectEnd(stage, facts(stage, 'OfferAccepted').length === 1 ? ['completed'] : ['held']);
    },
  );
});

test('accepting and declining in the same moment: one answer counts', async () => {
  const no = { answer: 'decline', 'decline-reason': 'no-time' };
  await race(
    offered,
    (stage) => [press(stage, { answer: 'accept' }), press(stage, no)],
    async (stage) => {
      expect(facts(stage, 'OfferAccepted').length + facts(stage, 'OfferDeclined').length).toBe(1);
      await expectEnd(stage, ['completed', 'held']);
    },
  );
});

test('acceptance against reassignment: either it is theirs, or the other is asked', async () => {
  await race(
    offered,
    (stage) => [press(stage, { answer: 'accept' }), operates(stage, 'reassign', { to: 'priya-nair' })],
    async (stage) => {
      const accepted = facts(stage, 'OfferAccepted').length;
      expect(accepted + facts(stage, 'OfferWithdrawn').length).toBe(1);
      await expectEnd(stage, accepted === 1 ? ['completed'] : ['offered']);
    },
  );
});

test('acceptance against cancelling', async () => {
  await race(
    offered,
    (stage) => [press(stage, { answer: 'accept' }), operates(stage, 'cancel')],
    (stage) => expectEnd(stage, ['cancelled', 'completed']),
  );
});

test('a worker that writes against cancelling: the log and HubSpot say the same', async () => {
  await race(
    syncing,
    (stage) => [() => syncOnce(stage), operates(stage, 'cancel')],
    async (stage) => {
      await expectEnd(stage, ['cancelled', 'completed']);
      expect(facts(stage, 'TargetVerified')).toHaveLength(stage.hubspot.ownerWrites().length);
    },
  );
});

test('a late offer of an old run against the acceptance mails nobody twice', async () => {
  await race(
    offered,
    (stage) => [press(stage, { answer: 'accept' }), () => wakeOnce(stage)],
    async (stage) => {
      await expectEnd(stage, ['completed']);
      expect(mailsTo(stage, MAYA_MAIL)).toHaveLength(1);
    },
  );
});
