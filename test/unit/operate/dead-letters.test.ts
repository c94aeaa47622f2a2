import { describe, expect, it } from 'vitest';
import { listDeadLetters, redriveDeadLetters, showDeadLetters } from '#cli/commands/dead-letters.ts';
import { styleFor } from '#cli/output/style.ts';
import { deadLettersAnswerSchema } from '#domain/operator/dead-letters.ts';
import { shownLetter } from '#lambdas/look-up/shown-letter.ts';
import { good } from './matching.ts';
import { createStage } from './stage.ts';

const sentAt = '2030-01-31T11:00:00.000Z';
const plain = styleFor(false);
const reason = 'the table is back';

describe('the list of dead letters', () => {
  it('shows each queue, also those that are empty', async () => {
    const stage = createStage();
    stage.world.deadLetters.set('intake', [{ id: 'm1', sentAt, body: '{}' }]);
    stage.world.deadLetters.set('wake', []);
    const { queues } = await good(deadLettersAnswerSchema, stage.get('/operator/dead-letters'));
    expect(queues).toEqual([
      { queue: 'intake', messages: 1, oldestAt: sentAt },
      { queue: 'wake', messages: 0 },
    ]);
    const api = { deadLetters: async () => ({ queues }) };
    const { text, exitCode } = await listDeadLetters(api, '2030-01-31T14:00:00.000Z');
    expect(text(plain)).toMatch(/intake +1 +3\.0 h\nwake +empty/);
    expect(exitCode).toBe(1);
  });
});

describe('a dead letter as it is shown', () => {
  it('is known by its handoff and target', () => {
    const body = JSON.stringify({ handoffId: 'abc', target: 'asana', work: 'sync', attempt: 1 });
    expect(shownLetter({ id: 'm1', sentAt, body })).toEqual({
      ...{ id: 'm1', sentAt, handoff: 'abc', target: 'asana', body },
    });
    const wake = shownLetter({ id: 'm1', sentAt, body: '{"subjectId":"handoff#abc"}', because: 'ZodError' });
    expect(wake).toMatchObject({ handoff: 'abc', because: 'ZodError' });
  });

  it('has nothing of what somebody wrote, whatever it is called', () => {
    const raw = JSON.stringify({ kind: 'delivery', source: 'nora@example.com', body: '[{"value":"Nora"}]' });
    const told = shownLetter({ id: 'm1', sentAt, body: raw }).body;
    expect(told).toBe('{"kind":"delivery","source":"‹text, 16 characters›","body":"‹text, 18 characters›"}');
    expect(shownLetter({ id: 'm1', sentAt, body: 'Nora' }).body).toBe('‹text, 4 characters›');
  });
});

describe('the command', () => {
  const apiWith = (parts: readonly { moved: number; remaining: number; isMore?: boolean }[]) => {
    const asked: (string | undefined)[] = [];
    return {
      asked,
      deadLetter: async (queue: string) => ({ queue, messages: 2, shown: [], story: [] }),
      redrive: async (queue: string, { before }: { before?: string | undefined }) => {
        const part = parts[asked.push(before) - 1] ?? { moved: 0, remaining: 0 };
        return { queue, before: before ?? sentAt, left: 0, isMore: false, ...part };
      },
    };
  };

  it('counts, and moves nothing without being told to', async () => {
    const api = apiWith([]);
    const { text } = await redriveDeadLetters(api, 'intake', {});
    expect(text(plain)).toBe(
      'This would send 2 messages of intake back to be processed; give --confirm and --reason to do it.',
    );
    expect(api.asked).toEqual([]);
  });

  it('goes on until nothing is moved any more, always with the moment at which it began', async () => {
    const api = apiWith([
      { moved: 100, remaining: 30 },
      { moved: 30, remaining: 0 },
    ]);
    const { text, exitCode } = await redriveDeadLetters(api, 'intake', { reason, confirm: true });
    expect(text(plain)).toBe('130 messages sent back.');
    expect(api.asked).toEqual([undefined, sentAt, sentAt]);
    expect(exitCode).toBe(0);
  });

  it('goes on past what fits nowhere, as long as there may be more behind it', async () => {
    const stuck = { moved: 0, remaining: 505, isMore: true };
    const api = apiWith([stuck, { moved: 5, remaining: 500 }, { moved: 0, remaining: 500 }]);
    const { text } = await redriveDeadLetters(api, 'relay', { reason, confirm: true });
    expect(text(plain)).toMatch(/^5 messages sent back\. 500 messages in relay/);
    expect(api.asked).toEqual([undefined, sentAt, sentAt]);
  });

  it('does not go on for ever', async () => {
    const stuck = { moved: 0, remaining: 50_000, isMore: true };
    const api = apiWith(Array.from({ length: 100 }, () => stuck));
    const { text } = await redriveDeadLetters(api, 'relay', { reason, confirm: true });
    expect(text(plain)).toMatch(/^0 messages sent back\. 50000 messages in relay/);
    expect(api.asked).toHaveLength(11);
  });

  it('says what is left', async () => {
    const { text, exitCode } = await redriveDeadLetters(apiWith([{ moved: 0, remaining: 1 }]), 'intake', {
      reason,
      confirm: true,
    });
    expect(text(plain)).toMatch(/^0 messages sent back\. 1 message in intake: failed again/);
    expect(exitCode).toBe(1);
  });

  it('shows what lies there, and what to do', async () => {
    const shown = [{ id: 'm1', sentAt, handoff: 'abc', body: '{"handoffId":"abc"}' }];
    const said = { actor: 'Operator lena', sentence: 'Operator lena had all sent back.' };
    const line = { seq: 2, at: sentAt, ...said, correlationId: 'cor-1' };
    const api = { deadLetter: async (queue: string) => ({ queue, messages: 70, shown, story: [line] }) };
    const told = (await showDeadLetters(api, 'wake')).text(plain);
    expect(told).toContain('70 in all, 1 are shown.');
    expect(told).toContain('npx baton dlq redrive wake --reason … --confirm');
    expect(told).toContain('Operator lena had all sent back.');
  });
});
