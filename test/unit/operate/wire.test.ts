import { describe, expect, test } from 'vitest';
import { subjectId } from '#domain/ids.ts';
import { METRICS_NAMESPACE } from '#domain/limits/metrics.ts';
import { refusalSentence } from '#domain/operator/refusal-sentence.ts';
import { pauseRequestSchema } from '#domain/operator/requests.ts';
import { fillPath, matchPath } from '#domain/operator/paths.ts';
import { troubleSchema } from '#domain/ports/channel-troubles.ts';
import { postingSchema } from '#domain/ports/chat.ts';
import { reasonOf } from '#domain/ports/connector.ts';
import { RowAheadOfLogError } from '#domain/ports/row-ahead-of-log.ts';
import { InvalidCursorError } from '#domain/ports/rows.ts';
import * as textIds from '#domain/text-ids.ts';

describe('a path', () => {
  const pattern = '/operator/handoffs/{id}/{decision}';

  test('is matched segment by segment, and decoded', () => {
    expect(matchPath(pattern, '/operator/handoffs/a%2Fb/retry')).toEqual({ id: 'a/b', decision: 'retry' });
    for (const other of [
      ...['/operator/handoffs/a', '/operator/handoffs/a/retry/x', '/operator/people/a/retry'],
      ...['/operator/handoffs//retry', '/operator/handoffs/a/', '/operator/handoffs/%E0%A4%A/retry'],
    ])
      expect(matchPath(pattern, other), other).toBeUndefined();
  });

  test('is filled as it is matched', () => {
    expect(fillPath(pattern, { id: 'a/b', decision: 'retry' })).toBe('/operator/handoffs/a%2Fb/retry');
    expect(fillPath(pattern, { id: 'a' })).toBe('/operator/handoffs/a/');
  });
});

describe('a pause', () => {
  test.each(['4h', '2030-01-31', '2030-01-31T12:00:00Z', '2030-01-31T12:00:00+02:00'])(
    'may end: %s',
    (until) => {
      expect(pauseRequestSchema.safeParse({ until, reason: 'r' }).success).toBe(true);
    },
  );

  test.each(['', 'soon', '31.1.2030'])('cannot end: "%s"', (until) => {
    const { error } = pauseRequestSchema.safeParse({ until, reason: 'r' });
    expect(error?.issues[0]?.message).toContain('a date such as 2030-01-31');
  });
});

describe('a refusal', () => {
  const unknown = 'This cannot be done now: look at it again, then decide.';
  const words = [
    'not-held',
    'already-completed',
    'already-cancelled',
    'observed',
    'no-start-awaited',
    'start-missed',
    'outside-pilot',
    'name-somebody',
    'already-asked',
    'already-accepted',
    'being-cancelled',
    'being-rolled-back',
    'nothing-written',
    'not-being-written',
    'unknown-target',
    'already-shown',
    'leased',
    'busy',
    'already-released',
    'already-discarded',
    'not-assignable',
    'moved',
    'members-wait',
    'no-value',
    'unknown-status',
    'ends-in-the-past',
    'not-paused',
    'paused-too-long',
  ];

  test('is a sentence of its own for each word', () => {
    const sentences = words.map(refusalSentence);
    for (const sentence of sentences) expect(sentence).toMatch(/^\p{Lu}.{10,}[.]$/u);
    expect(new Set(sentences).size).toBe(words.length);
    expect(sentences).not.toContain(unknown);
    expect(refusalSentence('busy')).toBe('It is between two steps: try again in a moment.');
  });

  test('is a sentence also where its word is not known', () => {
    expect(refusalSentence('zzz')).toBe(unknown);
  });
});

describe('what is stored beside the log', () => {
  test('lies under names of its own', () => {
    expect([
      textIds.actorTextId('op-1'),
      textIds.contradictionTextId('h1'),
      textIds.remarkTextId('t1'),
      textIds.absenceReasonId('ada', { from: '2030-01-31' }),
      textIds.takenBackId('ada'),
      textIds.linksEndedId('ada'),
      textIds.linksEndedReasonId('ada'),
      textIds.wishesId('ada'),
    ]).toEqual([
      ...['actor#op-1', 'contradiction#h1', 'text#t1', 'absence#ada#2030-01-31'],
      ...['absences-taken-back#ada', 'links-ended#ada', 'links-ended-reason#ada', 'wishes#ada'],
    ]);
    expect(METRICS_NAMESPACE).toBe('Baton');
  });

  test('is read as it was written', () => {
    const posting = { channel: 'C024BE91L', ts: '1.2' };
    expect(postingSchema.parse(posting)).toEqual(posting);
    for (const none of [
      { ...posting, ts: '' },
      { ...posting, channel: '' },
    ])
      expect(postingSchema.safeParse(none).success).toBe(false);
    const trouble = {
      ...{ person: 'ada', channel: 'email', failures: 1, since: '2030-01-31T12:00:00Z' },
      ...{ because: 'no-answer', offers: ['o'] },
    };
    expect(troubleSchema.parse(trouble)).toEqual(trouble);
    for (const none of [{ person: '' }, { failures: 0 }, { channel: 'pigeon' }, { since: 'now' }])
      expect(troubleSchema.safeParse({ ...trouble, ...none }).success).toBe(false);
  });
});

describe('what goes wrong with it', () => {
  test('says what it is about', () => {
    const ahead = new RowAheadOfLogError(subjectId('handoff', 'h'), 7);
    expect([ahead.name, ahead.message]).toEqual([
      'RowAheadOfLogError',
      'handoff#h: the row is at or past commit 7, which the log does not have',
    ]);
    expect([ahead.subject, ahead.seq]).toEqual(['handoff#h', 7]);
    const cursor = new InvalidCursorError();
    expect([cursor.name, cursor.message]).toEqual([
      'InvalidCursorError',
      'this is not the cursor of an earlier page',
    ]);
  });

  test('has a word for why a request did not pass', () => {
    expect(reasonOf({ kind: 'not-found' })).toBe('not-found');
    expect(reasonOf({ kind: 'unknown', because: 'no-answer' })).toBe('no-answer');
  });
});
