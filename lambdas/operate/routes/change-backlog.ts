import { commandBacklog } from '#application/command-backlog.ts';
import type { BacklogCommand } from '#domain/backlog/backlog.ts';
import { causeOfKey, causeTitle, KINDS } from '#domain/backlog/cause-key.ts';
import { closestOf } from '#domain/contract/closest.ts';
import { correlationIdSchema } from '#domain/ids.ts';
import type { BacklogChange } from '#domain/operator/backlog.ts';
import { backlogRequestSchema } from '#domain/operator/backlog.ts';
import { textOf } from '#domain/text-of.ts';
import { backlogAnswer } from '#lambdas/_operating/backlog-answer.ts';
import type { OperatorCall } from '#lambdas/_operating/call.ts';
import { keepCaller, withReason } from '#lambdas/_operating/erasable-names.ts';
import { personNamed } from '#lambdas/_operating/person-named.ts';
import { badField, parseInput, refusedBecause } from '#lambdas/_operating/problem.ts';
import { contractNamed } from '../contract-named.ts';
import type { OperatePorts } from '../operate-ports.ts';

/** Has somebody remove a cause for good, or says that it is done. */
export async function changeBacklog(ports: OperatePorts, call: OperatorCall): Promise<BacklogChange> {
  const { act, cause, owner, reason } = parseInput(backlogRequestSchema, call.body);
  const wanted = act === 'pick' ? pick(ports, cause, owner) : done(cause, owner);
  const { refusal, commit, state } = await carryOut(ports, call, wanted, reason);
  if (refusal !== undefined) throw refusedBecause(refusal.because);
  const backlog = await backlogAnswer(ports, state);
  return { cause, title: causeTitle(cause), changed: commit !== undefined, backlog };
}

async function carryOut(
  ports: OperatePorts,
  { caller }: OperatorCall,
  wanted: BacklogCommand,
  reason: string | undefined,
) {
  const act = (textId?: string) =>
    commandBacklog(ports, {
      command: { ...wanted, ...textOf(textId) },
      actor: { kind: 'operator', id: caller.id },
      correlationId: correlationIdSchema.parse(ports.newId()),
    });
  if (reason !== undefined) return withReason(ports, { caller, reason }, act);
  await keepCaller(ports, caller);
  return act();
}

function pick(ports: OperatePorts, key: string, owner: string | undefined): BacklogCommand {
  const cause = causeOfKey(key);
  if (cause === undefined) {
    const [kind = '', contract] = key.split(':');
    const meant = closestOf(kind, KINDS);
    const hint = meant === undefined || contract === undefined ? meant : `${meant}:${contract}`;
    throw badField('cause', 'a cause as `baton monday` names it', hint);
  }
  if ('contract' in cause && cause.contract !== undefined) contractNamed(ports, cause.contract);
  const person = personNamed(ports.bundle.directory, 'owner', owner);
  if (!person.isActive) throw badField('owner', 'somebody who is still with the team');
  return { type: 'PickCause', cause: key, owner: person.id };
}

function done(cause: string, owner: string | undefined): BacklogCommand {
  if (owner !== undefined) throw badField('owner', 'left out: only pick takes a person');
  return { type: 'FinishCause', cause };
}
