import { handoffRow, rowEquals } from '#domain/projection.ts';
import { openStart } from '#domain/handoff/start.ts';
import { openWait } from '#domain/handoff/wait.ts';
import { openExceptions, ownershipOf } from '#domain/handoff/state.ts';
import type { HandoffFact } from '#domain/handoff/facts.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import { addSeconds } from '#domain/time.ts';
import { incidentOf } from '#application/effects/handoff-incidents.ts';
import { loadsIncident } from './incidents.ts';
import { nextInstant, readyJobs } from './enabled.ts';
import { RECORD, SETTINGS, START, SUBJECT, TAKEN_OVER } from './given.ts';
import { allFacts, presentOf } from './present.ts';
import type { ModelState } from './state.ts';
import { hubspotIdOf, ownerShown } from './vendor.ts';

export function isParked({ status }: Handoff): boolean {
  return status === 'held' || status === 'completed' || status === 'cancelled';
}

/** More states than any run enters on its way. */
const MANY = 12;
/** Later than anything that is asked of people or machines here; what is due then will be due for ever. */
const HORIZON = addSeconds(START, 12 * 60 * 60);

/** What must be true in every state. */
export function brokenRules(state: ModelState): readonly string[] {
  const handoff = presentOf(state.world);
  if (handoff === undefined) return state.seen.violations;
  return [
    ...state.seen.violations,
    ...dueRules(state, handoff),
    ...([...state.executions.values()].some(({ visit }) => visit > MANY)
      ? ['the workflow goes round and round']
      : []),
    ...([...state.world.commits.keys()].some((key) => key.startsWith('handoff#') && key !== SUBJECT)
      ? ['one change of the record began two handoffs']
      : []),
    ...(state.now > HORIZON ? ['it is looked at for ever'] : []),
    ...(readyJobs(state).length === 0 && state.flights.length === 0 ? restRules(state, handoff) : []),
  ];
}

/** Every open subject is due one day, so that nothing can be forgotten. */
function dueRules({ world }: ModelState, handoff: Handoff): readonly string[] {
  const row = world.rows.get(SUBJECT);
  if (row === undefined) return ['the handoff has no row'];
  if (handoff.status === 'held' && openExceptions(handoff).length === 0)
    return ['it is held, and there is nothing that anybody could be told'];
  if (row.dueAt !== undefined) return [];
  if (row.seq < handoff.seq) return ['a row that is behind the log is never due'];
  if (handoff.status !== 'held' && openStart(handoff) !== undefined)
    return ['a start is never awaited to its end'];
  if (handoff.difference !== undefined) return ['another owner was seen, and nobody will look again'];
  return isParked(handoff) ? [] : ['an open handoff is never due'];
}

/** What must be true as soon as nothing is left to do. */
function restRules(state: ModelState, handoff: Handoff): readonly string[] {
  const row = state.world.rows.get(SUBJECT);
  const projected = handoffRow(SUBJECT, handoff, SETTINGS);
  const forgotten = [...state.executions.values()].some(
    ({ run, at, token }) => token !== undefined && (run < handoff.workflow.run || at !== openWait(handoff)),
  );
  const isWakeUnderWay = state.letters.some(({ kind }) => kind === 'wake');
  const untold = openExceptions(handoff).filter(
    (exception) => loadsIncident(state.world, incidentOf(handoff, exception))?.status !== 'open',
  );
  // Whatever was lost is made good when it is due, and not before.
  const isGood = state.seen.losses === 0 || (row?.seq === handoff.seq && row.dueAt === undefined);
  return [
    ...(isGood && (row === undefined || !rowEquals(row, projected))
      ? ['the row is not what the log says']
      : []),
    ...(isGood && forgotten && !isWakeUnderWay ? ['a wait that is over was not resumed'] : []),
    ...(isGood && untold.length > 0 ? ['nobody is told what needs a person'] : []),
    ...(state.seen.losses + state.seen.delays === 0 &&
    allFacts(state.world).some(({ fact }) => fact.type === 'StepOverdue')
      ? ['a step of the workflow was late, though nothing was lost']
      : []),
    ...doneRules(state, handoff),
    ...backRules(state),
    ...(nextInstant(state) === undefined && isSilent(state, handoff)
      ? ['somebody else is the owner, and nobody took notice']
      : []),
  ];
}

/** The record told that it has another owner than who accepted, and the log says no word of it. */
function isSilent(state: ModelState, handoff: Handoff): boolean {
  return (
    handoff.status === 'completed' &&
    !handoff.isOutside &&
    ownerShown(state, RECORD.source).value === TAKEN_OVER
  );
}

/** What the log calls taken back shows what stood there before. */
function backRules({ vendors, world }: ModelState): readonly string[] {
  const end = allFacts(world).findLast(({ fact }) => ENTERS_OR_TAKES_BACK(fact))?.fact;
  if (end?.type !== 'RollbackEnded' || end.outcome === 'partial') return [];
  return [...vendors].flatMap(([target, record]) => {
    const shown = record.get('hubspot_owner_id');
    return shown?.by === 'baton' && shown.value !== shown.theirs
      ? [`the log says that all is back, and ${target} shows otherwise`]
      : [];
  });
}

const ENTERS_OR_TAKES_BACK = (fact: HandoffFact): boolean =>
  fact.type === 'RollbackEnded' || (fact.type === 'TargetPlanned' && fact.purpose === undefined);

/** What the log calls done is done. */
function doneRules(state: ModelState, handoff: Handoff): readonly string[] {
  return handoff.status === 'completed' || handoff.status === 'cancelled' ? ownerRules(state, handoff) : [];
}

function ownerRules({ vendors }: ModelState, handoff: Handoff): readonly string[] {
  return [...vendors].flatMap(([target, record]) => {
    const shown = record.get('hubspot_owner_id');
    if (shown?.by === 'somebody' && shown.version > 0) return [];
    // Of what is being taken back, or is not looked at any more, the log claims nothing; `backRules` has what is back.
    const { reversal, skippedEpoch } = handoff.targets[target] ?? {};
    if (reversal !== undefined || skippedEpoch === handoff.epoch) return [];
    const isOurs = shown?.by === 'baton' && shown.value === hubspotIdOf(ownershipOf(handoff)?.owner);
    const isDone = handoff.status === 'completed' || handoff.targets[target]?.done?.epoch === handoff.epoch;
    return isOurs === isDone
      ? []
      : [`the log says ${isDone ? 'done' : 'not written'}, and ${target} shows otherwise`];
  });
}
