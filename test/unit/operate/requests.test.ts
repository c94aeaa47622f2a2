import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import {
  absenceRequestSchema,
  attemptsRequestSchema,
  connectRequestSchema,
  decisionRequestSchema,
  decisionSchema,
  erasureRequestSchema,
  isEnd,
  listRequestSchema,
  mappingRequestSchema,
  pauseRequestSchema,
  resumeRequestSchema,
  secretNameSchema,
  secretRequestSchema,
} from '#domain/operator/requests.ts';

const REASON = { reason: 'Because.' };
const MAPPING = { value: 'Won', status: 'won', ...REASON };
const ABSENCE = { from: '2030-12-24', until: '2030-12-31', ...REASON };
const APP = { clientId: 'app', clientSecret: 'hush', grant: {} };
const DAY_OR_INSTANT = 'a date such as 2030-12-24, or an instant such as 2030-12-24T12:00:00Z';
const LONG = 'x'.repeat(1001);

/** What is wrong with a request, a field and what is expected of it each. */
function faultsOf(schema: z.ZodType, request: unknown): readonly string[] {
  const { error } = schema.safeParse(request);
  return error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];
}

describe('a request names the field that is wrong, and what is expected there', () => {
  it.each<[z.ZodType, unknown, string]>([
    [listRequestSchema, { contract: 1 }, 'contract: the name of a contract'],
    [
      listRequestSchema,
      { status: 'lost' },
      expect.stringMatching(/^status: one of deciding, .*, discarded$/),
    ],
    [listRequestSchema, { cursor: 1 }, 'cursor: the cursor of an earlier page'],
    [listRequestSchema, { limit: 'many' }, 'limit: a whole number from 1 to 100'],
    [listRequestSchema, { limit: '1.5' }, 'limit: a whole number'],
    [listRequestSchema, { limit: '0' }, 'limit: 1 or more'],
    [listRequestSchema, { limit: '101' }, 'limit: 100 or less'],
    [attemptsRequestSchema, { target: 1 }, 'target: the name of a target'],
    [attemptsRequestSchema, { target: '' }, 'target: the name of a target'],
    [decisionRequestSchema, { reason: 1 }, 'reason: a reason'],
    [decisionRequestSchema, { reason: ' ' }, 'reason: a reason that is not empty'],
    [decisionRequestSchema, { reason: LONG }, 'reason: a reason of at most 1000 characters'],
    [decisionRequestSchema, { ...REASON, to: 1 }, 'to: the id of a person'],
    [decisionRequestSchema, { ...REASON, to: '' }, 'to: the id of a person'],
    [decisionRequestSchema, { ...REASON, from: 1 }, 'from: the id of a person'],
    [decisionRequestSchema, { ...REASON, from: '' }, 'from: the id of a person'],
    [decisionRequestSchema, { ...REASON, target: 1 }, 'target: the name of a target'],
    [decisionRequestSchema, { ...REASON, target: '' }, 'target: the name of a target'],
    [decisionRequestSchema, { ...REASON, targets: 'asana' }, 'targets: names of targets'],
    [decisionRequestSchema, { ...REASON, targets: [] }, 'targets: the names of targets'],
    [mappingRequestSchema, { ...MAPPING, value: 1 }, 'value: the value that the system sends'],
    [mappingRequestSchema, { ...MAPPING, value: '' }, 'value: the value that the system sends'],
    [mappingRequestSchema, { ...MAPPING, status: 1 }, 'status: a status of the contract'],
    [mappingRequestSchema, { ...MAPPING, status: '' }, 'status: a status of the contract'],
    [mappingRequestSchema, { ...MAPPING, endsAt: 'soon' }, 'endsAt: an instant such as 2030-01-31T12:00:00Z'],
    [mappingRequestSchema, { ...MAPPING, days: '9' }, 'days: a number of days'],
    [mappingRequestSchema, { ...MAPPING, days: 0 }, 'days: a number of days above 0'],
    [mappingRequestSchema, { ...MAPPING, days: 367 }, 'days: at most 366 days'],
    [mappingRequestSchema, { ...MAPPING, onlyIfWaiting: 1 }, 'onlyIfWaiting: true or false'],
    [pauseRequestSchema, { ...REASON, until: 'soon' }, expect.stringContaining('until: a date such as')],
    [resumeRequestSchema, {}, 'reason: a reason'],
    [absenceRequestSchema, { ...ABSENCE, from: 'soon' }, `from: ${DAY_OR_INSTANT}`],
    [absenceRequestSchema, { ...ABSENCE, until: '2030-13-01' }, `until: ${DAY_OR_INSTANT}`],
    [absenceRequestSchema, { ...ABSENCE, delegate: 1 }, 'delegate: the id of a person'],
    [absenceRequestSchema, { ...ABSENCE, delegate: '' }, 'delegate: the id of a person'],
    [absenceRequestSchema, { ...ABSENCE, offers: 'burn' }, 'offers: one of show, move, keep'],
    [erasureRequestSchema, { ...REASON, confirm: 'yes' }, 'confirm: true or false'],
    [erasureRequestSchema, { ...REASON, cursor: 1 }, 'cursor: the cursor of an earlier part'],
    [erasureRequestSchema, { ...REASON, cursor: '' }, 'cursor: the cursor of an earlier part'],
    [secretRequestSchema, { value: 1 }, 'value: the secret'],
    [secretRequestSchema, { value: ' ' }, 'value: a secret that is not empty'],
    [connectRequestSchema, { ...APP, clientId: 1 }, 'clientId: the id of the app'],
    [connectRequestSchema, { ...APP, clientId: '' }, 'clientId: the id of the app'],
    [connectRequestSchema, { ...APP, clientSecret: 1 }, 'clientSecret: the secret of the app'],
    [connectRequestSchema, { ...APP, clientSecret: '' }, 'clientSecret: the secret of the app'],
  ])('%#', (schema, request, fault) => {
    expect(faultsOf(schema, request)).toContainEqual(fault);
  });

  it.each([listRequestSchema, attemptsRequestSchema, decisionRequestSchema, resumeRequestSchema])(
    'what it does not know is refused',
    (schema) => {
      expect(faultsOf(schema, { ...REASON, wish: 1 }).join()).toContain('"wish"');
    },
  );
});

