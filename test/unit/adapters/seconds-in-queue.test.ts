import { describe, expect, test } from 'vitest';
import { secondsInQueue } from '#adapters/sqs/seconds-in-queue.ts';

const attributes = {
  SentTimestamp: '1893499200000',
  ApproximateFirstReceiveTimestamp: '1893499500500',
  ApproximateReceiveCount: '1',
};
const delayed = (seconds: string) => ({ delaySeconds: { dataType: 'Number', stringValue: seconds } });

describe('how long a message stood in its queue', () => {
  test('is from when it was sent until it was taken, by the clock of SQS', () => {
    expect(secondsInQueue({ attributes, messageAttributes: {} })).toBe(300.5);
  });

  test('does not count the delay that it was sent with', () => {
    expect(secondsInQueue({ attributes, messageAttributes: delayed('300') })).toBe(0.5);
    expect(secondsInQueue({ attributes, messageAttributes: delayed('900') })).toBe(0);
  });

  test('says nothing where it comes again, or where nothing is told', () => {
    expect(secondsInQueue({ attributes: { ...attributes, ApproximateReceiveCount: '2' } })).toBeUndefined();
    expect(secondsInQueue({ body: '{}' })).toBeUndefined();
    expect(secondsInQueue({ attributes: { ...attributes, SentTimestamp: 'soon' } })).toBeUndefined();
  });
});
