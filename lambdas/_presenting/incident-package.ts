import type { Ports } from '#application/ports.ts';
import { handoffFactSchema } from '#domain/handoff/facts.ts';
import { handoffIdSchema, subjectParts } from '#domain/ids.ts';
import type { IncidentCause } from '#domain/incident/cause.ts';
import type { Incident } from '#domain/incident/incident.ts';
import { tellingMember } from '#domain/incident/stake.ts';
import type { Commit } from '#domain/log/commit.ts';
import type { IncidentPackage } from '#domain/operator/incidents.ts';
import type { AttemptRecord } from '#domain/ports/attempt-records.ts';
import { storyOfMember } from '#domain/story/story-of-member.ts';
import type { StoryLine } from '#domain/story/story-line.ts';
import { suggestedAction } from '#domain/story/suggested-action.ts';
import { memberOf } from '#domain/incident/member-of.ts';
import type { Member } from '#domain/incident/member-of.ts';
import { lastGoodStep } from './last-good-step.ts';
import { redacted } from './redacted.ts';
import { triedLine } from './tried-line.ts';
import { unnamedOperators } from './unnamed-operators.ts';

export type PackagePorts = Pick<Ports, 'log' | 'texts' | 'bundle' | 'attemptRecords'>;

/** So many goes of workers are looked through, and of the requests in them so many are told, the last ones. */
const LOOKED_THROUGH = 10;
const TOLD = 6;
/** Lines of the log before. */
const LINES = 5;

/**
 * What whoever decides about an incident has to know, of the first that it holds: what was tried, the event as it came
 * with its texts left out, the last lines of the log, the ids by which it is found elsewhere, and what to do.
 */
export async function packageOf(ports: PackagePorts, incident: Incident): Promise<IncidentPackage> {
  const suggestion = suggestedAction(incident.cause);
  const member = memberOf(tellingMember(incident) ?? '');
  const { subject } = member;
  if (subject === undefined) return { suggestion, tried: [], log: [] };
  const all = await ports.log.read(subject);
  const commits = member.seq === 0 ? all : all.filter(({ seq }) => seq <= member.seq);
  const { directory } = ports.bundle;
  const good = lastGoodStep(commits, Number.MAX_SAFE_INTEGER, directory);
  const { requests, key } = await requestsOf(ports, member, incident.cause);
  const sample = await sampleOf(ports, member);
  const correlationId = all[0]?.correlationId;
  return {
    suggestion,
    ...(good === undefined ? {} : { lastGoodStep: good }),
    tried: requests.length > 0 ? requests : stepsOf(commits, ports),
    ...(sample === undefined ? {} : { sample }),
    log: storyOfMember(commits, directory, unnamedOperators(commits)).slice(-LINES),
    idempotencyKey: key ?? subjectParts(subject).id,
    ...(correlationId === undefined ? {} : { correlationId }),
  };
}

type Tried = IncidentPackage['tried'];

/** What was asked of systems for a handoff lately, and by which key they would know it again. */
async function requestsOf(
  { attemptRecords }: PackagePorts,
  { subject }: Member,
  cause: IncidentCause,
): Promise<{ readonly requests: Tried; readonly key: string | undefined }> {
  const work = WORK_OF[cause.kind];
  if (work === undefined || subject === undefined || subjectParts(subject).kind !== 'handoff')
    return { requests: [], key: undefined };
  const id = handoffIdSchema.parse(subjectParts(subject).id);
  const goes: readonly AttemptRecord[] = (await attemptRecords.latest(id, LOOKED_THROUGH)).toReversed();
  const target = 'target' in cause ? cause.target : undefined;
  const meant = goes.filter((go) => go.work === work && (target === undefined || go.target === target));
  const exchanges = meant.flatMap((go) => go.exchanges);
  const key = exchanges.findLast(({ idempotencyKey }) => idempotencyKey !== undefined)?.idempotencyKey;
  return { requests: exchanges.slice(-TOLD).map(triedLine), key };
}

/** Which work of the workers a cause is about; the others are about people, or about what came in. */
const WORK_OF: Readonly<Partial<Record<IncidentCause['kind'], AttemptRecord['work']>>> = {
  mismatch: 'sync',
  'target-failed': 'sync',
  'target-deferred': 'sync',
  'partial-rollback': 'sync',
  'rolled-back': 'sync',
  infrastructure: 'sync',
  'owner-changed': 'look',
  'reflect-failed': 'reflect',
  'status-failed': 'status',
};

/** Where no system was asked: who was, and what came of it. */
const STEPS: ReadonlySet<string> = new Set([
  ...['OfferDelivered', 'DeliveryFailed', 'OfferUndeliverable', 'OfferDeclined', 'HandoffReturned'],
  ...['OfferExpired', 'HandoffEscalated', 'StartOverdue', 'StepFailed', 'StepOverdue'],
]);

function stepsOf(commits: readonly Commit[], { bundle }: PackagePorts): Tried {
  const steps = commits.map((commit) => ({ ...commit, facts: commit.facts.filter(isStep) }));
  return storyOfMember(steps, bundle.directory)
    .slice(-TOLD)
    .map(({ at, sentence }: StoryLine) => ({ at, what: sentence }));
}

function isStep(fact: Commit['facts'][number]): boolean {
  return STEPS.has(fact.type) && handoffFactSchema.safeParse(fact).success;
}

/** The event that could not become a handoff, as it came, as long as it is kept. */
async function sampleOf({ texts }: PackagePorts, { subject }: Member): Promise<string | undefined> {
  if (subject === undefined || subjectParts(subject).kind !== 'blocked') return undefined;
  const kept = await texts.get(`event#${subjectParts(subject).id}`);
  return kept === undefined ? undefined : redacted(kept);
}
