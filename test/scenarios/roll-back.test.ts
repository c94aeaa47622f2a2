import { describe, expect, test } from 'vitest';
import { CONTACT, MAYA, PRIYA, TOM } from '#test/scenario-support/crm.ts';
import { facts, handoff, openIncidents } from '#test/scenario-support/looking.ts';
import { decideFor, request } from '#test/scenario-support/operator.ts';
import { accept, decide, decisionTo, send } from '#test/scenario-support/people.ts';
import {
  asanaTarget,
  contractOver,
  halfWrittenUnder,
  LEAD_ID,
  offeredUnder,
  salesforceTarget,
  TOM_IN_SALESFORCE,
} from '#test/scenario-support/several-systems.ts';
import type { Stage } from '#test/scenario-support/stage.ts';

const contract = contractOver(asanaTarget, salesforceTarget);
const rollBack = async (stage: Stage) => decideFor(stage, 'roll-back', handoff(stage).handoffId);
const ownerIn = (stage: Stage) => stage.hubspot.value(CONTACT, 'hubspot_owner_id');

/** It is held for Salesforce, while HubSpot shows Maya and Asana has her task. */
async function halfWritten(): Promise<Stage> {
  const stage = await halfWrittenUnder(contract);
  expect(handoff(stage)).toMatchObject({ status: 'held', cause: { target: 'salesforce' } });
  return stage;
}

test('every system gets back what stood there before, and what Baton made is put away', async () => {
  const stage = await halfWritten();
  expect(ownerIn(stage)).toBe(MAYA);
  await rollBack(stage);
  await stage.pass(60);
  expect(handoff(stage)).toMatchObject({ status: 'cancelled', ownership: undefined });
  expect(ownerIn(stage)).toBe(TOM);
  expect(stage.hubspot.value(CONTACT, 'baton_accepted_by')).toBe('');
  expect(stage.salesforce.things.get(LEAD_ID)?.OwnerId).toBe(TOM_IN_SALESFORCE);
  expect([stage.asana.things.size, stage.asana.archived.size]).toEqual([0, 1]);
  expect(facts(stage, 'RollbackEnded')).toMatchObject([{ outcome: 'complete' }]);
});

test('the last written comes first, one after the other, each with a plan of its own', async () => {
  const stage = await halfWritten();
  const written = facts(stage, 'TargetPlanned').map(({ target }) => target);
  await rollBack(stage);
  await stage.pass(60);
  expect(facts(stage, 'TargetReversed').map(({ target }) => target)).toEqual(written.toReversed());
  const attempts = facts(stage, 'TargetPlanned').map(
    ({ target, attempt }) => `${String(target)} ${String(attempt)}`,
  );
  expect(new Set(attempts).size).toBe(attempts.length);
});

test('nothing waits any more, no incident is open, and no execution goes on', async () => {
  const stage = await halfWritten();
  await rollBack(stage);
  await stage.rounds(4);
  expect(openIncidents(stage)).toEqual([]);
  expect(stage.workflow.running()).toEqual([]);
  expect(stage.world.timers.size).toBe(0);
});

test('with the stream paused the watchdog brings it to its end', async () => {
  const stage = await halfWritten();
  stage.isStreamPaused = true;
  await rollBack(stage);
  await stage.rounds(8);
  expect(handoff(stage).status).toBe('cancelled');
  expect(ownerIn(stage)).toBe(TOM);
});

test('it is shown first what would be written, and nothing is', async () => {
  const stage = await halfWritten();
  const { handoffId, seq } = handoff(stage);
  const { answer } = await request(stage, 'GET', `/operator/handoffs/${handoffId}/roll-back`);
  expect(answer).toMatchObject({ id: handoffId });
  expect(answer).toHaveProperty('targets', expect.arrayContaining([{ target: 'asana', isMade: true }]));
  expect(answer).toHaveProperty(
    'targets',
    expect.arrayContaining([
      {
        target: 'hubspot',
        values: { hubspot_owner_id: TOM, baton_accepted_by: '', baton_since: '' },
        shown: {
          hubspot_owner_id: MAYA,
          baton_accepted_by: 'Maya Chen',
          baton_since: handoff(stage).lastAcceptance?.acceptedAt,
        },
        known: { hubspot_owner_id: 'read-back', baton_accepted_by: 'read-back', baton_since: 'read-back' },
      },
    ]),
  );
  expect(handoff(stage).seq).toBe(seq);
});

