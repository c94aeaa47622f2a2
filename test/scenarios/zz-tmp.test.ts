import { Session } from 'node:inspector/promises';import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { callsOf, playWith } from '#test/scenario-support/crashes.ts';
import * as stories from '#test/scenario-support/stories.ts';
for (const [name, story] of Object.entries({b: stories.declinedThenAskedAgain})) {
test('crash '+name, async () => {
  const calls = await callsOf(story);
  const by: Record<string, number> = {};
  for (const c of calls) by[c.lambda] = (by[c.lambda] ?? 0) + 1;
  console.log(name, calls.length, by);
  const ss = new Session(); ss.connect(); await ss.post('Profiler.enable'); await ss.post('Profiler.start');
  const t = Date.now();
  const failures: Record<string,string[]> = {};
  let n = 0;
  for (let at = 1; at <= 60; at++) for (const moment of ['before','after'] as const) {
    n++;
    try { await playWith(story, [{at, moment}]); } catch (e) {
      const c = calls[at-1]!;
      (failures[String((e as Error).message).slice(0,160)] ??= []).push(`${at} ${c.lambda} ${c.call} ${moment}`);
    }
  }
  writeFileSync('/tmp/prof/p.cpuprofile', JSON.stringify((await ss.post('Profiler.stop')).profile));
  console.log(name, n, 'runs', Date.now()-t, 'ms', JSON.stringify(failures, null, 1));
}, 200000);
}
