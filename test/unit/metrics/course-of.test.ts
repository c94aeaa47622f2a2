import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HandoffFact } from '#domain/handoff/facts.ts';
import { courseSchema } from '#domain/metrics/course.ts';
import type { IncidentCause } from '#domain/incident/cause.ts';
import type { Course } from '#domain/metrics/course.ts';
import { courseOf } from '#domain/metrics/course-of.ts';
import type { Measure } from '#domain/metrics/measure.ts';
import { qualityOf } from '#domain/metrics/quality-of.ts';
import { reworkSeconds } from '#domain/metrics/rework-seconds.ts';
import { rejectionOf } from '#domain/metrics/rejection-of.ts';
import { at } from '../handoff/given.ts';
import { acceptedBy, held, JONAS, MAYA, offerMade, request, started } from '../handoff/history.ts';
import { happenings, live } from '../handoff/random-life.ts';
import { logOf } from './log.ts';
import type { Said } from './log.ts';

const HOUR = 60 * 60;
const requested: HandoffFact = { type: 'HandoffRequested', ...request.request };
const offered: readonly Said[] = [
  [0, requested, started(1)],
  [60, offerMade(1, MAYA, 'named', 60)],
];
const returned: HandoffFact = {
  ...{ type: 'HandoffReturned', epoch: 1, by: MAYA, reason: 'incomplete', missing: ['company'] },
};
const course = (seconds: number, ...said: readonly Said[]) => courseOf(logOf(...said), at(seconds));

describe('the course of one handoff', () => {
  it('has nothing to tell of one that was accepted as it came', () => {
    expect(course(HOUR, ...offered, [120, acceptedBy(MAYA)])).toEqual({
      ...{ returns: [], verdicts: {}, troubles: [], reworkSeconds: 0 },
      retried: { attempts: 0, steps: 0, byPeople: 0 },
    });
  });

  it('says who had given what was sent back, and why, and works over until somebody accepts', () => {
    const found = course(
      9 * HOUR,
      ...offered,
      [HOUR, returned, held({ kind: 'returned', by: MAYA, reason: 'incomplete', missing: ['company'] })],
      [
        2 * HOUR,
        { type: 'HandoffReleased', how: 'reassigned', to: JONAS },
        offerMade(2, JONAS, 'reassigned', 2 * HOUR),
      ],
      [3 * HOUR, acceptedBy(JONAS, 2)],
    );
    expect(found).toMatchObject({
      returns: [{ giver: request.request.giver, reason: 'incomplete' }],
      troubles: [
        {
          cause: 'returned',
          incident: `${request.request.handoffId}.3`,
          detectSeconds: 0,
          recoverSeconds: HOUR,
        },
      ],
      reworkSeconds: 2 * HOUR,
    });
  });

  it('counts what was tried again: by itself, by a watch over its steps, and by people', () => {
    const failed: HandoffFact = {
      ...{ type: 'AttemptFailed', target: 'hubspot', epoch: 1, attempt: 1, because: 'http-503' },
    };
    const overdue: HandoffFact = { type: 'StepOverdue', run: 1, step: 'sync', count: 1 };
    const stuck = held({ kind: 'infrastructure', step: 'sync' });
    const found = course(
      HOUR,
      ...offered,
      [120, acceptedBy(MAYA), failed],
      [130, failed, failed, overdue],
      [140, overdue, stuck],
      [150, { type: 'HandoffReleased', how: 'retried' }, stuck],
      [160, { type: 'HandoffReleased', how: 'skipped' }, stuck],
      [170, { type: 'HandoffReleased', how: 'corrected' }],
    );
    expect(found?.retried).toEqual({ attempts: 3, steps: 2, byPeople: 1 });
  });

  it('counts what looks at systems found, by what it was', () => {
    const seen = { target: 'hubspot', epoch: 1, attempt: 1 };
    const mismatch = { ...seen, type: 'TargetMismatched', field: 'owner' } as const;
    const found = course(
      HOUR,
      ...offered,
      [120, acceptedBy(MAYA), { ...mismatch, verdict: 'DROPPED' }, { ...mismatch, verdict: 'OVERWRITTEN' }],
      [130, { ...mismatch, verdict: 'DROPPED' }, { ...seen, type: 'TargetFailed', because: 'refused' }],
      [140, { ...seen, type: 'TargetVerified', verdict: 'VERIFIED' }],
    );
    expect(found?.verdicts).toEqual({ DROPPED: 2, OVERWRITTEN: 1, failed: 1, verified: 1 });
  });

  it('says how long a trouble showed before it was told of', () => {
    const late: Said = [
      5 * HOUR,
      { type: 'OfferExpired', epoch: 1 },
      held({ kind: 'expired', person: MAYA }),
    ];
    const found = course(9 * HOUR, ...offered, late);
    expect(found?.troubles).toMatchObject([{ cause: 'expired', detectSeconds: HOUR - 60 }]);
    expect(found?.troubles[0]).not.toHaveProperty('recoverSeconds');
  });

  it('is none where there is no log', () => {
    expect(courseOf([], at(0))).toBeUndefined();
  });

  it('is one that can be sent, whatever happened', () => {
    fc.assert(
      fc.property(happenings, (some) => {
        const { commits, now } = live(some);
        const start = Date.parse(at(0));
        const log = logOf(...commits.map((one): Said => [(Date.parse(one.at) - start) / 1000, ...one.facts]));
        const found = courseOf(log, now);
        if (found !== undefined) expect(courseSchema.parse(found)).toEqual(found);
      }),
      // Each cause looks through the whole log once more: a long life has many.
      { numRuns: 10 },
    );
  });
});

