import type {
  AskedCommand,
  HandoffCommand,
  HandoffRules,
  OperatorCommand,
} from '#domain/handoff/commands.ts';
import { decideByAsked, decideByPerson, decideHandoff } from '#domain/handoff/decide.ts';
import type { Decide } from '#domain/handoff/decide.ts';
import type { HandoffFact } from '#domain/handoff/facts.ts';
import { targetsInQuestion } from '#domain/handoff/queued.ts';
import type { Queues } from '#domain/handoff/queued.ts';
import { dependsOnPredecessors } from '#domain/handoff/predecessors.ts';
import { clockFacts, dependsOnPauses, evolvedBy } from '#domain/handoff/under-pauses.ts';
import type { Handoff, HandoffState } from '#domain/handoff/state.ts';
import type { CorrelationId, HandoffId, SubjectId } from '#domain/ids.ts';
import { subjectId } from '#domain/ids.ts';
import type { Actor } from '#domain/log/commit.ts';
import { refused } from '#domain/log/decision.ts';
import type { Decision } from '#domain/log/decision.ts';
import type { StoredContractVersion } from '#domain/ports/handoff-log.ts';
import type { Row } from '#domain/ports/rows.ts';
import { handoffRow } from '#domain/projection.ts';
import { foldCommits, handoffModel } from '#domain/subjects.ts';
import { carryOut } from './carry-out.ts';
import { loadContractLog } from './command-contract.ts';
import type { Outcome } from './carry-out.ts';
import { rulesOf } from './contracts.ts';
import { dueUntilSettled } from './keep-row.ts';
import type { Ports } from './ports.ts';
import { predecessorsOf } from './predecessors-of.ts';

export type CommandPorts = Pick<
  Ports,
  'log' | 'rows' | 'now' | 'newId' | 'bundle' | 'contractVersions' | 'settings'
>;

export interface HandoffOrder<Command = HandoffCommand> {
  readonly handoffId: HandoffId;
  readonly command: Command;
  readonly actor: Actor;
  readonly correlationId?: CorrelationId;
  readonly version?: StoredContractVersion;
}

type HandoffOutcome = Outcome<HandoffState, HandoffFact>;

/** Carries out one command on a handoff under the contract version that it began under. */
export function commandHandoff(ports: CommandPorts, order: HandoffOrder): Promise<HandoffOutcome> {
  return carryOutBy(decideHandoff, ports, order);
}

/** Asks it what is due. How far queues have come is read only where their messages seem late. */
export function wakeHandoff(
  ports: CommandPorts & Pick<Ports, 'health'>,
  order: Omit<HandoffOrder, 'command'>,
): Promise<HandoffOutcome> {
  const decide = async (state: HandoffState, now: string): Promise<Decision<HandoffFact>> => {
    const command = { type: 'Wake', queues: await queuesOf(ports, state, now) } as const;
    return decideUnderRules(decideHandoff, ports, state, command, now);
  };
  return carryOutWith(decide, ports, order);
}

async function queuesOf(
  { health, settings }: Pick<Ports, 'health' | 'settings'>,
  state: HandoffState,
  now: string,
): Promise<Queues> {
  const asked = state === undefined ? [] : targetsInQuestion(state, settings, now);
  const known = await Promise.all(asked.map(async (name) => [name, await health.queue(name)] as const));
  return Object.fromEntries(
    known.flatMap(([name, progress]) => (progress === undefined ? [] : [[name, progress] as const])),
  );
}

/** The same for what a person decides about it. */
export function commandByPerson(
  ports: CommandPorts,
  order: HandoffOrder<OperatorCommand>,
): Promise<HandoffOutcome> {
  return carryOutBy(decideByPerson, ports, order);
}

/** The same for what whoever is asked, or has accepted, says about it. */
export function commandByAsked(
  ports: CommandPorts,
  order: HandoffOrder<AskedCommand>,
): Promise<HandoffOutcome> {
  return carryOutBy(decideByAsked, ports, order);
}

async function carryOutBy<Command extends HandoffCommand>(
  decide: Decide<Command>,
  ports: CommandPorts,
  order: HandoffOrder<Command>,
): Promise<HandoffOutcome> {
  return carryOutWith(
    (state, now) => decideUnderRules(decide, ports, state, order.command, now),
    ports,
    order,
  );
}

