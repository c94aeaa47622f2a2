import type { BlockedCommand } from '#domain/blocked/blocked.ts';
import type { OperatorCommand } from '#domain/handoff/commands.ts';
import { handoffIdSchema, subjectParts } from '#domain/ids.ts';
import type { SubjectId } from '#domain/ids.ts';
import type { Actor, Commit } from '#domain/log/commit.ts';
import type { Refusal } from '#domain/log/decision.ts';
import { textOf } from '#domain/text-of.ts';
import { commandBlocked } from './command-blocked.ts';
import { commandByPerson } from './command-handoff.ts';
import type { CommandPorts } from './command-handoff.ts';

/** What waits, and the commit that began it as the person saw it: what was decided meanwhile refuses the decision. */
export interface Waiting {
  readonly subject: SubjectId;
  readonly seq?: number;
}

/** What came of a decision. */
export interface Decided {
  readonly status: string | undefined;
  readonly refusal: Refusal | undefined;
  readonly commit: Commit | undefined;
}

/**
 * Carries out a person's decision about something that waits: the same words for a handoff and for a blocked event.
 * Undefined when nothing can be decided about a subject of that kind.
 */
export async function decideMember(
  ports: CommandPorts,
  { subject, seq }: Waiting,
  command: OperatorCommand,
  actor: Actor,
): Promise<Decided | undefined> {
  const { kind, id } = subjectParts(subject);
  switch (kind) {
    case 'handoff': {
      const seen = seq === undefined ? {} : { heldSeq: seq };
      const handoffId = handoffIdSchema.parse(id);
      return decidedBy(await commandByPerson(ports, { handoffId, command: { ...command, ...seen }, actor }));
    }
    case 'blocked': {
      const blocked = blockedCommand(command, seq);
      if (blocked === undefined)
        return { status: 'blocked', refusal: { because: 'not-assignable' }, commit: undefined };
      return decidedBy(await commandBlocked(ports, { blockedId: id, command: blocked, actor }));
    }
    case 'incident':
    case 'contract':
    case 'backlog':
      return undefined;
  }
}

/** Of an event nobody is asked yet, so it cannot be given to somebody else. */
function blockedCommand(
  { type, textId }: OperatorCommand,
  blockedSeq: number | undefined,
): BlockedCommand | undefined {
  const seen = { ...textOf(textId), ...(blockedSeq === undefined ? {} : { blockedSeq }) };
  switch (type) {
    case 'Retry':
    case 'Release':
      return { type: 'ReleaseEvent', ...seen };
    case 'Cancel':
      return { type: 'DiscardEvent', ...seen };
    case 'Reassign':
    case 'RollBack':
    case 'SkipTarget':
    case 'Replay':
    case 'NoteStart':
      return undefined;
  }
}

function decidedBy({
  state,
  refusal,
  commit,
}: Omit<Decided, 'status'> & { readonly state: { readonly status: string } | undefined }): Decided {
  return { status: state?.status, refusal, commit };
}
