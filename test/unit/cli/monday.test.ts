import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mondayReportSchema } from '#domain/monday/report.ts';
import { arrivalId, WATCHDOG_ROUND_ID } from '#domain/operator/standing.ts';
import { createStage } from '../operate/stage.ts';
import { signedIn } from './run-baton.ts';
import { runHere } from './run-here.ts';
import { serveStage } from './serve-stage.ts';
import type { ServedStage } from './serve-stage.ts';

let stage: ReturnType<typeof createStage>;
let served: ServedStage;
beforeEach(async () => {
  stage = createStage();
  served = await serveStage(stage);
  await stage.ports.texts.put(WATCHDOG_ROUND_ID, stage.ports.now());
  await stage.ports.texts.put(arrivalId('hubspot'), stage.ports.now());
});
afterEach(() => served.stop());

const baton = (...words: readonly string[]) =>
  runHere(words, { env: { ...signedIn, BATON_URL: served.url } });

const line = (out: string, title: string) => out.split('\n').find((one) => one.includes(`${title}:`)) ?? '';

describe('baton monday', () => {
  it('says of each thing what was checked, also when all is well, and ends with 0', async () => {
    const { code, out } = await baton('monday');
    expect(out.match(/checked: /g)).toHaveLength(9);
    expect(line(out, 'Thresholds')).toContain('No contract is over a threshold.');
    expect(line(out, 'Incidents of the last 48 h')).toContain('None opened, and none is open.');
    expect(line(out, 'Webhooks')).toContain('HubSpot sent the last one at 2030-01-31 13:00:00.');
    expect(out).toContain('To paste:\nBaton 2030-01-31: GREEN. ');
    expect(code).toBe(0);
  });

  it('names an incident to which a newer version wrote, and tells of all else', async () => {
    await stage.held('1');
    const [subject = ''] = [...stage.world.commits.keys()].filter((one) => one.startsWith('incident#'));
    await stage.wroteNewer(subject);
    const { out } = await baton('monday');
    expect(out).toContain(`Not counted, because a newer version of Baton wrote to it: ${subject}.`);
    expect(out.match(/checked: /g)).toHaveLength(9);
  });

  it('proposes the failure with the highest impact, and opens with it once it was picked', async () => {
    await stage.blocked('e1');
    const before = await baton('monday');
    expect(before.out).toContain('The highest impact: statuses come that nothing stands for');
    expect(before.out).toContain('→ npx baton backlog pick unmapped:sales-qualified-lead --owner …');
    expect(before.code).toBe(4);
    await baton('backlog', 'pick', 'unmapped:sales-qualified-lead', '--owner', 'maya-chen');
    stage.push(60);
    const picked = await baton('monday');
    expect(line(picked.out, 'Backlog')).toContain('it has not happened since');
    await stage.malformed('e3');
    await stage.blocked('e2');
    stage.push(60);
    const after = await baton('monday');
    expect(line(after.out, 'Backlog')).toMatch(/Maya Chen sees to it since .*; it met 1 since/);
  });

  it('is red when an incident belongs to nobody who can decide, and when messages lie among dead letters', async () => {
    stage.world.deadLetters.set('wake', [{ id: 'm', sentAt: stage.ports.now(), body: '{}' }]);
    const { code, out } = await baton('monday', '--json');
    const report = mondayReportSchema.parse(JSON.parse(out));
    expect(report.colour).toBe('red');
    expect(report.week).toBe('2030-W05');
    expect(report.status).toContain('DEAD LETTERS: 1 in wake');
    expect(code).toBe(5);
  });

  it('shows what was mapped in a hurry', async () => {
    await stage.blocked('e1');
    const why = ['--reason', 'a new value'];
    await baton('mapping', 'add', 'sales-qualified-lead', 'SQL', 'sales-qualified', ...why);
    const { out } = await baton('monday');
    expect(out).toContain('“SQL” stands for sales-qualified in sales-qualified-lead until 2030-03-02');
  });
});