describe('rework', () => {
  const cause = { kind: 'target-failed', target: 'hubspot', because: 'validation' } as const;
  const rework = (now: number, told: readonly Said[], spans: readonly (readonly [number, number?])[]) =>
    reworkSeconds(
      told.flatMap(([seconds, ...facts]) => facts.map((fact) => ({ at: at(seconds), fact }))),
      spans.map(([from, until]) => ({
        cause,
        from: at(from),
        until: until === undefined ? undefined : at(until),
      })),
      at(now),
    );

  it('counts what overlaps once', () => {
    expect(
      rework(
        1000,
        [],
        [
          [0, 100],
          [50, 150],
          [60, 70],
        ],
      ),
    ).toBe(150);
    expect(
      rework(
        1000,
        [],
        [
          [0, 100],
          [200, 300],
        ],
      ),
    ).toBe(200);
  });

  it('goes on until now, or until it was cancelled', () => {
    expect(rework(1000, [], [[900]])).toBe(100);
    expect(rework(1000, [[950, { type: 'HandoffCancelled' }]], [[900]])).toBe(50);
  });

  it('adds up in any order, and nothing of what lies within what was counted', () => {
    expect(
      rework(
        1000,
        [],
        [
          [200, 300],
          [0, 100],
        ],
      ),
    ).toBe(200);
    expect(
      rework(
        1000,
        [],
        [
          [0, 100],
          [20, 40],
          [50, 120],
        ],
      ),
    ).toBe(120);
    expect(
      rework(
        1000,
        [],
        [
          [0, 100],
          [20, 100],
          [100, 100],
        ],
      ),
    ).toBe(100);
  });

  it('is each time from a return or a reopening to the next acceptance or end, of that time alone', () => {
    const back = (because: 'owner-changed' | 'replayed'): HandoffFact => ({
      ...{ type: 'HandoffReopened', because, targets: ['hubspot'] },
    });
    const told: readonly Said[] = [
      [0, acceptedBy(MAYA)],
      [100, back('owner-changed')],
      [150, acceptedBy(JONAS)],
      [200, back('replayed')],
      [230, { type: 'HandoffCompleted' }],
      [300, returned],
    ];
    expect(rework(310, told, [])).toBe(90);
  });

  it('is not what waits for a person who was not asked yet', () => {
    const about = { from: at(0), until: at(100), cause: { kind: 'expired', person: MAYA } as const };
    expect(reworkSeconds([], [about], at(1000))).toBe(0);
  });
});

