import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { dynamoAbsences } from './absences.ts';
import { dynamoTroubles } from './channel-troubles.ts';
import { dynamoAttemptRecords } from './attempt-records.ts';
import { dynamoBookmarks } from './bookmarks.ts';
import { dynamoClaims } from './claims.ts';
import { dynamoContractVersions } from './contract-versions.ts';
import { dynamoGivenHandoffs } from './given-handoffs.ts';
import { dynamoHandoffLog } from './handoff-log.ts';
import { dynamoLinks } from './links.ts';
import { dynamoPostings } from './postings.ts';
import { dynamoReceipts } from './receipts.ts';
import { dynamoReflections } from './reflections.ts';
import { dynamoRows } from './rows.ts';
import { dynamoHealth } from './system-health.ts';
import type { Tables } from './tables.ts';
import { dynamoTexts } from './texts.ts';
import { dynamoTimerMarks } from './timer-marks.ts';
import { dynamoTokens } from './tokens.ts';
import { dynamoTurns } from './turns.ts';

/** What deciding and showing need of the three tables. */
export function decidingStores(client: DynamoDBClient, tables: Tables) {
  return {
    log: dynamoHandoffLog(client, tables),
    rows: dynamoRows(client, tables),
    links: dynamoLinks(client, tables),
    texts: dynamoTexts(client, tables),
    contractVersions: dynamoContractVersions(client, tables),
    absences: dynamoAbsences(client, tables),
  };
}

/** The same, and what was sent to systems. */
export function reviewingStores(client: DynamoDBClient, tables: Tables) {
  return { ...decidingStores(client, tables), attemptRecords: dynamoAttemptRecords(client, tables) };
}

/** What operators look at: of what only our own parts use there is nothing. */
export function lookingStores(client: DynamoDBClient, tables: Tables, now: () => string) {
  return {
    ...reviewingStores(client, tables),
    receipts: dynamoReceipts(client, tables),
    troubles: dynamoTroubles(client, tables, now),
    health: dynamoHealth(client, tables),
  };
}

/** What deciding needs, and what must not happen twice at once. */
export function claimingStores(client: DynamoDBClient, tables: Tables) {
  return { ...decidingStores(client, tables), claims: dynamoClaims(client, tables) };
}

/** What the pages of somebody's own need: what deciding does, what must not happen twice at once, what they gave. */
export function ownPageStores(client: DynamoDBClient, tables: Tables) {
  return { ...claimingStores(client, tables), givenHandoffs: dynamoGivenHandoffs(client, tables) };
}

/** All that is kept in the three tables. `now` dates what ends by itself. */
export function dynamoStores(client: DynamoDBClient, tables: Tables, now: () => string) {
  return {
    ...ownPageStores(client, tables),
    attemptRecords: dynamoAttemptRecords(client, tables),
    tokens: dynamoTokens(client, tables, now),
    receipts: dynamoReceipts(client, tables),
    reflections: dynamoReflections(client, tables),
    postings: dynamoPostings(client, tables, now),
    bookmarks: dynamoBookmarks(client, tables),
    timerMarks: dynamoTimerMarks(client, tables),
    turns: dynamoTurns(client, tables),
    troubles: dynamoTroubles(client, tables, now),
    health: dynamoHealth(client, tables),
  };
}
