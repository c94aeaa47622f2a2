import { createWorld } from '#adapters/memory/world.ts';
import { decideHandoff } from '#domain/handoff/decide.ts';
import type { HandoffFact } from '#domain/handoff/facts.ts';
import { correlationIdSchema, subjectId } from '#domain/ids.ts';
import { nextCommit } from '#domain/log/commit.ts';
import type { Commit } from '#domain/log/commit.ts';
import { foldCommits, handoffModel } from '#domain/subjects.ts';
import { runExplorer } from '#test/model-support/run-explorer.ts';
import { admit, processOn } from '#test/unit/admission/process.ts';
import { rules } from '#test/unit/handoff/given.ts';
import { accepted, request } from '#test/unit/handoff/history.ts';
import { median } from './statistics.ts';

/** How fast the core is by itself, without anything around it, on this machine. */
export interface CoreTimes {
  /** Of the largest decision: whom to ask first. */
  readonly decisionMicroseconds: number;
  readonly foldMicroseconds: number;
  /** Of a thousand admissions at once, in memory. */
  readonly admissionsMilliseconds: number;
  readonly exploredPerSecond: number;
}

const FACTS = 50;
const ROUNDS = 15;
const TIMES = 500;
const ADMISSIONS = 1000;
const at = '2030-01-31T12:00:00.000Z';

export async function coreTimes(): Promise<CoreTimes> {
  const log = logOf(longLife());
  return {
    decisionMicroseconds: microseconds(() => decideHandoff(undefined, request, rules, at)),
    foldMicroseconds: microseconds(() => foldCommits(handoffModel, log)),
    admissionsMilliseconds: await admissionsAtOnce(),
    exploredPerSecond: await explored(),
  };
}

/** Accepted, and then put off again and again. */
function longLife(): readonly HandoffFact[] {
  const wait = { target: 'hubspot', epoch: 1 } as const;
  const again: readonly HandoffFact[] = [
    { type: 'TargetDeferred', ...wait, until: at, because: 'limit' },
    { type: 'DeferralEnded', ...wait },
  ];
  const facts = [...accepted];
  while (facts.length < FACTS) facts.push(...again);
  return facts.slice(0, FACTS);
}

/** A commit for each fact. */
function logOf(facts: readonly HandoffFact[]): readonly Commit[] {
  const log: Commit[] = [];
  for (const fact of facts) {
    const body = {
      subjectId: subjectId('handoff', 'a'.repeat(26)),
      commitId: String(log.length),
      actor: { kind: 'system', id: 'bench' },
      correlationId: correlationIdSchema.parse('bench'),
    } as const;
    log.push(nextCommit(log.at(-1), { ...body, at, facts: [fact] }));
  }
  return log;
}

function microseconds(act: () => unknown): number {
  const rounds = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    for (let time = 0; time < TIMES; time += 1) act();
    return ((performance.now() - start) * 1000) / TIMES;
  });
  return median(rounds);
}

async function admissionsAtOnce(): Promise<number> {
  const { ports } = processOn(createWorld());
  const start = performance.now();
  await Promise.all(Array.from({ length: ADMISSIONS }, (_, index) => admit(ports, String(index))));
  return performance.now() - start;
}

async function explored(): Promise<number> {
  const { states, milliseconds } = await runExplorer({ faults: 1 });
  return (states * 1000) / milliseconds;
}