describe('what an event was rejected for', () => {
  const event = { seq: 1, status: 'blocked', contract: 'sql', blockedSeq: 1, blockedAt: at(0) } as const;
  const record = { source: 'hubspot', objectType: 'contact', objectId: '1' } as const;
  const causes: readonly (readonly [IncidentCause, string])[] = [
    [
      { kind: 'unmapped', source: 'hubspot', property: 'lifecyclestage', value: 'x', contract: 'sql' },
      'lifecyclestage',
    ],
    [{ kind: 'missing-input', contract: 'sql', field: 'Company' }, 'Company'],
    [
      {
        kind: 'missing-input',
        contract: 'sql',
        field: '',
        unlinked: [{ object: 'contact', label: 'A contact' }],
      },
      'A contact',
    ],
    [{ kind: 'malformed', source: 'hubspot' }, 'malformed'],
  ];
  it.each(causes)('%j: %s', (cause, field) => {
    const rejected = rejectionOf('e1', { ...event, cause, record, isObserved: false });
    expect(rejected).toEqual({ id: 'e1', source: 'hubspot', field });
  });

  it('is of the system that the event names, else of that of its record; of none that is known without either', () => {
    const of = (cause: IncidentCause, from: typeof record | undefined) =>
      rejectionOf('e1', { ...event, cause, record: from, isObserved: false })?.source;
    const missing = { kind: 'missing-input', contract: 'sql', field: 'Company' } as const;
    expect(of({ kind: 'malformed', source: 'salesforce' }, record)).toBe('salesforce');
    expect(of(missing, record)).toBe('hubspot');
    expect(of(missing, undefined)).toBe('unknown');
  });

  it('is all that is not linked', () => {
    const unlinked = ['Customer', 'Contact'].map((label) => ({ object: label.toLowerCase(), label }));
    const cause: IncidentCause = { kind: 'missing-input', contract: 'sql', field: '', unlinked };
    const told = rejectionOf('e1', { ...event, cause, record, isObserved: false });
    expect(told?.field).toBe('Customer, Contact');
  });

  it('is nothing where Baton only looks on', () => {
    const cause = { kind: 'malformed', source: 'hubspot' } as const;
    expect(rejectionOf('e1', { ...event, cause, record, isObserved: true })).toBeUndefined();
  });
});

