import { BACKLOG } from '#domain/backlog/backlog.ts';
import * as z from 'zod';
import type { SubjectId } from '#domain/ids.ts';
import { subjectId, subjectParts } from '#domain/ids.ts';
import { incidentCauseSchema, incidentIdOf } from '#domain/incident/cause.ts';
import type { Commit } from '#domain/log/commit.ts';
import { made } from '#domain/made.ts';
import { NO_CONTRACT } from '#domain/ports/rows.ts';
import { remarksIn } from '#domain/remarks-in.ts';
import {
  absenceReasonId,
  digestKeyId,
  keptDecisionId,
  keptValuesId,
  linksEndedReasonId,
  remarkTextId,
  takenBackId,
  wishesId,
} from '#domain/text-ids.ts';
import type { Ports } from './ports.ts';

export type ErasingPorts = Pick<Ports, 'log' | 'rows' | 'texts' | 'absences' | 'contractVersions' | 'bundle'>;

/** What one part of the walk found, and removed unless it only looked. `next`: where the next part begins. */
export interface ErasedPart {
  readonly subjects: number;
  readonly texts: number;
  readonly next: string | undefined;
}

/** Between a contract and where in its rows the next part begins; neither has one. */
const SEPARATOR = ' ';

/** One log and what hangs on it each: well within the time of a Lambda. */
const SUBJECTS_AT_ONCE = 20;

/**
 * Removes what was kept about one person beside the log, part by part: what they wrote and what was written when they
 * were named, the values that systems showed and were to show then, and the keys without which digests say nothing. The
 * log itself stays as it is. Removing twice does no harm, so whoever was broken off begins anew.
 */
export async function erasePart(
  ports: ErasingPorts,
  person: string,
  cursor: string | undefined,
  remove: (id: string) => Promise<unknown>,
): Promise<ErasedPart> {
  const contracts = await contractsOf(ports);
  const [contract = NO_CONTRACT, from] = cursor?.split(SEPARATOR) ?? contracts;
  const start = cursor === undefined ? undefined : from;
  const { rows, next } = await ports.rows.byContract(contract, SUBJECTS_AT_ONCE, start);
  const isFirst = start === undefined && contract !== NO_CONTRACT;
  const own = isFirst ? [subjectId('contract', contract)] : [];
  const found =
    cursor === undefined ? [await wordsOf(ports, person), await idsAbout(ports, BACKLOG, person)] : [];
  for (const subject of [...own, ...rows.map((row) => row.subjectId)])
    found.push(await idsAbout(ports, subject, person));
  let [subjects, texts] = [0, 0];
  for (const ids of found) {
    const there = (await Promise.all(ids.map((id) => ports.texts.get(id)))).filter(Boolean).length;
    for (const id of ids) await remove(id);
    texts += there;
    if (there > 0) subjects += 1;
  }
  const after = contracts[contracts.indexOf(contract) + 1];
  return { subjects, texts, next: next === undefined ? after : `${contract}${SEPARATOR}${next}` };
}

/** Why they are away, why their links were ended, and how they want to be told, which no log names. That they have left for good stays: an id and two instants. */
async function wordsOf({ absences }: ErasingPorts, person: string): Promise<readonly string[]> {
  const entered = (await absences.list())[person] ?? [];
  const reasons = entered.map((absence) => absenceReasonId(person, absence));
  return [...reasons, takenBackId(person), linksEndedReasonId(person), wishesId(person)];
}

async function contractsOf({ bundle, contractVersions }: ErasingPorts): Promise<readonly string[]> {
  const own = bundle.contracts.map(({ contract }) => contract.id);
  return [...new Set([...own, ...(await contractVersions.names())])].sort().concat(NO_CONTRACT);
}

/** Under which ids something is kept about a person with one subject; none if its log does not name them. */
async function idsAbout(
  { log }: ErasingPorts,
  subject: SubjectId,
  person: string,
): Promise<readonly string[]> {
  const commits = await log.read(subject);
  const naming = commits.filter(({ text }) => text.includes(JSON.stringify(person)));
  if (naming.length === 0) return [];
  const { kind, id } = subjectParts(subject);
  const remarks = naming.flatMap(({ facts }) => facts.flatMap(remarksIn)).map(remarkTextId);
  const decisions = await decisionsAbout({ log }, commits, id, person);
  const values = kind === 'handoff' ? [digestKeyId(id), ...commits.flatMap((one) => valuesOf(one, id))] : [];
  return [...new Set([...remarks, ...values, ...decisions])];
}

/** What of a fact leads to something that is kept, whatever the fact is. */
const leadsSchema = /* @__PURE__ */ made(() =>
  z.looseObject({
    target: z.string().optional(),
    attempt: z.number().optional(),
    kept: z.string().optional(),
    cause: incidentCauseSchema.optional().catch(undefined),
    owner: z.string().optional(),
    contract: z.string().optional(),
  }),
);
const leadsOf = ({ facts }: Commit) => facts.map((fact) => leadsSchema.parse(fact));

const valuesOf = (commit: Commit, handoffId: string): readonly string[] =>
  leadsOf(commit).flatMap(({ target, attempt, kept = attempt }) =>
    target === undefined || kept === undefined ? [] : keptValuesId(handoffId, target, String(kept)),
  );

/** What was decided in the incidents of a subject, as it is kept for those who come after. */
async function decisionsAbout(
  { log }: Pick<ErasingPorts, 'log'>,
  commits: readonly Commit[],
  id: string,
  person: string,
): Promise<readonly string[]> {
  const incidents = commits.flatMap((commit) =>
    leadsOf(commit).flatMap(({ cause }) =>
      cause === undefined ? [] : incidentIdOf(cause, { id, seq: commit.seq }),
    ),
  );
  const perIncident = [...new Set(incidents)].map(async (incidentId) => {
    const own = await log.read(subjectId('incident', incidentId));
    const stakes = own.flatMap(leadsOf);
    const owners = new Set([person, ...stakes.flatMap(({ owner }) => owner ?? [])]);
    const contracts = new Set(['', ...stakes.flatMap(({ contract }) => contract ?? [])]);
    return own.flatMap(({ seq }) =>
      [...owners].flatMap((owner) =>
        [...contracts].map((contract) => keptDecisionId(incidentId, seq, owner, contract)),
      ),
    );
  });
  return (await Promise.all(perIncident)).flat();
}
