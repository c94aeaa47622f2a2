import type { OperatorCommand } from '#domain/handoff/commands.ts';
import { handoffIdSchema, subjectParts } from '#domain/ids.ts';
import type { SubjectId } from '#domain/ids.ts';
import type { Actor } from '#domain/log/commit.ts';
import type { Refusal } from '#domain/log/decision.ts';
import { commandBlocked } from './command-blocked.ts';
import { commandHandoff } from './command-handoff.ts';
import type { CommandPorts } from './command-handoff.ts';

/**
 * A person's decision about something that waits, as they saw it (`seq`: the commit that began it): the same words for
 * a handoff and for a blocked event. What was decided meanwhile refuses it.
 */
export async function decideMember(
  ports: CommandPorts,
  { subject, seq }: { readonly subject: SubjectId; readonly seq: number },
  command: OperatorCommand,
  actor: Actor,
): Promise<Refusal | undefined> {
  const { kind, id } = subjectParts(subject);
  switch (kind) {
    case 'handoff':
      return (
        await commandHandoff(ports, {
          handoffId: handoffIdSchema.parse(id),
          command: { ...command, heldSeq: seq },
          actor,
        })
      ).refusal;
    case 'blocked':
      return decideBlockedEvent(ports, { blockedId: id, blockedSeq: seq }, command, actor);
    case 'incident':
    case 'contract':
      return undefined;
  }
}

async function decideBlockedEvent(
  ports: CommandPorts,
  { blockedId, blockedSeq }: { readonly blockedId: string; readonly blockedSeq: number },
  command: OperatorCommand,
  actor: Actor,
): Promise<Refusal | undefined> {
  const seen = { blockedSeq, ...(command.textId === undefined ? {} : { textId: command.textId }) };
  switch (command.type) {
    case 'Retry':
    case 'Release':
      return (await commandBlocked(ports, { blockedId, actor, command: { type: 'ReleaseEvent', ...seen } }))
        .refusal;
    case 'Cancel':
      return (await commandBlocked(ports, { blockedId, actor, command: { type: 'DiscardEvent', ...seen } }))
        .refusal;
    case 'Reassign':
      return { because: 'nobody-is-asked-yet' };
  }
}
