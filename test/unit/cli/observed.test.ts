import { describe, expect, it } from 'vitest';
import { commandHere } from './command-here.ts';

const HOUR = 60 * 60;

const { stage, baton } = commandHere();

/** Two got an owner, after one hour and after three; one has none long after its deadline; one is new. */
async function watched(): Promise<void> {
  const first = await stage().observed('1');
  const second = await stage().observed('2');
  const forgotten = await stage().observed('3');
  await stage().offered('4');
  stage().push(HOUR);
  await stage().ownerSeen(first, 'maya-chen');
  stage().push(2 * HOUR);
  await stage().ownerSeen(second, 'priya-nair');
  stage().push(9 * HOUR);
  await stage().wake(forgotten);
  await stage().observed('5');
}

describe('baton observed', () => {
  it('adds up who would have been asked, and how long it took without Baton', async () => {
    await watched();
    const { code, out } = await baton('observed', 'sales-qualified-lead', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      contract: 'sales-qualified-lead',
      observed: 4,
      wouldAsk: [{ person: 'maya-chen', times: 4 }],
      wouldWait: 0,
      wouldHold: 0,
      transferred: 2,
      transferredAsAsked: 1,
      medianSeconds: 2 * HOUR,
      slowestSeconds: 3 * HOUR,
      overdue: 1,
      neverTransferred: 1,
      more: false,
    });
  });

  it('says it in words, and how much it has read', async () => {
    await watched();
    const { out } = await baton('observed', 'sales-qualified-lead', '--limit', '3');
    expect(out).toMatch(/observed +3/);
    expect(out).toMatch(/would have asked Maya Chen +3/);
    expect(out).toMatch(/longest time until then +3\.0 h/);
    expect(out).toContain('There are more: raise --limit.');
  });

  it('says that there is nothing, and knows no contract of another name', async () => {
    expect((await baton('observed', 'sales-qualified-lead')).out).toContain('Nothing was observed.');
    expect(await baton('observed', 'sales')).toMatchObject({ code: 1 });
  });
});
