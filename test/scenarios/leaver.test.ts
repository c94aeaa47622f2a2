import { expect, test } from 'vitest';
import { leave } from '#cli/commands/leave.ts';
import type { Left } from '#cli/commands/leave.ts';
import { styleFor } from '#cli/output/style.ts';
import { operatorRoutes } from '#domain/operator/routes.ts';
import { FOR_GOOD } from '#domain/routing/for-good.ts';
import { RefusedError } from '#adapters/operator-api/errors.ts';
import { errorAnswerSchema } from '#domain/operator/operator-error.ts';
import { seedContact, setLifecycle } from '#test/scenario-support/crm.ts';
import { facts, handoffs } from '#test/scenario-support/looking.ts';
import { offered } from '#test/scenario-support/new-stage.ts';
import { operate, request } from '#test/scenario-support/operator.ts';
import { accept, MAYA_MAIL, mailsTo, offerTo } from '#test/scenario-support/people.ts';
import type { Stage } from '#test/scenario-support/stage.ts';
import { chainContract } from '../unit/contract/sample.ts';

/** The operator API as the command speaks to it, without the network. */
function apiOf(stage: Stage): Parameters<typeof leave>[0] {
  const ask = async (method: 'GET' | 'POST', path: string, body?: object): Promise<unknown> => {
    const { status, answer } = await request(stage, method, path, body);
    if (status === 200) return answer;
    throw new RefusedError(path, status, errorAnswerSchema.parse(answer).error);
  };
  return {
    leaving: async (person) =>
      operatorRoutes.leaving.answer.parse(await ask('GET', `/operator/people/${person}/leaving`)),
    list: async () => operatorRoutes.list.answer.parse(await ask('GET', '/operator/handoffs')),
    decide: async (id, decision, body) =>
      operatorRoutes.decide.answer.parse(await ask('POST', `/operator/handoffs/${id}/${decision}`, body)),
    enterAbsence: async (person, body) =>
      operatorRoutes.enterAbsence.answer.parse(
        await ask('POST', `/operator/people/${person}/absences`, body),
      ),
  };
}

const mayaLeaves = async (stage: Stage, confirm: boolean, api = apiOf(stage)) => {
  const wish = { person: 'maya-chen', reason: 'Maya has left', confirm, now: stage.now() };
  const { data, text, exitCode } = await leave(api, wish);
  await stage.run();
  return { left: data as Left, text: text(styleFor(false)), exitCode };
};

/** Maya has accepted one contact and is asked about two others. */
async function busyMaya(): Promise<Stage> {
  const stage = await offered(chainContract);
  await accept(stage);
  for (const contact of ['502', '503']) {
    seedContact(stage, contact);
    await setLifecycle(stage, 'salesqualifiedlead', contact);
  }
  return stage;
}

const absences = ({ world }: Stage) => world.absences.get('maya-chen') ?? [];

test('a leaver is shown first, and nothing changes', async () => {
  const stage = await busyMaya();
  const { left, text, exitCode } = await mayaLeaves(stage, false);
  expect([left.answer.offered.length, left.answer.owned.length, left.recent.length]).toEqual([2, 0, 1]);
  expect(exitCode).toBe(0);
  expect(absences(stage)).toEqual([]);
  expect(facts(stage, 'OfferWithdrawn')).toEqual([]);
  expect(text).toContain('Nothing was changed.');
  expect(text).toMatch(/contracts\/directory\.yaml:\d+ +people\.maya-chen +write `active: false`/);
  expect(text).toMatch(/contracts\/directory\.yaml:\d+ +pools\.account-executives\.0 +name somebody else/);
  expect(text).toMatch(/contracts\/sales-qualified-lead\.yaml:\d+ +routing\.person .*\(asked first\)/);
});

test('what a leaver is offered goes to whom the contract asks next, with the reason, and what they own is listed', async () => {
  const stage = await busyMaya();
  const { left, text, exitCode } = await mayaLeaves(stage, true);
  expect(exitCode).toBe(0);
  expect(left.passed.map(({ refusal }) => refusal)).toEqual([undefined, undefined]);
  expect(left.answer.offered).toEqual([]);
  expect(absences(stage)).toMatchObject([{ until: FOR_GOOD }]);
  expect(facts(stage, 'OfferWithdrawn')).toHaveLength(2);
  const open = handoffs(stage).filter(({ status }) => status === 'offered');
  expect(open.map((one) => one.status === 'offered' && one.offer.to)).toEqual(['priya-nair', 'priya-nair']);
  expect([...stage.world.texts.values()].filter((told) => told === 'Maya has left')).toHaveLength(3);
  expect(text).toContain('Maya Chen is away for good. 2 of their offers went on');
  expect(text).toContain('Taken over by Maya Chen in the last 30 days');
});

test('the causes that a leaver is to see to are listed, to be given to others', async () => {
  const stage = await busyMaya();
  const cause = `expired:${stage.contract.id}`;
  await operate(stage, 'POST', '/operator/backlog', { act: 'pick', cause, owner: 'maya-chen' });
  const { left, text } = await mayaLeaves(stage, false);
  expect(left.answer.picked).toMatchObject([{ cause }]);
  expect(text).toContain(`npx baton backlog pick ${cause} --owner …`);
});

test('a leaver is asked no more, and called again nothing is left to do', async () => {
  const stage = await busyMaya();
  await mayaLeaves(stage, true);
  const mails = mailsTo(stage, MAYA_MAIL, 'offer').length;
  seedContact(stage, '504');
  await setLifecycle(stage, 'salesqualifiedlead', '504');
  expect(mailsTo(stage, MAYA_MAIL, 'offer')).toHaveLength(mails);
  expect((await mayaLeaves(stage, true)).left.passed).toEqual([]);
  expect(absences(stage)).toHaveLength(1);
});

test('broken off in the middle, it goes on where it was', async () => {
  const stage = await busyMaya();
  const api = apiOf(stage);
  let decided = 0;
  const broken = {
    ...api,
    decide: async (...given: Parameters<typeof api.decide>) => {
      decided += 1;
      if (decided > 1) throw new Error('the line is dead');
      return api.decide(...given);
    },
  };
  await expect(mayaLeaves(stage, true, broken)).rejects.toThrow('the line is dead');
  await stage.run();
  expect((await mayaLeaves(stage, true)).left.passed).toHaveLength(1);
  expect(facts(stage, 'OfferWithdrawn')).toHaveLength(2);
});

test('an offer that is answered in between stays with whoever answered', async () => {
  const stage = await busyMaya();
  const api = apiOf(stage);
  const late = {
    ...api,
    decide: async (...given: Parameters<typeof api.decide>) => {
      if (facts(stage, 'OfferAccepted').length === 1) await accept(stage, offerTo(stage));
      return api.decide(...given);
    },
  };
  const { left, exitCode, text } = await mayaLeaves(stage, true, late);
  expect(facts(stage, 'OfferAccepted')).toHaveLength(2);
  expect(facts(stage, 'OfferWithdrawn')).toHaveLength(1);
  expect(left.passed.filter(({ refusal }) => refusal !== undefined)).toHaveLength(1);
  expect(exitCode).toBe(1);
  expect(text).toContain('Could not be passed on:');
});