async function carryOutWith(
  decide: (state: HandoffState, now: string) => Promise<Decision<HandoffFact>>,
  ports: CommandPorts,
  order: Omit<HandoffOrder, 'command'>,
): Promise<HandoffOutcome> {
  const subject = subjectId('handoff', order.handoffId);
  return carryOut(ports, {
    ...order,
    subject,
    model: handoffModel,
    decide,
    rowOf: (state, now) => rowOfHandoff(ports, subject, state, now),
    rowWithCommit: (state) => state !== undefined && (isParked(state) || state.status === 'observed'),
  });
}

/** The present state of a handoff; undefined if there is none of that id. */
export async function loadHandoff(ports: Pick<Ports, 'log'>, handoffId: HandoffId): Promise<HandoffState> {
  return foldCommits(handoffModel, await ports.log.read(subjectId('handoff', handoffId)));
}

async function decideUnderRules<Command extends HandoffCommand>(
  decide: Decide<Command>,
  ports: CommandPorts,
  state: HandoffState,
  command: Command,
  now: string,
): Promise<Decision<HandoffFact>> {
  const digest = command.type === 'RequestHandoff' ? command.request.contractDigest : state?.contractDigest;
  if (digest === undefined) return refused('unknown-handoff');
  const rules = await rulesOf(ports, digest);
  const decision = decide(state, command, rules, now);
  const [pauses, predecessors] = await Promise.all([
    pausesFor(ports, state, command, { decision, rules }),
    predecessorsFor(ports, state, command, { decision, rules }),
  ]);
  const more = { ...pauses, ...predecessors };
  return Object.keys(more).length === 0 ? decision : decide(state, command, { ...rules, ...more }, now);
}

interface FirstDecision {
  readonly decision: Decision<HandoffFact>;
  readonly rules: HandoffRules;
}

async function pausesFor(
  ports: CommandPorts,
  state: HandoffState,
  command: HandoffCommand,
  { decision, rules }: FirstDecision,
): Promise<Pick<HandoffRules, 'pauses'>> {
  if (!dependsOnPauses(state, command, decision)) return {};
  const { pauses } = await loadContractLog(ports, rules.contract.id);
  return pauses.length === 0 ? {} : { pauses };
}

async function predecessorsFor(
  ports: CommandPorts,
  state: HandoffState,
  command: HandoffCommand,
  { decision, rules: { contract } }: FirstDecision,
): Promise<Pick<HandoffRules, 'predecessors'>> {
  const about = command.type === 'RequestHandoff' ? command.request : state;
  if (about === undefined || !dependsOnPredecessors(state, command, decision, contract)) return {};
  const alongside = command.type === 'RequestHandoff' ? (command.alongside ?? []) : [];
  const awaited = state?.status === 'postponed' && state.after !== undefined ? [state.after.handoffId] : [];
  const { handoffId, record } = about;
  const known = [...alongside, ...awaited];
  return { predecessors: await predecessorsOf(ports, contract, { handoffId, record, known }) };
}

/**
 * The same with the deadlines of its offer where the contract's pauses have moved them, although no wake may have
 * told the log yet: what is shown is what an answer would meet.
 */
export async function loadHandoffNow(
  ports: Pick<CommandPorts, 'log' | 'now' | 'bundle' | 'contractVersions' | 'settings'>,
  handoffId: HandoffId,
): Promise<HandoffState> {
  const state = await loadHandoff(ports, handoffId);
  const now = ports.now();
  if (state?.status !== 'offered') return state;
  if (now < state.offer.expiresAt && state.offer.pausedUntil === undefined) return state;
  const { pauses } = await loadContractLog(ports, state.contract);
  const rules = { ...(await rulesOf(ports, state.contractDigest)), pauses };
  return { ...evolvedBy(state, clockFacts(state, rules, now), now), seq: state.seq };
}

/** The row of a handoff. Held or ended, it is due once more: until its effects are known to have been made. */
export function rowOfHandoff(
  ports: Pick<Ports, 'settings'>,
  subject: SubjectId,
  state: HandoffState,
  now: string,
): Row {
  if (state === undefined) throw new Error(`${subject} has no state and so no row`);
  const row = handoffRow(subject, state, ports.settings);
  return isParked(state) ? dueUntilSettled(row, ports.settings, now) : row;
}

/** Nothing but a person's decision moves it. */
export function isParked(state: Handoff): boolean {
  return state.status === 'held' || state.status === 'completed' || state.status === 'cancelled';
}
