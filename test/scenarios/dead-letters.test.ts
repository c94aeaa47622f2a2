import { expect, test } from 'vitest';
import { deadLetterAnswerSchema, redriveAnswerSchema } from '#domain/operator/dead-letters.ts';
import { MAYA } from '#test/scenario-support/crm.ts';
import { ownerShown } from '#test/scenario-support/holds.ts';
import { facts, handoff, incidents, openIncidents } from '#test/scenario-support/looking.ts';
import { newStage, offered } from '#test/scenario-support/new-stage.ts';
import { operate, request } from '#test/scenario-support/operator.ts';
import {
  accept,
  decide,
  decisionTo,
  LENA_MAIL,
  look,
  mailsTo,
  OPS_MAIL,
} from '#test/scenario-support/people.ts';
import type { Stage } from '#test/scenario-support/stage.ts';

const reason = 'the cause is put right';

function letters(stage: Stage, count: number) {
  return Array.from({ length: count }, (_, at) => ({
    id: `m${String(at)}`,
    sentAt: stage.now(),
    body: '{}',
  }));
}

test('a dead letter queue that is not empty is one incident until it is empty again', async () => {
  const stage = newStage();
  stage.world.deadLetters.set('intake', letters(stage, 3));
  await stage.rounds(3);
  expect(openIncidents(stage)).toMatchObject([{ cause: { kind: 'dead-letters', queue: 'intake' } }]);
  expect(mailsTo(stage, LENA_MAIL)).toHaveLength(1);
  stage.world.deadLetters.set('intake', []);
  await stage.rounds(1);
  expect(openIncidents(stage)).toEqual([]);
});

test('one that fills up again is told again', async () => {
  const stage = newStage();
  for (const messages of [1, 0, 2]) {
    stage.world.deadLetters.set('intake', letters(stage, messages));
    await stage.rounds(1);
  }
  expect(incidents(stage)).toMatchObject([{ status: 'open' }]);
  expect(mailsTo(stage, OPS_MAIL)).toHaveLength(2);
});

test('a message that nobody can process ends up there after five receives', async () => {
  const stage = newStage();
  stage.world.queued.intake.push({ message: { kind: 'readmit', blockedId: 'nobody' }, delaySeconds: 0 });
  await stage.pass(10 * 60);
  expect(stage.world.deadLetters.get('intake')).toHaveLength(1);
  await stage.rounds(1);
  expect(openIncidents(stage)).toHaveLength(1);
});

/** Accepted, but the message that has the owner written died; the incident for it is open. */
async function withDeadWork(): Promise<Stage> {
  const stage = await offered();
  await accept(stage);
  const { handoffId, correlationId } = handoff(stage);
  const message = { handoffId, target: 'hubspot', work: 'sync', attempt: 1, correlationId };
  const letter = { id: 'm1', sentAt: stage.now(), body: JSON.stringify(message) };
  stage.world.deadLetters.set('hubspot', [letter]);
  await stage.rounds(1);
  return stage;
}

test('what lies there is shown by its handoff, and stays', async () => {
  const stage = await withDeadWork();
  const { answer } = await request(stage, 'GET', '/operator/dead-letters/hubspot');
  const { messages, shown } = deadLetterAnswerSchema.parse(answer);
  expect(messages).toBe(1);
  expect(shown).toMatchObject([{ handoff: handoff(stage).handoffId, target: 'hubspot' }]);
  expect(openIncidents(stage)).toHaveLength(1);
});

test('what was sent back and is one too many changes nothing, and ends the incident', async () => {
  const stage = await withDeadWork();
  const [letter] = stage.world.deadLetters.get('hubspot') ?? [];
  if (letter === undefined) throw new Error('there is a letter');
  // As if whoever moved it before had died between sending and deleting.
  stage.world.deadLetters.set('hubspot', [letter, letter]);
  const { answer } = await operate(stage, 'POST', '/operator/dead-letters/hubspot/redrive', { reason });
  expect(redriveAnswerSchema.parse(answer)).toMatchObject({ moved: 2, remaining: 0 });
  await stage.rounds(1);
  expect(openIncidents(stage)).toEqual([]);
  expect(facts(stage, 'TargetPlanned')).toHaveLength(1);
  expect(stage.hubspot.ownerWrites()).toHaveLength(1);
  expect(ownerShown(stage)).toBe(MAYA);
});

test('what was sent after the move began stays: it has failed again', async () => {
  const stage = await withDeadWork();
  const before = stage.now();
  await stage.pass(60);
  stage.world.deadLetters.set('wake', letters(stage, 1));
  const { answer } = await operate(stage, 'POST', '/operator/dead-letters/wake/redrive', { reason, before });
  expect(answer).toMatchObject({ moved: 0, left: 1, remaining: 1 });
});

