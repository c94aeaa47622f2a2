import type { DynamoDBRecord } from 'aws-lambda';

/** What the stream of the log says of a new commit: its key. */
export function inserted(subject: string, seq: number): DynamoDBRecord {
  const Keys = { subjectId: { S: subject }, seq: { N: String(seq) } };
  return { eventName: 'INSERT', dynamodb: { Keys } };
}
