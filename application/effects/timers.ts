import { openDeferrals, peopleDeadline } from '#domain/handoff/due.ts';
import type { PeopleDeadline } from '#domain/handoff/due.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import type { SubjectId } from '#domain/ids.ts';
import { subjectParts } from '#domain/ids.ts';
import type { EffectPorts } from './effect-ports.ts';

type TimerPorts = Pick<EffectPorts, 'timers' | 'timerMarks'>;

/** The reminder, the end of the offer and each deferral have a timer; what is gone has none. */
export async function keepHandoffTimers(
  ports: TimerPorts,
  subject: SubjectId,
  state: Handoff,
): Promise<void> {
  await keepTimer(ports, subject, 'people', peopleDeadline(state));
  const { difference } = state;
  // Most handoffs never have one: nothing is read for them.
  if (difference !== undefined)
    await keepTimer(ports, subject, 'look', { ...difference, at: difference.recheckAt });
  const deferrals = new Map(openDeferrals(state).map((deferral) => [deferral.target, deferral]));
  for (const [target, { deferralEndedSeq }] of Object.entries(state.targets)) {
    const deferral = deferrals.get(target);
    if (deferral === undefined && deferralEndedSeq === 0) continue;
    await keepTimer(ports, subject, `deferral-${target}`, deferral);
  }
}

/**
 * One purpose of one subject has one schedule, named after the commit that set its deadline, so that two runs at once
 * make the same one. The schedule it replaces is removed as far as that goes: it would only wake somebody for nothing.
 */
export async function keepTimer(
  ports: TimerPorts,
  subject: SubjectId,
  purpose: string,
  deadline: PeopleDeadline | undefined,
): Promise<void> {
  const { kind, id } = subjectParts(subject);
  const name =
    deadline === undefined
      ? NO_TIMER
      : `${kind.charAt(0)}-${id}-${purpose.charAt(0)}${String(deadline.setSeq)}`;
  const present = (await ports.timerMarks.get(subject, purpose)) ?? NO_TIMER;
  if (present === name) return;
  if (deadline !== undefined) await ports.timers.create(name, deadline.at, subject);
  await ports.timerMarks.put(subject, purpose, name);
  if (present !== NO_TIMER) await ports.timers.remove(present);
}

const NO_TIMER = 'none';
