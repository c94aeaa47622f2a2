import * as z from 'zod';
import type { BacklogFact } from '../backlog/backlog.ts';
import type { BlockedFact } from '../blocked/blocked.ts';
import type { ContractFact } from '../contract-log/contract-log.ts';
import type { HandoffFact } from '../handoff/facts.ts';
import type { IncidentFact } from '../incident/facts.ts';
import type { Actor, CommitBody } from '../log/commit.ts';
import { backlogSentence } from './backlog-sentence.ts';
import { blockedSentence } from './blocked-sentence.ts';
import { contractSentence } from './contract-sentence.ts';
import { handoffSentence } from './handoff-sentence.ts';
import { incidentSentence } from './incident-sentence.ts';
import { lineSaying } from './line-saying.ts';
import type { Names } from './names.ts';

/** One fact as people read it: which commit, when, who decided, what happened, by which way, and what it belongs to. */
export const storyLineSchema = z.object({
  seq: z.number().int().positive(),
  at: z.iso.datetime(),
  actor: z.string(),
  sentence: z.string(),
  channel: z.string().optional(),
  correlationId: z.string(),
});
export type StoryLine = z.infer<typeof storyLineSchema>;

/** A fact of a subject of any kind. */
export type AnyFact = HandoffFact | IncidentFact | BlockedFact | ContractFact | BacklogFact;

/** One plain sentence for one fact by itself. Instants in the sentence are ISO, for the display to put into a zone. */
export function storyLine(commit: CommitBody, fact: AnyFact, names: Names): StoryLine {
  return lineSaying(commit, sentenceOf(fact, commit.actor, names), names);
}

function sentenceOf(fact: AnyFact, actor: Actor, names: Names): string {
  if (isIncidentFact(fact)) return incidentSentence(fact, actor, names);
  if (isBlockedFact(fact)) return blockedSentence(fact, actor, names);
  if (isContractFact(fact)) return contractSentence(fact, actor, names);
  if (isBacklogFact(fact)) return backlogSentence(fact, actor, names);
  return handoffSentence(fact, actor, names);
}

function isIncidentFact(fact: AnyFact): fact is IncidentFact {
  return fact.type.startsWith('Incident');
}

function isContractFact(fact: AnyFact): fact is ContractFact {
  return fact.type === 'MappingAdded' || fact.type.startsWith('Contract');
}

function isBacklogFact(fact: AnyFact): fact is BacklogFact {
  return fact.type.startsWith('Cause');
}

function isBlockedFact(fact: AnyFact): fact is BlockedFact {
  return fact.type.startsWith('Event');
}
