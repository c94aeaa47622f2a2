import { expect } from 'vitest';
import { sampleContract, sampleDirectory } from '#test/unit/contract/sample.ts';
import { CONTACT, deliverUntilTaken, seedContact, setLifecycle } from '#test/scenario-support/crm.ts';
import { facts, handoff, incidents, openIncidents } from '#test/scenario-support/looking.ts';
import { decideFor } from '#test/scenario-support/operator.ts';
import { accept } from '#test/scenario-support/people.ts';
import {
  asanaTarget,
  LEAD_ID,
  leadTypes,
  MAYA_IN_ASANA,
  MAYA_IN_SALESFORCE,
  salesforceTarget,
  taskTypes,
  TOM_IN_SALESFORCE,
} from '#test/scenario-support/several-systems.ts';
import { expectSound } from '#test/scenario-support/sound.ts';
import { Stage } from '#test/scenario-support/stage.ts';
import { httpName, isHttpTarget } from '#domain/contract/target.ts';
import type { Target } from '#domain/contract/target.ts';
import { sampleLeadId } from '#local/sandbox/salesforce/seed/records.ts';
import type { Cell } from './cell.ts';
import { Injection } from './injection.ts';
import type { FaultSystem, RunningFaultSystem, Shown } from './system.ts';
import { TICKET } from './systems/board.ts';
import { hubspotTarget } from './systems/hubspot.ts';
import { systemNamed } from './systems.ts';

/** What came of a cell. */
export interface Seen {
  readonly verdict: string;
  readonly incidents: readonly string[];
  readonly shown: Shown;
  readonly writes: number;
  readonly applied: number;
  readonly things: number;
}

const BEGIN = Date.parse('2030-01-31T12:00:00.000Z');
/** Rounds of the watchdog, of five minutes each: longer than the hour after which a wait is told. */
const PATIENCE = 36;

/** Plays one handoff with one fault in it, to its rest. */
export async function play(cell: Cell): Promise<Seen> {
  const system = systemNamed(cell.system);
  const clock = { now: () => BEGIN };
  const running = await system.start(() => clock.now());
  try {
    const stage = stageFor(cell, system, running);
    clock.now = () => Date.parse(stage.now());
    return await playOn(stage, cell, running, new Injection(cell, system, running));
  } finally {
    await running.stop();
  }
}

async function playOn(
  stage: Stage,
  cell: Cell,
  running: RunningFaultSystem,
  injection: Injection,
): Promise<Seen> {
  injection.standBetween(stage);
  await offer(stage, running);
  const before = await begin(stage, cell, running, injection);
  for (let round = 0; round < PATIENCE && !isAtRest(stage, before); round += 1) await stage.rounds(1);
  // And it stays so.
  await stage.rounds(2);
  await expectNothingElse(stage, running, injection);
  const opened = incidents(stage).filter(({ id }) => !before.has(id));
  const seen = {
    verdict: verdictOn(stage, cell),
    incidents: opened.map(({ cause }) => cause.kind),
    shown: await running.shown(),
    writes: await running.writes(),
    applied: await running.applied(),
    things: await running.things(),
  };
  if (seen.verdict === 'VERIFIED') expect(openIncidents(stage)).toEqual([]);
  if (seen.verdict === 'waiting') await expectRecovery(stage, running, injection);
  return seen;
}

/** Once the system lets it, it ends by itself, and so does the incident. */
async function expectRecovery(
  stage: Stage,
  running: RunningFaultSystem,
  injection: Injection,
): Promise<void> {
  const isOfRollback = handoff(stage).status === 'rolling-back';
  injection.disarm();
  await stage.rounds(PATIENCE);
  expect(handoff(stage).status).toBe(isOfRollback ? 'cancelled' : 'completed');
  expect(await running.shown()).toBe(isOfRollback ? 'before' : 'accepted');
  expect(await running.applied()).toBe(1);
  expect(openIncidents(stage)).toEqual([]);
}

async function offer(stage: Stage, { qualify }: RunningFaultSystem): Promise<void> {
  if (qualify === undefined) {
    seedContact(stage, CONTACT, {
      salesforceleadid: stage.answering.has('salesforce') ? sampleLeadId : LEAD_ID,
      board_ticket: TICKET,
    });
    await setLifecycle(stage, 'salesqualifiedlead');
    return;
  }
  await deliverUntilTaken(stage, [await qualify()]);
  await stage.run();
}