test.each([
  [
    'was dropped',
    'dropped',
    { does: 'say yes and drop it' },
    `Baton wrote Maya Chen (${MAYA}), and it was dropped`,
  ],
  [
    ...['somebody else has changed', 'changed'],
    { does: 'run an automation', property: 'hubspot_owner_id', value: PRIYA },
    `Baton wrote Maya Chen (${MAYA}), and something else stood there then`,
  ],
] as const)(
  'of what %s nobody says that it stands there as Baton wrote it',
  async (_, known, fault, told) => {
    const stage = await offeredUnder(contractOver(salesforceTarget));
    stage.hubspot.writeFaults.push(...Array.from({ length: 3 }, () => fault));
    await accept(stage);
    await stage.pass(900);
    const { handoffId } = handoff(stage);
    const { answer } = await request(stage, 'GET', `/operator/handoffs/${handoffId}/roll-back`);
    expect(answer).toMatchObject({
      targets: expect.arrayContaining([
        expect.objectContaining({
          ...{ target: 'hubspot', known: expect.objectContaining({ hubspot_owner_id: known }) as unknown },
        }),
      ]) as unknown,
    });
    const { body } = await send(stage, decisionTo(stage), { choice: 'roll-back', reason: 'it fell through' });
    expect(body).toContain(`<dt>hubspot_owner_id</dt><dd>Tom Okafor (${TOM}) – ${told}</dd>`);
  },
);

test('a system that no write has reached is named as such, and not shown as one to take back', async () => {
  const stage = await halfWritten();
  const { answer } = await request(stage, 'GET', `/operator/handoffs/${handoff(stage).handoffId}/roll-back`);
  expect(answer).toHaveProperty('targets.length', 2);
  expect(answer).toHaveProperty('notWritten', ['salesforce']);
});

describe('on the page of the incident', () => {
  const takeBack = { choice: 'roll-back', reason: 'the deal fell through' };

  test('the first press shows what would be written in which order, and changes nothing', async () => {
    const stage = await halfWritten();
    const { seq } = handoff(stage);
    const { status, body } = await send(stage, decisionTo(stage), takeBack);
    expect(status).toBe(200);
    expect(body).toContain(
      `<dt>hubspot_owner_id</dt><dd>Tom Okafor (${TOM}) – Baton wrote Maya Chen (${MAYA}) and read it back then</dd>`,
    );
    expect(body).toContain('<strong>Asana</strong> What Baton made there is put away.');
    expect(body).toContain('Not written: Salesforce.');
    expect(body).toContain('the deal fell through');
    expect(body).toContain('>Take it back now</button>');
    expect(body).not.toContain('type="radio"');
    expect(handoff(stage).seq).toBe(seq);
  });

  test('it stands there in the order in which it is done', async () => {
    const stage = await halfWritten();
    const written = facts(stage, 'TargetPlanned').map(({ target }) => String(target));
    const { body } = await send(stage, decisionTo(stage), takeBack);
    const [first = '', second = ''] = written.filter((name) => name !== 'salesforce').toReversed();
    const place = (name: string) => body.toLowerCase().indexOf(`<strong>${name}</strong>`);
    expect(place(first)).toBeGreaterThan(0);
    expect(place(first)).toBeLessThan(place(second));
  });

  test('the second press wants a reason and the code, and shows it again without', async () => {
    const stage = await halfWritten();
    const form = { ...takeBack, reason: '', code: '', 'roll-back': 'shown' };
    const { status, body } = await send(stage, decisionTo(stage), form);
    expect(status).toBe(422);
    expect(body).toContain('>Take it back now</button>');
    expect(handoff(stage).status).toBe('held');
  });

  test('what stood there before is told as no longer kept', async () => {
    const stage = await halfWritten();
    for (const id of stage.world.texts.keys()) if (id.startsWith('before#')) stage.world.texts.delete(id);
    const { body } = await send(stage, decisionTo(stage), takeBack);
    expect(body).toContain('<strong>HubSpot</strong> What stood there before is no longer kept');
  });

  test('where nothing was written it says so, and offers the choices again', async () => {
    const stage = await offeredUnder(contractOver(salesforceTarget));
    stage.hubspot.set(CONTACT, { salesforceleadid: '' }, '98004');
    stage.hubspot.writeFaults.push({ does: 'answer', status: 403 });
    await accept(stage);
    await stage.pass(15 * 60);
    const { status, body } = await send(stage, decisionTo(stage), takeBack);
    expect(status).toBe(422);
    expect(body).toContain('Nothing was written for it');
    expect(body).toContain('type="radio"');
  });
});

test('whoever decides can have it done from the page of the incident', async () => {
  const stage = await halfWritten();
  await decide(stage, { choice: 'roll-back', 'roll-back': 'shown' }, decisionTo(stage));
  await stage.pass(60);
  expect(handoff(stage).status).toBe('cancelled');
  expect(ownerIn(stage)).toBe(TOM);
});

test('it is refused once the handoff is over', async () => {
  const stage = await halfWritten();
  await decideFor(stage, 'cancel', handoff(stage).handoffId);
  expect(await rollBack(stage)).toMatchObject({
    status: 409,
    answer: { error: { word: 'already-cancelled' } },
  });
});
