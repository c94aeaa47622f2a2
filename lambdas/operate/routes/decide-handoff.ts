import { decideMember } from '#application/decide-member.ts';
import { askNow } from '#application/health/ask-now.ts';
import { isSuperseded } from '#application/superseded.ts';
import { closestOf } from '#domain/contract/closest.ts';
import type { Directory } from '#domain/contract/directory.ts';
import type { OperatorCommand } from '#domain/handoff/commands.ts';
import { systemsLeftAlone } from '#domain/handoff/due.ts';
import type { Actor, Commit } from '#domain/log/commit.ts';
import type { DecisionAnswer } from '#domain/operator/decisions.ts';
import { decisionRequestSchema, decisionSchema } from '#domain/operator/requests.ts';
import type { OperatorDecision } from '#domain/operator/requests.ts';
import { notHeldSentence } from '#domain/operator/not-held.ts';
import { storyOfMember } from '#domain/story/story-of-member.ts';
import type { OperatorCall } from '#lambdas/_operating/call.ts';
import { erasableNames, withReason } from '#lambdas/_operating/erasable-names.ts';
import type { OperatePorts } from '../operate-ports.ts';
import { personNamed } from '#lambdas/_operating/person-named.ts';
import { badField, notFound, parseInput, refusedBecause } from '#lambdas/_operating/problem.ts';
import { refusalOf } from '#lambdas/_operating/refusal-of.ts';
import { findSubject } from '#lambdas/_operating/subject.ts';
import type { Found } from '#lambdas/_operating/subject.ts';

interface Wish {
  readonly decision: OperatorDecision;
  readonly to: string | undefined;
  readonly from: string | undefined;
  readonly target: string | undefined;
  readonly targets: readonly string[] | undefined;
  readonly textId: string;
}

/** Carries out what an operator decided about a handoff or a blocked event, and asks for its effects. */
export async function decideHandoff(ports: OperatePorts, call: OperatorCall): Promise<DecisionAnswer> {
  const { id = '', decision: word = '' } = call.path;
  const decision = decisionSchema.safeParse(word).data;
  if (decision === undefined) throw notFound('operation', word, closestOf(word, decisionSchema.options));
  const { reason, to, from, target, targets } = parseInput(decisionRequestSchema, call.body);
  checkPeople(ports.bundle.directory, decision, { to, from });
  checkTarget(decision, target);
  checkTargets(decision, targets);
  const found = await findSubject(ports, id);
  if (decision === 'replay') await checkReplay(ports, found);
  const { caller } = call;
  const actor: Actor = { kind: 'operator', id: caller.id };
  const made = await withReason(ports, { caller, reason }, (textId) =>
    decideMember(ports, found, commandOf({ decision, to, from, target, targets, textId }), actor),
  );
  if (made?.refusal !== undefined)
    throw refusalAs(decision, found, made.refusal.because, target === undefined ? targets : [target]);
  if (decision === 'retry' && made?.commit !== undefined) await askSystems(ports, found);
  if (made?.commit !== undefined) await ports.queues.wake([found.subject]);
  return answerOf(ports, id, made?.status ?? found.state.status, made?.commit);
}

/** What is not held is doing something: it is said what, and from when this can be asked of it. */
function refusalAs(
  decision: OperatorDecision,
  found: Found,
  word: string,
  targets: readonly string[] | undefined,
): Error {
  return word === 'not-held' && found.kind === 'handoff'
    ? refusedBecause(word, notHeldSentence(decision, found.state))
    : refusalOf(word, found, targets);
}

/** Whatever it waited for is asked by the message that follows. */
async function askSystems(ports: OperatePorts, found: Found): Promise<void> {
  if (found.kind !== 'handoff') return;
  for (const { system } of systemsLeftAlone(found.state)) await askNow(ports, system);
}

/** People are named only where a handoff goes from one to another, and are those of the directory. */
function checkPeople(
  directory: Directory,
  decision: OperatorDecision,
  named: Pick<Wish, 'to' | 'from'>,
): void {
  for (const [field, person] of Object.entries(named)) {
    if (person === undefined) continue;
    if (decision !== 'reassign') throw badField(field, 'left out: only reassign takes a person');
    personNamed(directory, field, person);
  }
}

/** A target is named where it is done without, and nowhere else. */
function checkTarget(decision: OperatorDecision, target: string | undefined): void {
  const isNamed = target !== undefined;
  if (isNamed === (decision === 'skip-target')) return;
  throw badField('target', isNamed ? 'left out: only skip-target takes a target' : 'the name of a target');
}

function checkTargets(decision: OperatorDecision, targets: readonly string[] | undefined): void {
  if (targets === undefined || decision === 'replay') return;
  throw badField('targets', 'left out: only replay takes targets');
}

/** Only what was a handoff can be done once more, and only while nobody has accepted its record since. */
async function checkReplay(ports: OperatePorts, found: Found): Promise<void> {
  if (found.kind !== 'handoff') throw refusedBecause('not-completed');
  if (await isSuperseded(ports, found.state)) throw refusedBecause('superseded');
}

function commandOf({ decision, to, from, target = '', targets, textId }: Wish): OperatorCommand {
  switch (decision) {
    case 'retry':
      return { type: 'Retry', textId };
    case 'release':
      return { type: 'Release', textId };
    case 'reassign':
      return {
        type: 'Reassign',
        ...(to === undefined ? {} : { to }),
        ...(from === undefined ? {} : { from }),
        textId,
      };
    case 'start':
      return { type: 'NoteStart', textId };
    case 'skip-target':
      return { type: 'SkipTarget', target, textId };
    case 'roll-back':
      return { type: 'RollBack', textId };
    case 'replay':
      return { type: 'Replay', ...(targets === undefined ? {} : { targets }), textId };
    case 'cancel':
      return { type: 'Cancel', textId };
  }
}

async function answerOf(
  ports: OperatePorts,
  id: string,
  status: string,
  commit: Commit | undefined,
): Promise<DecisionAnswer> {
  const commits = commit === undefined ? [] : [commit];
  const erasable = await erasableNames(ports.texts, commits);
  const story = [...storyOfMember(commits, ports.bundle.directory, erasable)];
  return { id, status, changed: commit !== undefined, story };
}