test('a batch of the stream names no subject, and has nowhere to go', async () => {
  const stage = await withDeadWork();
  const subjectId = `handoff#${handoff(stage).handoffId}`;
  const bodies = [{ subjectId }, { DDBStreamBatchInfo: { shardId: 'shard-1' } }];
  const lying = bodies.map((body, at) => ({
    ...letters(stage, 2)[0],
    id: `m${String(at)}`,
    body: JSON.stringify(body),
  }));
  stage.world.deadLetters.set(
    'relay',
    lying.map((one) => ({ ...one, sentAt: stage.now() })),
  );
  const { answer } = await operate(stage, 'POST', '/operator/dead-letters/relay/redrive', { reason });
  expect(answer).toMatchObject({ moved: 1, left: 1 });
});

test('a queue that is not there is said not to be, with the one that was meant', async () => {
  const stage = await withDeadWork();
  const asked = await request(stage, 'POST', '/operator/dead-letters/hubspott/redrive', { reason });
  expect(asked).toMatchObject({ status: 404, answer: { error: { suggestion: 'hubspot' } } });
});

const storyOf = async (stage: Stage, queue: string): Promise<readonly string[]> => {
  const { answer } = await request(stage, 'GET', `/operator/dead-letters/${queue}`);
  return deadLetterAnswerSchema.parse(answer).story.map(({ sentence }) => sentence);
};

test('who sent letters back, and why, is told where they lay, once for all goes', async () => {
  const stage = await withDeadWork();
  const before = stage.now();
  for (let go = 0; go < 2; go += 1)
    await operate(stage, 'POST', '/operator/dead-letters/hubspot/redrive', { reason, before });
  await stage.rounds(1);
  expect(await storyOf(stage, 'hubspot')).toEqual([
    expect.stringContaining('messages could not be processed and lie in the queue hubspot'),
    expect.stringMatching(
      /^Operator \S+ had all that lay there sent back to be processed\. “the cause is put right”$/,
    ),
    'The queue hubspot no longer waits for it.',
    'Nothing waits for it any more: it is closed.',
  ]);
});

test('it is told too where nobody had noticed yet what lies there, and its owner hears of it', async () => {
  const stage = await withDeadWork();
  const subjectId = `handoff#${handoff(stage).handoffId}`;
  stage.world.deadLetters.set('wake', [
    { id: 'm1', sentAt: stage.now(), body: JSON.stringify({ subjectId }) },
  ]);
  await operate(stage, 'POST', '/operator/dead-letters/wake/redrive', { reason });
  await stage.rounds(1);
  expect(await storyOf(stage, 'wake')).toHaveLength(4);
});

test('of an empty queue that nobody ever noticed nothing is told', async () => {
  const stage = await withDeadWork();
  stage.world.deadLetters.set('wake', []);
  await operate(stage, 'POST', '/operator/dead-letters/wake/redrive', { reason });
  expect(await storyOf(stage, 'wake')).toEqual([]);
});

test('without a reason nothing is sent back', async () => {
  const stage = await withDeadWork();
  const asked = await request(stage, 'POST', '/operator/dead-letters/hubspot/redrive', {});
  expect(asked.status).toBe(400);
  expect(stage.world.deadLetters.get('hubspot')).toHaveLength(1);
});

test('closing it by hand sends nothing, and every way to do it says what does', async () => {
  const stage = await withDeadWork();
  const sends = 'npx baton dlq redrive hubspot --reason … --confirm sends back what lies there';
  const link = decisionTo(stage, OPS_MAIL);
  const itself = { ...link, lambda: 'tend-incidents' } as const;
  expect((await look(stage, link)).body).toContain(`Nothing is sent again by this: ${sends}`);
  expect((await look(stage, itself)).body).toContain(`Nothing is sent again by this: ${sends}`);
  const { body } = await decide(stage, { choice: 'resolve' }, itself);
  expect(body).toContain(`It is closed. Nothing is sent again by this: ${sends}`);
  expect(openIncidents(stage)).toEqual([]);
  await stage.rounds(1);
  expect(openIncidents(stage)).toHaveLength(1);
});

test('its mail says the whole command, and nothing where there is nothing to say', async () => {
  const stage = await withDeadWork();
  const text = mailsTo(stage, OPS_MAIL).at(-1)?.text ?? '';
  expect(text).toContain('npx baton dlq redrive hubspot --reason … --confirm.');
  expect(text).not.toMatch(/Last good step|Reference/);
});