describe('the quality of many', () => {
  const plain: Course = {
    ...{ returns: [], verdicts: { verified: 1 }, troubles: [], reworkSeconds: 0 },
    retried: { attempts: 0, steps: 0, byPeople: 0 },
  };
  const measure = (id: string, more: Partial<Course> = {}): Measure => ({
    ...{
      id,
      requestedAt: at(0),
      offers: 1,
      answered: 1,
      acceptances: 1,
      declined: 0,
      returned: 0,
      expired: 0,
    },
    ...{ escalations: 0, isFallbackAsked: false, acknowledgment: { outcome: 'open' }, sync: 'done' },
    syncSeconds: 10,
    course: { ...plain, ...more },
  });
  const troubled = measure('b', {
    returns: [{ giver: 'tom', reason: 'incomplete' }],
    retried: { attempts: 2, steps: 1, byPeople: 1 },
    verdicts: { 'not-written': 1, verified: 1 },
    troubles: [
      { cause: 'target-failed', incident: 'i1', detectSeconds: 30, recoverSeconds: 600 },
      { cause: 'target-failed', incident: 'i2', detectSeconds: 90 },
      { cause: 'declined', incident: 'i3', detectSeconds: 0, recoverSeconds: 60 },
    ],
    reworkSeconds: 5400,
  });
  const rejections = [
    { id: 'e1', source: 'hubspot', field: 'company' },
    { id: 'e2', source: 'hubspot', field: 'company' },
  ];

  it('is counts, rates and times, by giver, reason, field and cause', () => {
    expect(qualityOf([measure('a'), troubled], rejections, at(0))).toEqual({
      returns: [{ giver: 'tom', reason: 'incomplete', count: 1 }],
      retried: { attempts: 2, steps: 1, byPeople: 1 },
      verdicts: { 'not-written': 1, verified: 2 },
      transformed: { handoffs: 2, rejected: 2, share: 0.5 },
      rejected: [{ source: 'hubspot', field: 'company', count: 2, rate: 0.5 }],
      syncDelay: { p50: 10, p90: 10 },
      errorPropagation: { p50: 30, p90: 90 },
      byCause: [
        {
          ...{ cause: 'declined', count: 1, open: 0, handoffs: 1 },
          ...{ detect: { p50: 0, p90: 0 }, recover: { p50: 60, p90: 60 } },
        },
        {
          ...{ cause: 'target-failed', count: 2, open: 1, handoffs: 1 },
          ...{ detect: { p50: 30, p90: 90 }, recover: { p50: 600, p90: 'never' } },
        },
      ],
      reworkHours: 1.5,
    });
  });

  it('counts one incident once, however many handoffs it holds, and each of them twice over', () => {
    const outage = { cause: 'target-deferred', incident: 'i1', detectSeconds: 10 } as const;
    const over = { ...outage, recoverSeconds: 60 };
    const held = [
      measure('a', { troubles: [over, over] }),
      measure('b', { troubles: [over] }),
      measure('c', { troubles: [outage] }),
    ];
    const [told] = qualityOf(held, [], at(0)).byCause;
    expect(told).toMatchObject({ count: 1, open: 1, handoffs: 3, recover: { p50: 60, p90: 'never' } });
    const [ended] = qualityOf(held.slice(0, 2), [], at(0)).byCause;
    expect(ended).toMatchObject({ count: 1, open: 0, handoffs: 2 });
  });

  it('is of the window, and the same in whatever order', () => {
    const older = { ...troubled, id: 'older', requestedAt: at(-1) };
    const one = qualityOf([measure('a'), troubled, older], rejections, at(0));
    expect(qualityOf([troubled, measure('a')], rejections.toReversed(), at(0))).toEqual(one);
  });

  it('tells what is most frequent first, and what is as frequent by name', () => {
    const fields = ['phone', 'company', 'email', 'company'];
    const rejected = fields.map((field, index) => ({ id: `e${String(index)}`, source: 'hubspot', field }));
    expect(qualityOf([], rejected, at(0)).rejected.map(({ field, count }) => [field, count])).toEqual([
      ['company', 2],
      ['email', 1],
      ['phone', 1],
    ]);
  });

  it('counts how long an error spread of systems alone, and each cause by the handoffs that it held', () => {
    const declined = { cause: 'declined', incident: 'i1', detectSeconds: 500, recoverSeconds: 60 } as const;
    const failed = { cause: 'mismatch', incident: 'i2', detectSeconds: 30, recoverSeconds: 60 } as const;
    const found = qualityOf(
      [measure('a', { troubles: [declined] }), measure('b', { troubles: [failed, declined] })],
      [],
      at(0),
    );
    expect(found.errorPropagation).toEqual({ p50: 30, p90: 30 });
    expect(found.byCause.map(({ cause, handoffs }) => [cause, handoffs])).toEqual([
      ['declined', 2],
      ['mismatch', 1],
    ]);
  });

  it('divides by nothing where there is nothing', () => {
    expect(qualityOf([], [], at(0))).toMatchObject({
      transformed: { share: undefined },
      rejected: [],
      reworkHours: 0,
    });
  });
});
