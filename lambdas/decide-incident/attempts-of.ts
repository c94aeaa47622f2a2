import type { CommandPorts } from '#application/command-handoff.ts';
import { loadHandoff } from '#application/command-handoff.ts';
import type { Ports } from '#application/ports.ts';
import { keptValues } from '#application/sync/kept-values.ts';
import type { HandoffId } from '#domain/ids.ts';
import { handoffIdSchema, subjectParts } from '#domain/ids.ts';
import type { Incident } from '#domain/incident/incident.ts';
import type { AttemptRecord } from '#domain/ports/attempt-records.ts';
import { refusalPhrase } from '#domain/story/refusal-phrase.ts';
import { about, systemName } from '#domain/story/words.ts';
import { memberOf } from '#domain/incident/member-of.ts';
import type { ShownDifference, ShownRequest } from '#views/attempts.ts';
import { namesIn } from './name-in.ts';
import { heldIn } from '#domain/incident/held-in.ts';

export type AttemptsPorts = CommandPorts & Pick<Ports, 'texts' | 'attemptRecords'>;

/** So many goes of workers are looked through, for all targets and purposes together. */
const LOOKED_THROUGH = 30;
/** Of them so many of the target in question are shown. */
const SHOWN = 3;

interface Failed {
  readonly handoffId: HandoffId;
  readonly target: string;
  /** Why it could not be written; undefined where it was, and something else stands there. */
  readonly because?: string;
}

/** The one target of the one handoff that an incident is about; undefined where it is about more, or about something else. */
export function failedTarget({ cause, members }: Incident): Failed | undefined {
  const [only, ...others] = heldIn(members);
  if (cause.kind !== 'mismatch' && cause.kind !== 'target-failed') return undefined;
  const subject = only === undefined || others.length > 0 ? undefined : memberOf(only).subject;
  if (subject === undefined || subjectParts(subject).kind !== 'handoff') return undefined;
  const failed = { handoffId: handoffIdSchema.parse(subjectParts(subject).id), target: cause.target };
  return cause.kind === 'mismatch'
    ? failed
    : { ...failed, because: refusalPhrase(cause.because) + about(cause.field) };
}

/** What that target was asked lately and said, the earliest first. */
export async function requestsOf(ports: AttemptsPorts, failed: Failed): Promise<readonly ShownRequest[]> {
  return (await goesOf(ports, failed)).flatMap(({ exchanges }) =>
    exchanges.map(({ system, at, purpose, status, because, understood, isForToken, durationMs }) => ({
      ...{ system: systemName(system), at, purpose, status, because, understood, isForToken, durationMs },
    })),
  );
}

async function goesOf(
  { attemptRecords }: AttemptsPorts,
  { handoffId, target }: Failed,
): Promise<readonly AttemptRecord[]> {
  const latest = await attemptRecords.latest(handoffId, LOOKED_THROUGH);
  return latest
    .filter((go) => go.work === 'sync' && go.target === target)
    .slice(0, SHOWN)
    .toReversed();
}

/**
 * What the target is to show and what it showed before Baton last wrote to it. A page behind a link reads no system:
 * what opens them is kept from it. The worker reads once more before it writes.
 */
export async function differenceOf(ports: AttemptsPorts, failed: Failed): Promise<ShownDifference> {
  const { handoffId, target } = failed;
  const system = systemName(target);
  const state = await loadHandoff(ports, handoffId);
  const last = state?.targets[target]?.kept.at(-1);
  if (state === undefined || last === undefined) return { system, seen: undefined, notMade: failed.because };
  const values = await keptValues(ports, failed, last);
  const wrote = (await goesOf(ports, failed)).findLast(({ attempt }) => attempt === last.attempt);
  if (values === undefined || wrote === undefined) return { system, seen: undefined };
  const named = await namesIn(ports, state, target);
  const fields = Object.entries(values.wanted).map(([field, wanted]) => ({
    ...{ field, wanted: named(field, wanted), shown: named(field, values.before[field] ?? '') },
  }));
  return { system, seen: { at: wrote.at, fields } };
}
