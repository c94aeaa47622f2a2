import type { SubjectId } from '#domain/ids.ts';
import { subjectParts } from '#domain/ids.ts';
import type { Commit } from '#domain/log/commit.ts';
import type { ContractSignal } from '#domain/metrics/blocked-signals.ts';
import { blockedSignalsOf } from '#domain/metrics/blocked-signals.ts';
import { signalsOf } from '#domain/metrics/signals-of.ts';
import { foldCommits, handoffModel } from '#domain/subjects.ts';
import { contractByDigest } from './contracts.ts';
import type { Ports } from './ports.ts';

/**
 * What these commits of one subject add to the numbers of its contract. One read of its log, none for subjects that have
 * no numbers. Throws UnknownContractVersionError, and UnknownFactError for what a newer version wrote.
 */
export async function signalsOfCommits(
  ports: Pick<Ports, 'log' | 'bundle' | 'contractVersions'>,
  subject: SubjectId,
  seqs: readonly number[],
): Promise<readonly ContractSignal[]> {
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
): Promise<readonly ContractSignal[]> {
  const state = foldCommits(handoffModel, commits);
  if (state === undefined) return [];
  const contract = await contractByDigest(ports, state.contractDigest);
  return seqs.flatMap((seq) =>
    signalsOf(commits, seq, contract).map((signal) => ({ ...signal, contract: contract.id })),
  );
}
