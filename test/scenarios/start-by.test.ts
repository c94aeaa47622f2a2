import { expect, test } from 'vitest';
import { handoff } from '#test/scenario-support/looking.ts';
import { offered } from '#test/scenario-support/new-stage.ts';
import { look, offerTo, send } from '#test/scenario-support/people.ts';
import { awaitingStart } from '#test/scenario-support/starts.ts';
import { sampleContract } from '../unit/contract/sample.ts';

/** The clock begins at noon UTC, at seven in the morning where Maya is. */
const accept = (startBy: string) => ({ answer: 'accept', 'start-by': startBy });

test('whoever accepts may leave it to the contract', async () => {
  const stage = await offered(awaitingStart);
  expect((await look(stage, offerTo(stage))).body).toContain('type="datetime-local"');
  await send(stage, offerTo(stage), accept(''));
  expect(handoff(stage)).toMatchObject({ start: { startBy: '2030-02-02T12:00:00.000Z' } });
});

test('or say when they begin, in their own clocks, earlier or later', async () => {
  const stage = await offered(awaitingStart);
  const { status, body } = await send(stage, offerTo(stage), accept('2030-02-04T09:30'));
  expect(status).toBe(200);
  expect(handoff(stage)).toMatchObject({ start: { startBy: '2030-02-04T14:30:00.000Z' } });
  expect(body).toContain('You are expected to start by Monday, February 4 at 09:30 AM');
});

test.each([
  ['tomorrow', 'Enter a date and a time, or leave the field empty.'],
  ['2030-02-30T09:00', 'Enter a date and a time, or leave the field empty.'],
  ['2030-01-31T06:00', 'Choose a start that is still to come.'],
  ['2030-02-05T07:01', 'It cannot start that late.'],
])('what cannot be meant is said beside the field, and nothing is accepted: %s', async (entered, said) => {
  const stage = await offered(awaitingStart);
  const { status, body } = await send(stage, offerTo(stage), accept(entered));
  expect(status).toBe(422);
  expect(body).toMatch(new RegExp(`id="start-by-error">${said}`));
  expect(body).toContain(`value="${entered}"`);
  expect(handoff(stage).status).toBe('offered');
});

test('where no start is awaited nothing is asked', async () => {
  const stage = await offered(sampleContract);
  expect((await look(stage, offerTo(stage))).body).not.toContain('start-by');
});
