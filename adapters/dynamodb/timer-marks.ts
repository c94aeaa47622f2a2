import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { TimerMarks } from '#domain/ports/side-items.ts';
import { getSideItem, putSideItem } from './side-item.ts';
import type { Tables } from './tables.ts';

/** The name of the present schedule of each purpose of a subject. They stay as long as their subject. */
export function dynamoTimerMarks(client: DynamoDBClient, tables: Tables): TimerMarks {
  return {
    get: (subjectId, purpose) => getSideItem(client, tables, { id: idOf(subjectId), part: purpose }),
    put: (subjectId, purpose, name) =>
      putSideItem(client, tables, { id: idOf(subjectId), part: purpose, body: name }),
  };
}

const idOf = (subjectId: string): string => `timer#${subjectId}`;
