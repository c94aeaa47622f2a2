import type { Absence } from '#domain/contract/directory.ts';
import { handoffIdSchema, subjectParts } from '#domain/ids.ts';
import type { Actor, Commit } from '#domain/log/commit.ts';
import type { Row } from '#domain/ports/rows.ts';
import { textOf } from '#domain/text-of.ts';
import { commandByPerson } from './command-handoff.ts';
import type { CommandPorts } from './command-handoff.ts';
import type { Ports } from './ports.ts';
import { withSharedRemark } from './with-remark.ts';
import type { RemarkPorts } from './with-remark.ts';

/** More than these are passed on when it is said once more: each takes some fifty milliseconds, and somebody waits. */
const MOST_AT_ONCE = 100;

/** Of what somebody has open so much is looked through for offers, the newest first: five reads of a hundred rows. */
export const MOST_LOOKED_THROUGH = 500;

/** The offers that wait for somebody's answer, the newest first. */
export async function offersOf(
  { rows }: { readonly rows: Pick<Ports['rows'], 'openOf'> },
  person: string,
): Promise<readonly Row[]> {
  return (await rows.openOf(person, MOST_LOOKED_THROUGH)).filter((row) => isAsked(row, person));
}

/** Whether it waits for the answer of this person. */
export function isAsked({ status, offeredTo }: Row, person: string): boolean {
  return status === 'offered' && offeredTo === person;
}

/** Whether somebody is away already, so that what they are asked now would wait for nothing. */
export function hasBegun({ from, until }: Absence, now: string): boolean {
  return from <= now && now < until;
}

/** Who passes on, and why, if it was said. */
export interface PassingOn {
  readonly person: string;
  readonly actor: Actor;
  readonly reason?: string;
}

/**
 * Has what somebody is asked go to whom the contract asks next, because they are away. An offer that was answered or
 * moved meanwhile stays as it is. Those that went.
 */
export async function passOnOffers(
  ports: CommandPorts & RemarkPorts,
  { reason, ...passing }: PassingOn,
): Promise<readonly Row[]> {
  const act = (textId?: string) => passOn(ports, passing, textId);
  return (await (reason === undefined ? act() : withSharedRemark(ports, reason, act))).passed;
}

async function passOn(
  ports: CommandPorts,
  { person, actor }: Omit<PassingOn, 'reason'>,
  textId: string | undefined,
): Promise<{ readonly passed: readonly Row[]; readonly commits: readonly Commit[] }> {
  const [passed, commits]: [Row[], Commit[]] = [[], []];
  for (const row of (await offersOf(ports, person)).slice(0, MOST_AT_ONCE)) {
    const handoffId = handoffIdSchema.parse(subjectParts(row.subjectId).id);
    const command = { type: 'Reassign', from: person, because: 'away', ...textOf(textId) } as const;
    const { refusal, commit } = await commandByPerson(ports, { handoffId, command, actor });
    if (refusal === undefined) passed.push(row);
    if (commit !== undefined) commits.push(commit);
  }
  return { passed, commits };
}
