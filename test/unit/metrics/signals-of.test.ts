import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HandoffFact } from '#domain/handoff/facts.ts';
import { CONTRACT_METRICS } from '#domain/limits/metrics.ts';
import type { ContractMetric } from '#domain/limits/metrics.ts';
import type { Commit } from '#domain/log/commit.ts';
import { measureOf } from '#domain/metrics/measure-of.ts';
import { metricsOf } from '#domain/metrics/metrics-of.ts';
import type { Signal } from '#domain/metrics/signals-of.ts';
import { signalsOf } from '#domain/metrics/signals-of.ts';
import { sampleContract } from '../contract/sample.ts';
import { at } from '../handoff/given.ts';
import { acceptedBy, hubspot, JONAS, MAYA, offerMade, request } from '../handoff/history.ts';
import { happenings, live } from '../handoff/random-life.ts';
import type { Said } from './log.ts';
import { logOf } from './log.ts';

const HOUR = 60 * 60;
const requested: HandoffFact = { type: 'HandoffRequested', ...request.request };
const begun: readonly Said[] = [
  [0, requested],
  [60, offerMade(1, MAYA, 'named', 60)],
];
const verdict = { target: hubspot, epoch: 1, attempt: 1 };
const completed: HandoffFact = { type: 'HandoffCompleted' };
const refused: HandoffFact = { type: 'TargetFailed', ...verdict, because: 'http-400' };

/** What the last of these commits adds. */
function lastOf(...said: readonly Said[]): Readonly<Record<string, number>> {
  const commits = logOf(...said);
  const found = signalsOf(commits, commits.length, sampleContract);
  return Object.fromEntries(found.map(({ metric, value }) => [metric, value]));
}

describe('one commit adds to the numbers of its contract', () => {
  it('an event that began a handoff was not blocked', () => {
    expect(lastOf([0, requested])).toEqual({ EventBlocked: 0 });
  });

  it('an offer that was made adds nothing yet', () => {
    expect(lastOf(...begun)).toEqual({});
  });

  it('an acceptance in time, how long it took, and an offer that was answered', () => {
    expect(lastOf(...begun, [HOUR + 60, acceptedBy(MAYA)])).toEqual({
      AcknowledgedInTime: 1,
      TimeToAcknowledge: HOUR,
      OfferExpired: 0,
    });
  });

  it('an offer that expired is a breach, and an acceptance after it has a time of its own only', () => {
    const expired: Said = [
      4 * HOUR + 60,
      { type: 'OfferExpired', epoch: 1 },
      offerMade(2, JONAS, 'fallback', 4 * HOUR + 60),
    ];
    expect(lastOf(...begun, expired)).toEqual({ AcknowledgedInTime: 0, OfferExpired: 1 });
    expect(lastOf(...begun, expired, [5 * HOUR + 60, acceptedBy(JONAS, 2)])).toEqual({
      OfferExpired: 0,
      TimeToAcknowledge: 5 * HOUR,
    });
  });

  it('an end that every system shows, and how long after the acceptance', () => {
    const found = lastOf(...begun, [HOUR, acceptedBy(MAYA)], [HOUR + 7, completed]);
    expect(found).toEqual({ SyncFailed: 0, SyncDelay: 7 });
  });

  it('a system that refuses once, and not again', () => {
    const failed: Said = [HOUR + 5, refused];
    expect(lastOf(...begun, [HOUR, acceptedBy(MAYA)], failed)).toEqual({ SyncFailed: 1 });
    expect(lastOf(...begun, [HOUR, acceptedBy(MAYA)], failed, [HOUR + 9, refused])).toEqual({});
    expect(lastOf(...begun, [HOUR, acceptedBy(MAYA)], failed, [2 * HOUR, completed])).toEqual({
      SyncDelay: HOUR,
    });
  });

  it('is asked of a commit in the middle as if nothing had come after it', () => {
    const commits = logOf(...begun, [HOUR, acceptedBy(MAYA)], [HOUR + 7, completed]);
    expect(signalsOf(commits, 1, sampleContract)).toEqual([{ metric: 'EventBlocked', value: 0 }]);
    expect(signalsOf(commits, 9, sampleContract)).toEqual([]);
  });

  it('nothing of what is only observed', () => {
    const would = { kind: 'ask', to: MAYA, because: 'named' } as const;
    expect(lastOf([0, requested, { type: 'HandoffObserved', would, until: at(HOUR) }])).toEqual({});
  });
});

it('all that the commits of any life add is what `baton metrics` counts at its end', () => {
  fc.assert(
    fc.property(happenings, (all) => {
      const commits = commitsOf(live(all).commits);
      const now = commits.at(-1)?.at ?? at(0);
      const signals = commits.flatMap(({ seq }) => signalsOf(commits, seq, sampleContract));
      const measure = measureOf(commits, { contract: sampleContract, now });
      const metrics = metricsOf(measure === undefined ? [] : [measure], at(0), now);
      expect(valuesOf(signals, CONTRACT_METRICS.offerExpired)).toEqual([
        ...Array.from({ length: metrics.expired.answered }, () => 0),
        ...Array.from({ length: metrics.expired.offers }, () => 1),
      ]);
      const { inTime, late, never } = metrics.acknowledged;
      expect(valuesOf(signals, CONTRACT_METRICS.acknowledgedInTime)).toHaveLength(inTime + late + never);
      expect(valuesOf(signals, CONTRACT_METRICS.timeToAcknowledge)).toHaveLength(inTime + late);
      const failures = valuesOf(signals, CONTRACT_METRICS.syncFailed).filter((value) => value === 1);
      expect(failures).toHaveLength(metrics.sync.failed);
    }),
  );
});

/** Those lives begin with the request. */
function commitsOf(all: ReturnType<typeof live>['commits']): readonly Commit[] {
  const start = Date.parse(at(0));
  return logOf(...all.map((one): Said => [(Date.parse(one.at) - start) / 1000, ...one.facts]));
}

function valuesOf(signals: readonly Signal[], wanted: ContractMetric): readonly number[] {
  return signals
    .filter(({ metric }) => metric === wanted)
    .map(({ value }) => value)
    .toSorted((one, other) => one - other);
}
