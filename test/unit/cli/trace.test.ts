import { describe, expect, it } from 'vitest';
import { containing } from '../operate/matching.ts';
import { commandHere } from './command-here.ts';

const { stage, baton } = commandHere();

const traced = async (id: string) => {
  const { out } = await baton('trace', id, '--json');
  return JSON.parse(out) as { lines: { source: string; what: string }[]; correlationId: string };
};

describe('baton trace', () => {
  it('tells the log, the executions and the messages of a handoff, each with where it is known from', async () => {
    const id = await stage().held('1');
    const at = stage().ports.now();
    stage().world.histories.set(`${id}-1`, [
      { at: '2030-01-31T12:00:01.000Z', what: 'started' },
      { at: '2030-01-31T12:00:01.000Z', what: 'entered', state: 'Offer ownership' },
      { at, what: 'failed', error: 'States.TaskFailed' },
      { at, what: 'failed', error: 'WaitOver' },
      { at, what: 'failed', error: 'Superseded' },
    ]);
    await stage().ports.claims.markDone(`offer ${id} 1 email`, '2030-01-31T12:00:02.000Z');
    const { code, out } = await baton('trace', id);
    expect(code).toBe(0);
    const lines = out.split('\n').map((line) => line.replaceAll(/ {2,}/g, ' | '));
    expect(lines).toEqual(
      expect.arrayContaining([
        containing(`| workflow | execution ${id}-1 entered “Offer ownership”`),
        containing(`| workflow | execution ${id}-1 failed: States.TaskFailed`),
        containing(
          `| workflow | execution ${id}-1 was told to wait no longer: what it waited for is over, as the log says (WaitOver; no failure)`,
        ),
        containing(
          `| workflow | execution ${id}-1 was told to end: a newer run has taken its place (Superseded; no failure)`,
        ),
        containing('| mail | the offer, to Maya Chen: seen to'),
        containing('| log | Baton: It was offered to Maya Chen'),
        containing('Not seen to yet, by email: word of the incident'),
      ]),
    );
    expect(out).toContain(`handoffId = "${id}" or subjectId = "handoff#${id}"`);
    expect(out).toContain('aws logs start-query --start-time ');
  });

  it('takes a correlation id, and what its event became', async () => {
    const id = await stage().offered('1');
    const { correlationId } = await traced(id);
    await stage().ports.receipts.put({
      ...{ receiptId: correlationId, correlationId, at: stage().ports.now() },
      ...{ outcome: 'accepted', handoffIds: [id] },
    });
    const answer = await traced(correlationId);
    expect(answer.lines.map(({ source }) => source)).toContain('webhook');
    expect(answer).toMatchObject({ correlationId, subjects: [id] });
    expect(await traced(id)).toEqual(answer);
  });

  it('is in the order of time', async () => {
    const { out } = await baton('trace', await stage().held('1'), '--json');
    const { lines } = JSON.parse(out) as { lines: { at: string }[] };
    const times = lines.map(({ at }) => Date.parse(at));
    expect(times).toEqual(times.toSorted((one, other) => one - other));
    expect(times.length).toBeGreaterThan(3);
  });

  it('says what an execution is called of which nothing is known', async () => {
    const id = await stage().offered('1');
    expect((await baton('trace', id)).out).toContain(`Nothing is known of the execution ${id}-1`);
  });

  it('tells of an event that is blocked, and of whom it was told', async () => {
    await stage().blocked('e1');
    const { code, out } = await baton('trace', 'e1');
    expect(code).toBe(0);
    expect(out).toContain('log');
    expect(out).toContain('Not seen to yet, by email: word of the incident');
  });

  it('knows nothing of another id', async () => {
    expect(await baton('trace', 'nothing')).toMatchObject({ code: 1, err: containing('nothing') });
  });
});
