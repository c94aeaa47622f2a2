import { expect } from 'vitest';
import { CONTACT } from './crm.ts';
import type { Call, CrashPlan } from './life.ts';
import { expectSound } from './sound.ts';
import { Stage } from './stage.ts';
import type { Story } from './stories.ts';

/** The calls of a story in which nothing goes wrong. */
async function callsOf(story: Story): Promise<readonly Call[]> {
  const stage = new Stage();
  await story(stage);
  return stage.fates.calls;
}

/** Calls that change nothing: a process that dies after one might as well have died before it. */
const READS: ReadonlySet<string> = new Set([
  ...['log.read', 'rows.get', 'rows.overdue', 'tokens.list', 'links.get', 'receipts.get', 'texts.get'],
  ...[
    'claims.isDone',
    'claims.isSeenTo',
    'reflections.shownSeq',
    'timerMarks.get',
    'contractVersions.get',
    'secrets.get',
  ],
  ...['deadLetters.counts', 'hubspot.read', 'health.get'],
]);

/**
 * Every way in which a process of the last of these stories can die, each once: before its first call, and after each
 * call that changed something. Dying before a call is dying after the one before it, and reads leave nothing behind.
 * A process that makes the same calls as an earlier one, in this story or in those before it, is left alive.
 */
export async function deathsIn(...stories: readonly Story[]): Promise<readonly (CrashPlan & Call)[]> {
  const seen = new Set<string>();
  let deaths: readonly (CrashPlan & Call)[] = [];
  for (const story of stories) {
    const calls = await callsOf(story);
    const unlike = processesUnlike(calls, seen);
    deaths = calls.flatMap((call, index) => (unlike.has(call.process) ? deathsAt(calls, call, index) : []));
  }
  return deaths;
}

/** The processes whose calls, in their order, no process before them made. */
function processesUnlike(calls: readonly Call[], seen: Set<string>): ReadonlySet<number> {
  const shapes = new Map<number, string>();
  for (const { process, lambda, call } of calls)
    shapes.set(process, `${shapes.get(process) ?? lambda} ${call}`);
  return new Set(
    [...shapes].flatMap(([process, shape]) => {
      const isNew = !seen.has(shape);
      seen.add(shape);
      return isNew ? [process] : [];
    }),
  );
}

function deathsAt(calls: readonly Call[], call: Call, index: number): readonly (CrashPlan & Call)[] {
  const at = index + 1;
  const isFirst = calls[index - 1]?.process !== call.process;
  return [
    ...(isFirst ? [{ ...call, at, moment: 'before' as const }] : []),
    ...(READS.has(call.call) ? [] : [{ ...call, at, moment: 'after' as const }]),
  ];
}

/** Plays a story with crashes in it, and checks that nobody but the log could tell. */
export async function playWith(story: Story, crashes: readonly CrashPlan[]): Promise<Stage> {
  const stage = new Stage();
  stage.fates.crashes.push(...crashes);
  stage.patience *= Math.max(1, crashes.length);
  await story(stage);
  expectSound(stage);
  expectOneOwnerWrite(stage);
  expectFewDuplicates(stage, crashes);
  expect(stage.errors.map(({ lambda, error }) => `${lambda}: ${String(error)}`)).toEqual([]);
  expect([...stage.world.deadLetters]).toEqual([]);
  return stage;
}

/** However often it was tried: HubSpot's history shows one change of owner, and it is ours. */
function expectOneOwnerWrite({ hubspot }: Stage): void {
  expect(hubspot.history(CONTACT, 'hubspot_owner_id').filter(({ by }) => by === 'baton')).toHaveLength(1);
}

/** One message too many for each process that died between sending and marking, and none for any other. */
function expectFewDuplicates({ world, fates }: Stage, crashes: readonly CrashPlan[]): void {
  const between = crashes.filter((crash) => {
    const done = doneBy(fates.calls, crash);
    return done.includes('mailer.send') && !done.includes('claims.markDone');
  });
  const different = new Set(world.mails.map(({ to, subject, tags }) => JSON.stringify([to, subject, tags])));
  expect(world.mails.length - different.size).toBeLessThanOrEqual(between.length);
}

/** What a process that died had carried out by then. */
function doneBy(calls: readonly Call[], { at, moment }: CrashPlan): readonly string[] {
  const process = calls[at - 1]?.process;
  const before = moment === 'before' ? calls.slice(0, at - 1) : calls.slice(0, at);
  return before.filter((call) => call.process === process).map(({ call }) => call);
}
