import { describe, expect, it } from 'vitest';
import { WATCHDOG_ROUND_ID } from '#domain/operator/standing.ts';
import { commandHere } from './command-here.ts';

const HOUR = 60 * 60;

const { stage, baton } = commandHere();

const goRound = () => stage().ports.texts.put(WATCHDOG_ROUND_ID, stage().ports.now());

describe('baton status', () => {
  it('is green, and ends with 0, while nothing is late, held or lost', async () => {
    await stage().accepted('1');
    await stage().offered('2');
    await goRound();
    stage().push(60);
    const { code, out } = await baton('status');
    expect(out).toMatch(/^GREEN at 2030-01-31 13:01:00: nothing is late, held or lost\./);
    expect(out).toMatch(/sales-qualified-lead +1 +0 +0 +0 +kept/);
    expect(out).toContain('No incident is open.');
    expect(out).toMatch(/watchdog +went round 1 min ago/);
    expect(out).toMatch(/HubSpot +is asked as usual/);
    expect(code).toBe(0);
  });

  it('is yellow, and ends with 4, while somebody has to decide in time', async () => {
    await stage().blocked('e1');
    await goRound();
    const { code, out } = await baton('status');
    expect(out).toMatch(/^YELLOW .*\nDo first: npx baton incidents show /);
    expect(out).toMatch(/sales-qualified-lead +0 +0 +0 +1 /);
    expect(code).toBe(4);
  });

  it('is red, and ends with 5, when a handoff is late, and counts what is held by contract', async () => {
    await stage().held('1');
    stage().push(60);
    await stage().malformed('e1');
    await goRound();
    const { code, out } = await baton('status', '--json');
    expect(code).toBe(5);
    expect(JSON.parse(out)).toMatchObject({
      colour: 'red',
      contracts: [{ contract: 'sales-qualified-lead', waiting: 1, late: 1, held: 1, blocked: 0 }],
      elsewhere: { held: 0, blocked: 1 },
      watchdog: { everySeconds: 300 },
      incidents: [{ cause: 'malformed' }, { cause: 'expired' }],
    });
  });

  it('is red, and counts all others, when a log holds what only a newer version can read', async () => {
    const unread = await stage().offered('1');
    await stage().offered('2');
    await stage().wroteNewer(`handoff#${unread}`);
    await stage().blocked('e1');
    await stage().wroteNewer('blocked#e1');
    await goRound();
    const { code, out } = await baton('status');
    expect(out).toMatch(/^RED .*\nDo first: docs\/runbook\.md, relay-dead-letters\n/);
    expect(out).toContain(
      `Sales-qualified lead: not counted, because a newer version of Baton wrote to them: blocked#e1, handoff#${unread}.`,
    );
    expect(out).toMatch(/sales-qualified-lead +1 +0 /);
    expect(code).toBe(5);
  });

  it('is red, and counts all others, when the log of an incident holds what only a newer version can read', async () => {
    await stage().held('1');
    await stage().held('2');
    const [subject = ''] = [...stage().world.commits.keys()].filter((one) => one.startsWith('incident#'));
    await stage().wroteNewer(subject);
    await goRound();
    const { code, out } = await baton('status');
    expect(out).toMatch(/^RED .*\nDo first: docs\/runbook\.md, relay-dead-letters\n/);
    expect(out).toContain(`Not counted, because a newer version of Baton wrote to it: ${subject}.`);
    expect(out).toMatch(/sales-qualified-lead +2 +2 +1 /);
    expect(code).toBe(5);
  });

  it('says that the watchdog is silent, and what lies among the dead letters, before all else', async () => {
    await goRound();
    stage().push(HOUR);
    stage().world.deadLetters.set('wake', [{ id: 'm', sentAt: stage().ports.now(), body: '{}' }]);
    const { code, out } = await baton('status');
    expect(out).toMatch(/Do first: docs\/runbook\.md, watchdog-silent/);
    expect(out).toMatch(/red +1 message of the queue wake could not be processed\./);
    expect(out).toMatch(/dead letters +wake 1/);
    expect(code).toBe(5);
  });
});
