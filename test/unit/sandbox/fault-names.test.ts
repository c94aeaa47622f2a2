import { describe, expect, test } from 'vitest';
import type * as z from 'zod';
import { faultSchema as asana } from '#local/sandbox/asana/faults/fault.ts';
import { faultSchema as board } from '#local/sandbox/http-target/fault.ts';
import { controlBody } from '#local/sandbox/http/control-body.ts';
import { faultSchema as hubspot } from '#local/sandbox/hubspot/faults/fault.ts';
import { faultSchema as salesforce } from '#local/sandbox/salesforce/faults/fault.ts';
import { slackFaultSchema as slack } from '#local/sandbox/slack/fault-list.ts';

const match = { pathPattern: '*' };
const systems = { hubspot, salesforce, asana, board };

describe.each(Object.entries(systems))('%s', (_, schema) => {
  test.each([
    ...['timeout', 'applied-then-timeout', 'reset', 'truncated', 'slow-drip', 'stale-read', 'rate-limited'],
    ...['server-error', 'html', 'malformed', 'error-in-success', 'dropped', 'altered', 'overwritten'],
  ])('calls it %s, as every other system', (fault) => {
    expect(schema.safeParse({ fault, match }).success).toBe(true);
  });
});

test.each(['timeout', 'reset', 'rate-limited'])('and so does Slack: %s', (fault) => {
  expect(slack.safeParse({ fault }).success).toBe(true);
});

test.each(['rate-limited-daily', 'locked', 'validation', 'invalid-grant'])(
  'what some have is called the same by all of them: %s',
  (fault) => {
    const having = Object.values(systems).filter((schema) => schema.safeParse({ fault, match }).success);
    expect(having.length).toBeGreaterThanOrEqual(2);
  },
);

describe('what is wrong with a fault is said in a sentence', () => {
  const said = (schema: z.ZodType, body: unknown): string => {
    const request = { method: 'POST', path: '', query: new URLSearchParams(), headers: {} };
    try {
      controlBody({ request: { ...request, bodyText: JSON.stringify(body) } }, schema);
    } catch (error) {
      return error instanceof Error ? error.message : '';
    }
    return 'nothing';
  };

  test('an unknown name, with those that there are', () => {
    expect(said(slack, { fault: 'tired' })).toBe(
      'fault "tired" is unknown; there is rate-limited, error, unavailable, timeout, reset',
    );
    expect(said(hubspot, { fault: 'cut-off', match })).toMatch(
      /^fault "cut-off" is unknown; there is .*rate-limited, rate-limited-daily, .*truncated, slow-drip/,
    );
  });

  test('no name', () => {
    expect(said(slack, {})).toBe(
      'fault is missing; there is rate-limited, error, unavailable, timeout, reset',
    );
  });

  test('an unknown field, with those of this fault', () => {
    expect(said(board, { fault: 'rate-limited', match, retryAfter: '2' })).toBe(
      'retryAfter is no field; there is match, skips, times, applied, fault, retryAfterSeconds',
    );
  });

  test('an unknown field within a field', () => {
    expect(said(asana, { fault: 'html', match: { ...match, path: '/' } })).toBe(
      'match.path is no field; there is method, pathPattern, containing',
    );
  });

  test('a field that is missing, or of another kind', () => {
    expect(said(salesforce, { fault: 'html' })).toBe('match is missing');
    expect(said(salesforce, { fault: 'html', match: {}, times: '2' })).toBe(
      'match.pathPattern is missing; times is not of the kind number',
    );
  });

  test('no object at all', () => {
    expect(said(hubspot, 'html')).toBe('the body has to be an object in JSON');
  });
});
