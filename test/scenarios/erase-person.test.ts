import { expect, test } from 'vitest';
import { erasePerson } from '#cli/commands/erase-person.ts';
import type { Erasure } from '#cli/commands/erase-person.ts';
import { styleFor } from '#cli/output/style.ts';
import { checkLog } from '#cli/check-log.ts';
import { RefusedError } from '#adapters/operator-api/errors.ts';
import { errorAnswerSchema } from '#domain/operator/operator-error.ts';
import { BACKLOG } from '#domain/backlog/backlog.ts';
import { operatorRoutes } from '#domain/operator/routes.ts';
import { FOR_GOOD } from '#domain/routing/for-good.ts';
import { seedContact, setLifecycle } from '#test/scenario-support/crm.ts';
import { commitsOf, handoffs } from '#test/scenario-support/looking.ts';
import { offered } from '#test/scenario-support/new-stage.ts';
import { request } from '#test/scenario-support/operator.ts';
import { accept, offerTo, sendUntilAnswered } from '#test/scenario-support/people.ts';
import type { Stage } from '#test/scenario-support/stage.ts';
import { chainContract } from '../unit/contract/sample.ts';

const MAYA = 'maya-chen';
const CAUSE = `expired:${chainContract.id}`;
const WRITTEN = 'My daughter is ill, ask me next week';
const LEFT = { from: '2020-01-01T00:00:00.000Z', until: FOR_GOOD, reason: 'She has another job' };

const erase = async (stage: Stage, confirm: boolean) => {
  const wish = { person: MAYA, reason: 'She asked for it', confirm };
  const { data, text, exitCode } = await erasePerson(
    {
      erasePerson: async (person, body) => {
        const { status, answer } = await request(stage, 'POST', `/operator/erasures/${person}`, body);
        if (status === 200) return operatorRoutes.erasePerson.answer.parse(answer);
        throw new RefusedError('', status, errorAnswerSchema.parse(answer).error);
      },
    },
    wish,
  );
  return { erasure: data as Erasure, text: text(styleFor(false)), exitCode };
};

const leave = (stage: Stage) =>
  request(stage, 'POST', `/operator/people/${MAYA}/absences`, { ...LEFT, offers: 'keep' });

/** Maya has accepted one contact and declined another, with a text; nothing is open for her. */
async function mayaWasHere(): Promise<Stage> {
  const stage = await offered(chainContract);
  await accept(stage);
  seedContact(stage, '502');
  await setLifecycle(stage, 'salesqualifiedlead', '502');
  const no = { answer: 'decline', 'decline-reason': 'no-time', 'decline-note': WRITTEN };
  await sendUntilAnswered(stage, offerTo(stage), no);
  await stage.run();
  return stage;
}

const kept = ({ world }: Stage): string => JSON.stringify([...world.texts]);

const storyOf = async (stage: Stage, id: string): Promise<string> =>
  JSON.stringify((await request(stage, 'GET', `/operator/handoffs/${id}`)).answer);

test('what would be erased is counted first, and nothing changes', async () => {
  const stage = await mayaWasHere();
  await leave(stage);
  const before = kept(stage);
  const { erasure, text, exitCode } = await erase(stage, false);
  expect(exitCode).toBe(0);
  expect(erasure).toMatchObject({ state: 'would-be-erased', subjects: 3 });
  expect(erasure.texts).toBeGreaterThan(3);
  expect(text).toContain('Nothing was changed.');
  expect(kept(stage)).toBe(before);
});

