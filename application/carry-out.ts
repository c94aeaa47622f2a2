import type { CorrelationId, SubjectId } from '#domain/ids.ts';
import type { Actor, Commit } from '#domain/log/commit.ts';
import { nextCommit } from '#domain/log/commit.ts';
import type { Decision, Refusal } from '#domain/log/decision.ts';
import type { StoredContractVersion } from '#domain/ports/handoff-log.ts';
import type { Row } from '#domain/ports/rows.ts';
import { foldCommit, foldCommits } from '#domain/subjects.ts';
import type { SubjectModel } from '#domain/subjects.ts';
import type { Ports } from './ports.ts';

/** Somebody was faster every time: the message is tried again later. */
export class ContentionError extends Error {
  readonly subject: SubjectId;

  constructor(subject: SubjectId) {
    super(`${subject}: every try to commit was beaten by another`);
    this.name = 'ContentionError';
    this.subject = subject;
  }
}

/** A conditional put that lost is decided again on what won; beaten this often, it gives up. */
const TRIES = 20;

export interface Order<State, Fact> {
  readonly subject: SubjectId;
  readonly model: SubjectModel<State, Fact>;
  readonly actor: Actor;
  /** Undefined: the correlation id of the subject's first commit. */
  readonly correlationId?: CorrelationId;
  readonly decide: (state: State, now: string) => Promise<Decision<Fact>> | Decision<Fact>;
  readonly rowOf: (state: State, now: string) => Row;
  /** Whether the row of the present state has no deadline that would repair it, so that it must go with the commit. */
  readonly rowWithCommit: (state: State) => boolean;
  readonly version?: StoredContractVersion;
}

export interface Outcome<State, Fact> {
  readonly state: State;
  /** The state on which was decided. */
  readonly before: State;
  readonly facts: readonly Fact[];
  readonly refusal: Refusal | undefined;
  readonly commit: Commit | undefined;
}

type Needed = Pick<Ports, 'log' | 'rows' | 'now' | 'newId'>;

/**
 * Carries out one command: load, decide, commit, write the row. The commit's conditional put decides every race;
 * whoever loses loads and decides again. A refused or repeated command writes the row too, to repair an earlier crash.
 */
export async function carryOut<State, Fact extends { readonly type: string }>(
  ports: Needed,
  order: Order<State, Fact>,
): Promise<Outcome<State, Fact>> {
  const commitId = ports.newId();
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const outcome = await tryOnce(ports, order, commitId);
    if (outcome !== undefined) return outcome;
  }
  throw new ContentionError(order.subject);
}

async function tryOnce<State, Fact extends { readonly type: string }>(
  ports: Needed,
  order: Order<State, Fact>,
  commitId: string,
): Promise<Outcome<State, Fact> | undefined> {
  const commits = await ports.log.read(order.subject);
  const before = foldCommits(order.model, commits);
  const now = ports.now();
  const { facts, refusal } = await order.decide(before, now);
  if (facts.length === 0) {
    if (commits.length > 0) await ports.rows.put(order.rowOf(before, now));
    return { state: before, before, facts, refusal, commit: undefined };
  }
  const commit = makeCommit(order, commits, { commitId, at: now, facts });
  const state = foldCommit(order.model, before, commit);
  const won = await append(ports, order, { before, state, commit, now });
  return won ? { state, before, facts, refusal, commit } : undefined;
}

function makeCommit<State, Fact extends { readonly type: string }>(
  order: Order<State, Fact>,
  commits: readonly Commit[],
  {
    commitId,
    at,
    facts,
  }: { readonly commitId: string; readonly at: string; readonly facts: readonly Fact[] },
): Commit {
  const correlationId = order.correlationId ?? commits[0]?.correlationId;
  if (correlationId === undefined) throw new Error(`${order.subject}: a first commit needs a correlation id`);
  const { subject, actor } = order;
  return nextCommit(commits.at(-1), {
    subjectId: subject,
    commitId,
    at,
    actor,
    correlationId,
    facts: [...facts],
  });
}

async function append<State, Fact>(
  ports: Needed,
  order: Order<State, Fact>,
  {
    before,
    state,
    commit,
    now,
  }: { readonly before: State; readonly state: State; readonly commit: Commit; readonly now: string },
): Promise<boolean> {
  const row = order.rowOf(state, now);
  if (commit.seq === 1 || order.rowWithCommit(before)) {
    return (await ports.log.appendWithRow(commit, row, order.version)) === 'appended';
  }
  if ((await ports.log.append(commit)) === 'conflict') return false;
  await putRow(ports, row);
  return true;
}

/**
 * The decision stands, whatever becomes of its row: the stream, the next command or the row's previous deadline
 * repairs it, so nobody who has decided is told that it failed.
 */
async function putRow({ rows }: Needed, row: Row): Promise<void> {
  await rows.put(row).catch(() => undefined);
}
