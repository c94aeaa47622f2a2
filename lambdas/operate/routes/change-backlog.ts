import { commandBacklog } from '#application/command-backlog.ts';
import type { BacklogCommand } from '#domain/backlog/backlog.ts';
import { causeOfKey, causeTitle, KINDS } from '#domain/backlog/cause-key.ts';
import { closestOf } from '#domain/contract/closest.ts';
import { correlationIdSchema } from '#domain/ids.ts';
import type { BacklogChange } from '#domain/operator/backlog.ts';
import { backlogRequestSchema } from '#domain/operator/backlog.ts';
import { backlogAnswer } from '#lambdas/_operating/backlog-answer.ts';
import type { OperatorCall } from '#lambdas/_operating/call.ts';
import { keepCaller, keepReason } from '#lambdas/_operating/erasable-names.ts';
import { personNamed } from '#lambdas/_operating/person-named.ts';
import { badField, parseInput, refusedBecause } from '#lambdas/_operating/problem.ts';
import { contractNamed } from '../contract-named.ts';
import type { OperatePorts } from '../operate-ports.ts';

/** Has somebody remove a cause for good, or says that it is done. */
export async function changeBacklog(ports: OperatePorts, call: OperatorCall): Promise<BacklogChange> {
  const { act, cause, owner, reason } = parseInput(backlogRequestSchema, call.body);
  const wanted = act === 'pick' ? pick(ports, cause, owner) : done(cause, owner);
  await keepCaller(ports, call.caller);
  const said = reason === undefined ? {} : { textId: await keepReason(ports, call.caller, reason) };
  const { refusal, commit, state } = await commandBacklog(ports, {
    command: { ...wanted, ...said },
    actor: { kind: 'operator', id: call.caller.id },
    correlationId: correlationIdSchema.parse(ports.newId()),
  });
  if (refusal !== undefined) throw refusedBecause(refusal.because);
  const backlog = backlogAnswer(state, ports.bundle.directory);
  return { cause, title: causeTitle(cause), changed: commit !== undefined, backlog };
}

function pick(ports: OperatePorts, key: string, owner: string | undefined): BacklogCommand {
  const cause = causeOfKey(key);
  if (cause === undefined) {
    const [kind = '', contract] = key.split(':');
    const meant = closestOf(kind, KINDS);
    const hint = meant === undefined || contract === undefined ? meant : `${meant}:${contract}`;
    throw badField('cause', 'a cause as `baton monday` names it', hint);
  }
  if (cause.contract !== undefined) contractNamed(ports, cause.contract);
  const person = personNamed(ports.bundle.directory, 'owner', owner);
  if (!person.isActive) throw badField('owner', 'somebody who is still with the team');
  return { type: 'PickCause', cause: key, owner: person.id };
}

function done(cause: string, owner: string | undefined): BacklogCommand {
  if (owner !== undefined) throw badField('owner', 'left out: only pick takes a person');
  return { type: 'FinishCause', cause };
}
