import { memoryAbsences } from './absences.ts';
import { memoryTroubles } from './channel-troubles.ts';
import { memoryChat, memoryPrivateReplies } from './chat.ts';
import { memoryClaims } from './claims.ts';
import { memoryDeadLetterPeek, memoryDeadLetters, memoryRedrive } from './dead-letters.ts';
import { memoryHistories } from './execution-histories.ts';
import { memoryExecutions } from './executions.ts';
import { Faults, withFaults } from './faults.ts';
import { memoryGivenHandoffs } from './given-handoffs.ts';
import { memoryHandoffLog } from './handoff-log.ts';
import { memoryMailer } from './mailer.ts';
import { memoryOnCallHook } from './on-call-hook.ts';
import { memoryQueues } from './queues.ts';
import { memoryQueueCounts } from './queue-counts.ts';
import { memoryReflections } from './reflections.ts';
import { memoryRows } from './rows.ts';
import { memorySecrets } from './secrets.ts';
import {
  memoryAttemptRecords,
  memoryBookmarks,
  memoryContractVersions,
  memoryLinks,
  memoryPostings,
  memoryReceipts,
  memoryTexts,
  memoryTimerMarks,
} from './side-items.ts';
import { memoryHealth } from './system-health.ts';
import { memoryTimers } from './timers.ts';
import { memoryTokens } from './tokens.ts';
import { memoryTurns } from './turns.ts';
import type { World } from './world.ts';

/** Every port of one "process" in a world; all of its calls can be made to fail through `faults`. */
export function memoryPorts(world: World, faults: Faults = new Faults()) {
  return {
    log: withFaults('log', memoryHandoffLog(world), faults),
    rows: withFaults('rows', memoryRows(world), faults),
    tokens: withFaults('tokens', memoryTokens(world), faults),
    links: withFaults('links', memoryLinks(world), faults),
    receipts: withFaults('receipts', memoryReceipts(world), faults),
    claims: withFaults('claims', memoryClaims(world), faults),
    reflections: withFaults('reflections', memoryReflections(world), faults),
    texts: withFaults('texts', memoryTexts(world), faults),
    attemptRecords: withFaults('attemptRecords', memoryAttemptRecords(world), faults),
    givenHandoffs: withFaults('givenHandoffs', memoryGivenHandoffs(world), faults),
    postings: withFaults('postings', memoryPostings(world), faults),
    bookmarks: withFaults('bookmarks', memoryBookmarks(world), faults),
    timerMarks: withFaults('timerMarks', memoryTimerMarks(world), faults),
    contractVersions: withFaults('contractVersions', memoryContractVersions(world), faults),
    turns: withFaults('turns', memoryTurns(world), faults),
    absences: withFaults('absences', memoryAbsences(world), faults),
    troubles: withFaults('troubles', memoryTroubles(world), faults),
    health: withFaults('health', memoryHealth(world), faults),
    executions: withFaults('executions', memoryExecutions(world), faults),
    histories: withFaults('histories', memoryHistories(world), faults),
    timers: withFaults('timers', memoryTimers(world), faults),
    queues: withFaults('queues', memoryQueues(world), faults),
    queueCounts: withFaults('queueCounts', memoryQueueCounts(world), faults),
    deadLetters: withFaults('deadLetters', memoryDeadLetters(world), faults),
    deadLetterPeek: withFaults('deadLetterPeek', memoryDeadLetterPeek(world), faults),
    deadLetterRedrive: withFaults('deadLetterRedrive', memoryRedrive(world), faults),
    mailer: withFaults('mailer', memoryMailer(world), faults),
    chat: withFaults('chat', memoryChat(world), faults),
    privateReplies: withFaults('privateReplies', memoryPrivateReplies(world), faults),
    onCallHook: withFaults('onCallHook', memoryOnCallHook(world), faults),
    secrets: withFaults('secrets', memorySecrets(world), faults),
  };
}
