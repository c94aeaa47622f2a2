import { contractByDigest } from '#application/contracts.ts';
import { briefId, briefSchema } from '#domain/admission/brief.ts';
import type { Contract } from '#domain/contract/contract.ts';
import { subjectParts } from '#domain/ids.ts';
import type { SubjectId } from '#domain/ids.ts';
import type { Measure } from '#domain/metrics/measure.ts';
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
    return measure?.waiting === undefined ? measure : withAmount(ports, subject, measure);
  };
}

/** Only what waits is added up, so only its text is read. It may have been erased. */
async function withAmount({ texts }: Needed, subject: SubjectId, measure: Measure): Promise<Measure> {
  const text = await texts.get(briefId(subjectParts(subject).id));
  const amount = text === undefined ? undefined : briefSchema.parse(JSON.parse(text)).amount;
  if (measure.waiting === undefined || amount === undefined) return measure;
  return { ...measure, waiting: { ...measure.waiting, amount } };
}
