import { commandBlocked } from '#application/command-blocked.ts';
import { commandHandoff } from '#application/command-handoff.ts';
import type { BlockedCommand } from '#domain/blocked/blocked.ts';
import { closestOf } from '#domain/contract/closest.ts';
import type { Directory } from '#domain/contract/directory.ts';
import type { OperatorCommand } from '#domain/handoff/commands.ts';
import { subjectParts } from '#domain/ids.ts';
import type { Actor, Commit } from '#domain/log/commit.ts';
import type { Refusal } from '#domain/log/decision.ts';
import type { DecisionAnswer } from '#domain/operator/answers.ts';
import { decisionRequestSchema, decisionSchema } from '#domain/operator/requests.ts';
import type { OperatorDecision } from '#domain/operator/requests.ts';
import { storyOf } from '#domain/story/story-of.ts';
import type { OperatorCall } from '../call.ts';
import { erasableNames, keepReason } from '../erasable-names.ts';
import type { OperatePorts } from '../operate-ports.ts';
import { badField, notFound, parseInput, refusedBecause } from '../problem.ts';
import { findSubject } from '../subject.ts';
import type { Found } from '../subject.ts';

interface Wish {
  readonly decision: OperatorDecision;
  readonly to: string | undefined;
  readonly textId: string;
  readonly actor: Actor;
}

interface Made {
  readonly status: string;
  readonly refusal: Refusal | undefined;
  readonly commit: Commit | undefined;
}

/** Carries out what an operator decided about a handoff or a blocked event, and asks for its effects. */
export async function decideHandoff(ports: OperatePorts, call: OperatorCall): Promise<DecisionAnswer> {
  const { id = '', decision: word = '' } = call.path;
  const decision = decisionSchema.safeParse(word).data;
  if (decision === undefined) throw notFound('operation', word, closestOf(word, decisionSchema.options));
  const { reason, to } = parseInput(decisionRequestSchema, call.body);
  checkPerson(ports.bundle.directory, decision, to);
  const found = await findSubject(ports, id);
  const textId = await keepReason(ports, call.caller, reason);
  const actor: Actor = { kind: 'operator', id: call.caller.id };
  const made = await carryOutOn(ports, found, { decision, to, textId, actor });
  if (made.refusal !== undefined) throw refusedBecause(made.refusal.because);
  if (made.commit !== undefined) await ports.queues.wake([found.subject]);
  return answerOf(ports, id, made);
}

/** A person is named exactly when the handoff goes to somebody else, and is one of the directory's. */
function checkPerson({ people }: Directory, decision: OperatorDecision, to: string | undefined): void {
  if (decision !== 'reassign') {
    if (to !== undefined) throw badField('to', 'left out: only reassign takes a person');
    return;
  }
  const ids = people.map((person) => person.id);
  if (to === undefined) throw badField('to', 'the id of a person in directory.yaml');
  if (ids.some((id) => id === to)) return;
  const byName = people.find(
    ({ name }) =>
      name ===
      closestOf(
        to,
        people.map((person) => person.name),
      ),
  );
  throw badField('to', 'the id of a person in directory.yaml', closestOf(to, ids) ?? byName?.id);
}

async function carryOutOn(ports: OperatePorts, found: Found, wish: Wish): Promise<Made> {
  switch (found.kind) {
    case 'handoff': {
      const order = { handoffId: found.state.handoffId, actor: wish.actor, command: handoffCommand(wish) };
      const { state, refusal, commit } = await commandHandoff(ports, order);
      return { status: state?.status ?? found.state.status, refusal, commit };
    }
    case 'blocked': {
      const command = blockedCommand(wish);
      if (command === undefined) throw refusedBecause('not-assignable');
      const blockedId = subjectParts(found.subject).id;
      const { state, refusal, commit } = await commandBlocked(ports, {
        blockedId,
        actor: wish.actor,
        command,
      });
      return { status: state?.status ?? found.state.status, refusal, commit };
    }
  }
}

function handoffCommand({ decision, to, textId }: Wish): OperatorCommand {
  switch (decision) {
    case 'retry':
      return { type: 'Retry', textId };
    case 'release':
      return { type: 'Release', textId };
    case 'reassign':
      return { type: 'Reassign', to: to ?? '', textId };
    case 'cancel':
      return { type: 'Cancel', textId };
  }
}

function blockedCommand({ decision, textId }: Wish): BlockedCommand | undefined {
  switch (decision) {
    case 'retry':
    case 'release':
      return { type: 'ReleaseEvent', textId };
    case 'cancel':
      return { type: 'DiscardEvent', textId };
    case 'reassign':
      return undefined;
  }
}

async function answerOf(ports: OperatePorts, id: string, { status, commit }: Made): Promise<DecisionAnswer> {
  const commits = commit === undefined ? [] : [commit];
  const erasable = await erasableNames(ports.texts, commits);
  const story = [...storyOf(commits, ports.bundle.directory, erasable)];
  return { id, status, changed: commit !== undefined, story };
}