test('afterwards no text and no key about her is kept, no story names her, and every log verifies', async () => {
  const stage = await mayaWasHere();
  await leave(stage);
  const ids = handoffs(stage).map(({ handoffId }) => handoffId);
  const logs = ids.map((id) => commitsOf(stage, `handoff#${id}`).map(({ text }) => text));
  expect(await storyOf(stage, ids[0] ?? '')).toContain('Maya Chen accepted');
  expect(kept(stage)).toContain(WRITTEN);
  expect(await erase(stage, true)).toMatchObject({ exitCode: 0, erasure: { state: 'erased' } });
  expect(kept(stage)).not.toMatch(/ill, ask me|another job|before#|key#|Maya Chen/);
  for (const [at, id] of ids.entries()) {
    expect(commitsOf(stage, `handoff#${id}`).map(({ text }) => text)).toEqual(logs[at]);
    const { answer } = await request(stage, 'GET', `/operator/handoffs/${id}/log`);
    const check = checkLog(id, operatorRoutes.log.answer.parse(answer));
    expect(check).toMatchObject({ chain: { holds: true }, projection: { holds: true } });
    const story = await storyOf(stage, id);
    expect(story).toContain('(erased)');
    expect(story).not.toContain('Maya Chen');
  }
});

const pick = (stage: Stage, owner: string, more: object = {}) =>
  request(stage, 'POST', '/operator/backlog', { ...{ act: 'pick', cause: CAUSE, owner }, ...more });

test('it is refused while she is to see to a cause; once another does, why she was to is erased with her', async () => {
  const stage = await mayaWasHere();
  expect((await pick(stage, MAYA, { reason: 'She knows why' })).status).toBe(200);
  await leave(stage);
  const open = await erase(stage, true);
  expect(open).toMatchObject({ exitCode: 1, erasure: { state: 'still-open', open: [] } });
  expect(open.text).toContain(`npx baton backlog pick ${CAUSE} --owner …`);
  const body = { reason: 'r', confirm: true };
  expect((await request(stage, 'POST', `/operator/erasures/${MAYA}`, body)).status).toBe(409);
  expect(kept(stage)).toContain('She knows why');
  await pick(stage, 'priya-nair');
  expect(await erase(stage, true)).toMatchObject({ exitCode: 0, erasure: { state: 'erased' } });
  expect(kept(stage)).not.toContain('She knows why');
  expect(commitsOf(stage, BACKLOG)).toHaveLength(2);
});

test('the backlog does not name her either', async () => {
  const stage = await mayaWasHere();
  await leave(stage);
  await erase(stage, true);
  const changed = await pick(stage, MAYA);
  for (const { answer } of [changed, await request(stage, 'GET', '/operator/backlog')])
    expect(answer).toMatchObject({ backlog: [{ cause: CAUSE, owner: { id: MAYA, name: '(erased)' } }] });
});

test('it is refused while something is open for her, with the list, and while she can be asked', async () => {
  const stage = await offered(chainContract);
  const open = await erase(stage, true);
  expect(open).toMatchObject({ exitCode: 1, erasure: { state: 'still-open', texts: 0 } });
  expect(open.text).toContain(handoffs(stage)[0]?.handoffId ?? '?');
  const { status } = await request(stage, 'POST', `/operator/erasures/${MAYA}`, {
    reason: 'r',
    confirm: true,
  });
  expect(status).toBe(409);
  const idle = await mayaWasHere();
  expect(await erase(idle, true)).toMatchObject({ exitCode: 1, erasure: { state: 'still-asked' } });
  expect(kept(idle)).toContain(WRITTEN);
});

test('broken off anywhere, it is erased whole when it is called again; a third time changes nothing', async () => {
  for (let death = 1; ; death += 1) {
    const stage = await mayaWasHere();
    await leave(stage);
    const { texts } = stage.world;
    const remove = texts.delete.bind(texts);
    let removals = 0;
    texts.delete = (id) => {
      removals += 1;
      if (removals !== death) return remove(id);
      throw new Error('died');
    };
    await erase(stage, true).catch(() => undefined);
    texts.delete = remove;
    await erase(stage, true);
    const after = kept(stage);
    expect(after, `death ${String(death)}`).not.toMatch(/ill, ask me|another job|before#|key#/);
    expect(await erase(stage, true)).toMatchObject({ erasure: { texts: 0 } });
    expect(kept(stage)).toBe(after);
    if (removals < death) break;
  }
});
