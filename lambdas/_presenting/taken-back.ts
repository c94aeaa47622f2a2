import { rulesOf } from '#application/contracts.ts';
import type { Contract } from '#domain/contract/contract.ts';
import { targetNamed } from '#domain/contract/target.ts';
import type { HandoffFact } from '#domain/handoff/facts.ts';
import { isBack, mayBeWritten, writtenTargets } from '#domain/handoff/rollback.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import { subjectId } from '#domain/ids.ts';
import type { IncidentCause } from '#domain/incident/cause.ts';
import type { Commit } from '#domain/log/commit.ts';
import { causePhrase } from '#domain/story/cause-phrase.ts';
import type { Names } from '#domain/story/names.ts';
import { namesOf } from '#domain/story/names.ts';
import { systemName } from '#domain/story/words.ts';
import type { TakenBack } from '#views/taken-back.ts';
import { handoffFactsOf, hasFact } from './handoff-facts.ts';
import type { PresentingPorts } from './offer-of.ts';
import { byName, nameOf } from './person.ts';
import { whoDecides } from './where-now.ts';

/** What is or was taken back, where and why, who decided it and who decides now, for whoever had accepted. */
export async function takenBack(ports: PresentingPorts, state: Handoff): Promise<TakenBack> {
  const { contract } = await rulesOf(ports, state.contractDigest);
  const { directory } = ports.bundle;
  const commits = await ports.log.read(subjectId('handoff', state.handoffId));
  const begun = commits.findLastIndex((commit) => hasFact(commit, 'RollbackStarted'));
  return {
    acceptedAt: state.lastAcceptance?.acceptedAt ?? state.requestedAt,
    endedAt: state.status === 'rolling-back' ? undefined : endOf(commits),
    ...systemsOf(state, contract),
    byName: byName(ports, commits[begun]),
    contractTitle: contract.title,
    because: causeOf(commits.slice(0, begun + 1), namesOf(directory)),
    deciderName: state.status === 'held' ? nameOf(directory, await whoDecides(ports, state)) : undefined,
  };
}

function endOf(commits: readonly Commit[]): string | undefined {
  return commits.findLast((commit) => hasFact(commit, 'RollbackEnded') || hasFact(commit, 'HandoffCancelled'))
    ?.at;
}

/** Only what may have been written: what no request has reached is looked at too, and nothing was there to take back. */
function systemsOf(state: Handoff, contract: Contract): Pick<TakenBack, 'restored' | 'putAway' | 'left'> {
  const written = writtenTargets(state).filter(([, target]) => mayBeWritten(target));
  const back = written.filter(([, target]) => isBack(target)).map(([name]) => name);
  const isMade = (name: string): boolean => targetNamed(contract, name)?.where.by === 'made';
  return {
    restored: back.filter((name) => !isMade(name)).map(systemName),
    putAway: back.filter(isMade).map(systemName),
    left: state.status === 'rolling-back' ? [] : written.flatMap(leftIn),
  };
}

function leftIn([name, target]: ReturnType<typeof writtenTargets>[number]): TakenBack['left'] {
  if (isBack(target)) return [];
  const end = target.reversal?.end;
  return [
    {
      system: systemName(name),
      isOthers: typeof end === 'object' && end.because === 'overwritten',
    },
  ];
}

/** What it was held for when somebody decided, or what the contract does not go on without. */
function causeOf(commits: readonly Commit[], names: Names): string | undefined {
  return handoffFactsOf(commits)
    .flatMap((fact) => causeIn(fact) ?? [])
    .map((cause) => causePhrase(cause, names))
    .at(-1);
}

function causeIn(fact: HandoffFact): IncidentCause | undefined {
  if (fact.type === 'HandoffHeld') return fact.cause;
  if (fact.type === 'TargetFailed') return { ...fact, kind: 'target-failed' };
  return fact.type === 'TargetMismatched' ? { ...fact, kind: 'mismatch' } : undefined;
}
