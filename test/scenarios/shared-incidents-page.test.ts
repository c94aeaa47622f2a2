import { expect, test } from 'vitest';
import { handoffs } from '#test/scenario-support/looking.ts';
import { newStage } from '#test/scenario-support/new-stage.ts';
import { decideFor, request } from '#test/scenario-support/operator.ts';
import { decisionTo, look, TOM_MAIL } from '#test/scenario-support/people.ts';
import { count } from '../unit/views/hostile.ts';
import { heldForbidden, LEAD, OPPORTUNITY, stageOfTwo, toms } from '#test/scenario-support/two-owners.ts';

const manyOf = (size: number) => heldForbidden(newStage(), ...Array<string>(size).fill(LEAD));

test('the page of a shared incident lists its handoffs: record, kind, since when, and for whom', async () => {
  const stage = await manyOf(2);
  const { body } = await look(stage, decisionTo(stage));
  expect(body).toContain('<h2>What waits for this</h2>');
  for (const { handoffId, record } of handoffs(stage)) {
    expect(body).toContain(handoffId);
    expect(body).toContain(`/record/0-1/${record.objectId}"`);
  }
  expect(count(body, 'Sales-qualified lead · since Thu')).toBe(2);
  expect(count(body, 'accepted by Maya Chen')).toBe(2);
});

test('its choices say that they hold for all of them', async () => {
  const stage = await manyOf(2);
  const { body } = await look(stage, decisionTo(stage));
  expect(body).toContain('Try again – for both handoffs');
  expect(body).toContain('Give it to somebody – for both handoffs');
  expect(body).toContain('Cancel all 2 handoffs');
});

test('it names the commands that decide about a single one', async () => {
  const stage = await manyOf(2);
  const { body } = await look(stage, decisionTo(stage));
  expect(body).toContain('“npx baton retry”, “npx baton reassign”, or “npx baton cancel”');
});

test('each sees their own, and none of those of others', async () => {
  const stage = await heldForbidden(stageOfTwo(), LEAD, OPPORTUNITY, OPPORTUNITY);
  const [lenas, first, second] = handoffs(stage);
  const { body } = await look(stage, decisionTo(stage, TOM_MAIL));
  expect(body).toContain(first?.handoffId);
  expect(body).toContain(second?.handoffId);
  expect(body).toContain(`${toms.title} · since`);
  expect(body).not.toContain(lenas?.handoffId);
});

test('of many it lists the first twenty, and says how many more there are', async () => {
  const stage = await manyOf(23);
  const { body } = await look(stage, decisionTo(stage));
  expect(count(body, 'accepted by Maya Chen')).toBe(20);
  expect(body).toContain('And 3 more.');
  expect(body).toContain('Try again – for all 23 handoffs');
});

test('an incident of one handoff lists nothing, and its choices are about it', async () => {
  const stage = await manyOf(1);
  const { body } = await look(stage, decisionTo(stage));
  expect(body).not.toContain('What waits for this');
  expect(body).not.toContain('for all');
});

test('whoever asks for one of them by command is told how many wait for the same', async () => {
  const stage = await manyOf(3);
  const [first, second] = handoffs(stage);
  const shown = async (id = '') => (await request(stage, 'GET', `/operator/handoffs/${id}`)).answer;
  expect(await shown(first?.handoffId)).toHaveProperty('summary.together', 3);
  await decideFor(stage, 'cancel', second?.handoffId ?? '');
  expect(await shown(first?.handoffId)).toHaveProperty('summary.together', 2);
});