/** Goes up to where the fault is to strike, and on. The incidents that there were by then. */
async function begin(
  stage: Stage,
  { boundary }: Cell,
  running: RunningFaultSystem,
  injection: Injection,
): Promise<ReadonlySet<string>> {
  if (boundary !== 'rollback') {
    await injection.arm(stage);
    await running.forget();
    await accept(stage);
    return new Set();
  }
  await accept(stage);
  await stage.pass(60);
  expect(handoff(stage)).toMatchObject({ status: 'held', cause: { because: 'NO_SUCH_OWNER' } });
  expect(await running.shown()).toBe('accepted');
  await running.forget();
  await injection.arm(stage);
  const before = new Set(incidents(stage).map(({ id }) => id));
  await decideFor(stage, 'roll-back', handoff(stage).handoffId);
  return before;
}

function isAtRest(stage: Stage, before: ReadonlySet<string>): boolean {
  const { status } = handoff(stage);
  const isWaiting = openIncidents(stage).some(
    ({ id, cause }) => !before.has(id) && cause.kind === 'target-deferred',
  );
  return status === 'completed' || status === 'held' || status === 'cancelled' || isWaiting;
}

/** What is true of every cell. */
async function expectNothingElse(
  stage: Stage,
  running: RunningFaultSystem,
  { calls, hits, misses }: Injection,
): Promise<void> {
  expectSound(stage);
  expect(hits).toBeGreaterThan(0);
  expect(misses).toBe(0);
  expect(stage.errors.map(({ lambda, error }) => `${lambda}: ${String(error)}`)).toEqual([]);
  expect([...stage.world.deadLetters]).toEqual([]);
  const { correlationId } = handoff(stage);
  expect(new Set(calls.map((call) => call.idempotencyKey)).size).toBe(calls.length);
  for (const call of calls) expect(call.correlationId).toBe(correlationId);
  const [call] = calls;
  if (call !== undefined) expect(await running.carries(call)).toBe(true);
}

function verdictOn(stage: Stage, { system }: Cell): string {
  const state = handoff(stage);
  switch (state.status) {
    case 'completed':
      return String(
        facts(stage, 'TargetVerified').findLast(({ target }) => target === systemNamed(system).system)
          ?.verdict,
      );
    case 'cancelled':
      return facts(stage, 'RollbackEnded').at(-1)?.outcome === 'complete' ? 'taken back' : state.status;
    case 'syncing':
    case 'rolling-back':
      return 'waiting';
    case 'held':
      if (state.cause.kind === 'mismatch') return state.cause.verdict;
      if (state.cause.kind === 'target-failed') return 'failed';
      return state.cause.kind === 'partial-rollback' ? 'PARTIAL' : state.cause.kind;
    case 'deciding':
    case 'offered':
    case 'postponed':
    case 'observed':
    case 'cancelling':
      return state.status;
  }
}

/** A stage with the system, HubSpot, and for a rollback one more system that refuses for good. */
function stageFor({ boundary }: Cell, { system }: FaultSystem, running: RunningFaultSystem): Stage {
  const targets = [hubspotTarget, ...(system === 'hubspot' ? [] : [running.target])];
  const refusing = system === 'asana' ? salesforceTarget : asanaTarget;
  const all: readonly Target[] = boundary === 'rollback' ? [...targets, refusing] : targets;
  const others = { salesforce: MAYA_IN_SALESFORCE, asana: MAYA_IN_ASANA };
  const own = isHttpTarget(system)
    ? { http: { [httpName(system)]: running.maya } }
    : { [system]: running.maya };
  const people = sampleDirectory.people.map((person) =>
    person.id === 'maya-chen' ? { ...person, ids: { ...person.ids, ...others, ...own } } : person,
  );
  const stage = new Stage({ ...sampleContract, sync: { targets: [...all] } }, { ...sampleDirectory, people });
  stage.salesforce.things.set(LEAD_ID, { OwnerId: TOM_IN_SALESFORCE, Company: 'Northwind' });
  stage.salesforce.types = leadTypes;
  stage.asana.types = taskTypes;
  const refusal = { does: 'refuse', because: 'NO_SUCH_OWNER', permanent: true } as const;
  (system === 'asana' ? stage.salesforce : stage.asana).faults.push(refusal);
  return stage;
}
