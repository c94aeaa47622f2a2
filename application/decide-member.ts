import type { OperatorCommand } from '#domain/handoff/commands.ts';
import { handoffIdSchema, subjectParts } from '#domain/ids.ts';
import type { SubjectId } from '#domain/ids.ts';
import type { Actor } from '#domain/log/commit.ts';
import type { Refusal } from '#domain/log/decision.ts';
import { commandBlocked } from './command-blocked.ts';
import { commandHandoff } from './command-handoff.ts';
import type { CommandPorts } from './command-handoff.ts';

/** A person's decision about something that waits: the same words for a handoff and for a blocked event. */
export async function decideMember(
  ports: CommandPorts,
  subject: SubjectId,
  command: OperatorCommand,
  actor: Actor,
): Promise<Refusal | undefined> {
  const { kind, id } = subjectParts(subject);
  switch (kind) {
    case 'handoff':
      return (await commandHandoff(ports, { handoffId: handoffIdSchema.parse(id), command, actor })).refusal;
    case 'blocked':
      return decideBlockedEvent(ports, id, command, actor);
    case 'incident':
    case 'contract':
      return undefined;
  }
}

async function decideBlockedEvent(
  ports: CommandPorts,
  blockedId: string,
  command: OperatorCommand,
  actor: Actor,
): Promise<Refusal | undefined> {
  const text = command.textId === undefined ? {} : { textId: command.textId };
  switch (command.type) {
    case 'Retry':
    case 'Release':
      return (await commandBlocked(ports, { blockedId, actor, command: { type: 'ReleaseEvent', ...text } }))
        .refusal;
    case 'Cancel':
      return (await commandBlocked(ports, { blockedId, actor, command: { type: 'DiscardEvent', ...text } }))
        .refusal;
    case 'Reassign':
      return { because: 'nobody-is-asked-yet' };
  }
}
