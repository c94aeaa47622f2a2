import type { SubjectId } from '#domain/ids.ts';
import { subjectParts } from '#domain/ids.ts';
import { METRICS } from '#domain/limits/metrics.ts';
import type { Commit } from '#domain/log/commit.ts';
import type { ContractSignal } from '#domain/metrics/blocked-signals.ts';
import { blockedSignalsOf } from '#domain/metrics/blocked-signals.ts';
import { repairsIn } from '#domain/metrics/repairs-in.ts';
import { signalsOf } from '#domain/metrics/signals-of.ts';
import { foldCommits, handoffModel } from '#domain/subjects.ts';
import { contractByDigest } from './contracts.ts';
import type { Ports } from './ports.ts';

/** A signal of a contract, or one of the stage as a whole. */
export type StageSignal =
  ContractSignal | { readonly metric: typeof METRICS.stepRepaired; readonly value: number };

/**
 * What these commits of one subject add to the numbers of its contract. One read of its log, none for subjects that have
 * no numbers. Throws UnknownContractVersionError, and UnknownFactError for what a newer version wrote.
 */
export async function signalsOfCommits(
  ports: Pick<Ports, 'log' | 'bundle' | 'contractVersions'>,
  subject: SubjectId,
  seqs: readonly number[],
): Promise<readonly StageSignal[]> {
  const { kind } = subjectParts(subject);
  if (kind !== 'handoff' && kind !== 'blocked') return [];
  const commits = await ports.log.read(subject);
  return kind === 'blocked'
    ? commits.filter(({ seq }) => seqs.includes(seq)).flatMap(blockedSignalsOf)
    : ofHandoff(ports, commits, seqs);
}

async function ofHandoff(
  ports: Pick<Ports, 'bundle' | 'contractVersions'>,
  commits: readonly Commit[],
  seqs: readonly number[],
): Promise<readonly StageSignal[]> {
  const state = foldCommits(handoffModel, commits);
  if (state === undefined) return [];
  const contract = await contractByDigest(ports, state.contractDigest);
  const ofContract = seqs.flatMap((seq) =>
    signalsOf(commits, seq, contract).map((signal) => ({ ...signal, contract: contract.id })),
  );
  const repairs = commits.filter(({ seq }) => seqs.includes(seq)).map(repairsIn);
  return [
    ...ofContract,
    ...repairs.flatMap((value) => (value === 0 ? [] : [{ metric: METRICS.stepRepaired, value }])),
  ];
}
