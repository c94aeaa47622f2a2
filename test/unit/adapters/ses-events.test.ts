import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { sesEventSchema } from '#adapters/email/ses-events.ts';

const path = join(import.meta.dirname, '..', '..', 'vectors', 'ses-events.json');
const vectors = z.object({ events: z.record(z.string(), z.looseObject({ eventType: z.string() })) });
const { events } = vectors.parse(JSON.parse(readFileSync(path, 'utf8')));
const read = (event: unknown) => sesEventSchema.parse({ Message: JSON.stringify(event) });

describe('the events of SES', () => {
  test('a permanent bounce and a complaint mean that the mail is lost', () => {
    expect(read(events.Bounce)).toMatchObject({ what: 'lost', because: 'bounced' });
    expect(read(events.Complaint)).toMatchObject({ what: 'lost', because: 'complained' });
  });

  test('a delivery means that it arrived', () => {
    expect(read(events.Delivery)).toMatchObject({ what: 'arrived' });
  });

  test('a soft bounce changes nothing', () => {
    const soft = { ...events.Bounce, bounce: { bounceType: 'Transient' } };
    expect(read(soft)).toMatchObject({ what: 'noted', because: 'Bounce' });
  });

  test.each(Object.keys(events).filter((name) => !['Bounce', 'Complaint', 'Delivery'].includes(name)))(
    '%s changes nothing',
    (name) => {
      expect(read(events[name])).toMatchObject({ what: 'noted', because: events[name]?.eventType });
    },
  );

  test('the tags of the mail come back, each as the one text that it was', () => {
    const { mail } = z.looseObject({ mail: z.looseObject({}) }).parse(events.Bounce);
    const tagged = { ...events.Bounce, mail: { ...mail, tags: { kind: ['offer'], epoch: ['2'] } } };
    expect(read(tagged)?.tags).toEqual({ kind: 'offer', epoch: '2' });
  });

  test('the greeting of a new destination is no event, and anything else that is unreadable is an error', () => {
    const Message = 'Successfully validated SNS topic for Amazon SES event publishing.';
    expect(sesEventSchema.parse({ Message })).toBeUndefined();
    expect(() => read({ eventType: 'Bounce' })).toThrow();
  });
});
