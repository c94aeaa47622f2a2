import { amountAtStake } from '#application/amount-at-stake.ts';
import { contractByDigest } from '#application/contracts.ts';
import type { Contract } from '#domain/contract/contract.ts';
import { subjectParts } from '#domain/ids.ts';
import type { SubjectId } from '#domain/ids.ts';
import type { Measure } from '#domain/metrics/measure.ts';
import { courseOf } from '#domain/metrics/course-of.ts';
import { measureOf } from '#domain/metrics/measure-of.ts';
import { foldCommits, handoffModel } from '#domain/subjects.ts';
import type { LookUpPorts } from './look-up-ports.ts';

type Needed = Pick<LookUpPorts, 'log' | 'bundle' | 'contractVersions' | 'texts'>;

/** Measures handoffs at `now`, each by its log; each version of a contract is read once. */
export function measuring(ports: Needed, now: string): (subject: SubjectId) => Promise<Measure | undefined> {
  const versions = new Map<string, Promise<Contract>>();
  const versionOf = (digest: string): Promise<Contract> => {
    const known = versions.get(digest) ?? contractByDigest(ports, digest);
    versions.set(digest, known);
    return known;
  };
  return async (subject) => {
    const commits = await ports.log.read(subject);
    const state = foldCommits(handoffModel, commits);
    if (state === undefined) return undefined;
    const measure = measureOf(commits, { contract: await versionOf(state.contractDigest), now });
    const course = courseOf(commits, now);
    if (measure === undefined || course === undefined) return undefined;
    return withAmount(ports, subject, { ...measure, course });
  };
}

/** Only what waits is added up, so only its text is read. */
async function withAmount(ports: Needed, subject: SubjectId, measure: Measure): Promise<Measure> {
  if (measure.waiting === undefined) return measure;
  const amount = await amountAtStake(ports, subjectParts(subject).id);
  if (amount === undefined) return measure;
  return { ...measure, waiting: { ...measure.waiting, amount } };
}
