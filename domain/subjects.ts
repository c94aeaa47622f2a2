import type { Backlog, BacklogFact } from './backlog/backlog.ts';
import { backlogFactSchema, emptyBacklog, evolveBacklog } from './backlog/backlog.ts';
import type { BlockedFact, BlockedState } from './blocked/blocked.ts';
import { blockedFactSchema, evolveBlocked } from './blocked/blocked.ts';
import type { ContractFact, ContractLog } from './contract-log/contract-log.ts';
import { contractFactSchema, emptyContractLog, evolveContract } from './contract-log/contract-log.ts';
import { evolveHandoff } from './handoff/evolve.ts';
import type { FactContext } from './handoff/fact-context.ts';
import type { HandoffFact } from './handoff/facts.ts';
import { handoffFactSchema } from './handoff/facts.ts';
import type { HandoffState } from './handoff/state.ts';
import { evolveIncident } from './incident/evolve-incident.ts';
import type { IncidentFact } from './incident/facts.ts';
import { incidentFactSchema } from './incident/facts.ts';
import type { IncidentState } from './incident/incident.ts';
import type { Commit } from './log/commit.ts';
import { UnknownFactError } from './log/unknown-fact.ts';

/** One kind of subject: how its facts are read and what they make of its state. */
export interface SubjectModel<State, Fact> {
  readonly initial: State;
  readonly parse: (
    fact: unknown,
  ) => { readonly success: true; readonly data: Fact } | { readonly success: false; readonly error: Error };
  readonly evolve: (state: State, fact: Fact, context: FactContext) => State;
}

export const handoffModel: SubjectModel<HandoffState, HandoffFact> = {
  initial: undefined,
  parse: (fact) => handoffFactSchema.safeParse(fact),
  evolve: evolveHandoff,
};

export const incidentModel: SubjectModel<IncidentState, IncidentFact> = {
  initial: undefined,
  parse: (fact) => incidentFactSchema.safeParse(fact),
  evolve: evolveIncident,
};

export const blockedModel: SubjectModel<BlockedState, BlockedFact> = {
  initial: undefined,
  parse: (fact) => blockedFactSchema.safeParse(fact),
  evolve: evolveBlocked,
};

export const contractModel: SubjectModel<ContractLog, ContractFact> = {
  initial: emptyContractLog,
  parse: (fact) => contractFactSchema.safeParse(fact),
  evolve: evolveContract,
};

export const backlogModel: SubjectModel<Backlog, BacklogFact> = {
  initial: emptyBacklog,
  parse: (fact) => backlogFactSchema.safeParse(fact),
  evolve: evolveBacklog,
};

/** The facts of one commit. Throws UnknownFactError for a fact that a newer version wrote. */
export function factsOf<State, Fact>(model: SubjectModel<State, Fact>, commit: Commit): readonly Fact[] {
  return commit.facts.map((fact) => {
    const parsed = model.parse(fact);
    if (parsed.success) return parsed.data;
    throw new UnknownFactError(commit.subjectId, commit.seq, fact.type, { cause: parsed.error });
  });
}

/** The state that a log tells: every fact of every commit, in order. */
export function foldCommits<State, Fact>(
  model: SubjectModel<State, Fact>,
  commits: readonly Commit[],
): State {
  return commits.reduce((state, commit) => foldCommit(model, state, commit), model.initial);
}

/** The state after one more commit. */
export function foldCommit<State, Fact>(
  model: SubjectModel<State, Fact>,
  state: State,
  commit: Commit,
): State {
  const { seq, at, correlationId } = commit;
  return factsOf(model, commit).reduce(
    (so, fact) => model.evolve(so, fact, { seq, at, correlationId }),
    state,
  );
}