describe('a request that says less', () => {
  it('lists 25', () => {
    expect(listRequestSchema.parse({})).toEqual({ limit: 25 });
    expect(listRequestSchema.parse({ limit: '100' })).toEqual({ limit: 100 });
  });

  it('maps for 30 days, also where nothing waits', () => {
    expect(mappingRequestSchema.parse(MAPPING)).toEqual({ ...MAPPING, days: 30, onlyIfWaiting: false });
    expect(mappingRequestSchema.parse({ ...MAPPING, days: 366 }).days).toBe(366);
  });

  it('moves the offers of whoever goes away, and every way is taken', () => {
    expect(absenceRequestSchema.parse(ABSENCE).offers).toBe('move');
    for (const offers of ['show', 'move', 'keep'] as const)
      expect(absenceRequestSchema.parse({ ...ABSENCE, offers }).offers).toBe(offers);
  });

  it('erases nothing', () => {
    expect(erasureRequestSchema.parse(REASON).confirm).toBe(false);
  });
});

it('takes targets by name, several too', () => {
  expect(decisionRequestSchema.parse({ ...REASON, target: 'asana', targets: ['asana', 'hubspot'] })).toEqual({
    ...REASON,
    target: 'asana',
    targets: ['asana', 'hubspot'],
  });
  expect(attemptsRequestSchema.parse({ target: 'asana' })).toEqual({ target: 'asana' });
});

it.each(['retry', 'release', 'reassign', 'start', 'skip-target', 'roll-back', 'replay', 'cancel'])(
  '%s is a decision',
  (word) => {
    expect(decisionSchema.parse(word)).toBe(word);
  },
);

it.each([
  ['4h', true],
  ['2030-01-31', true],
  ['2030-01-31T12:00:00+01:00', true],
  ['tomorrow', false],
  ['', false],
])('%s is an end: %s', (text, is) => {
  expect(isEnd(text)).toBe(is);
});

it.each([
  ['hubspot-client-secret', true],
  ['asana-token', true],
  ['http-board', true],
  ['http-', false],
  ['board', false],
])('%s names a secret: %s', (name, does) => {
  expect(secretNameSchema.safeParse(name).success).toBe(does);
});
