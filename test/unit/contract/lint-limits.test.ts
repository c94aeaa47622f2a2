import { describe, expect, it } from 'vitest';
import type { ContractSource } from '#domain/contract/contract-source.ts';
import { calendarIdSchema, statusSchema } from '#domain/contract/ids.ts';
import { lintObservability } from '#domain/contract/lint-observability.ts';
import { lintStart } from '#domain/contract/lint-start.ts';
import { lintTargets } from '#domain/contract/lint-targets.ts';
import { lintTiming } from '#domain/contract/lint-timing.ts';
import { sampleDirectorySource, sampleSource } from './sample.ts';

const { observability, ...unobserved } = sampleSource;
const { sla, sync, acknowledgment: asked } = sampleSource;
if (observability === undefined || asked === undefined) throw new Error('the shipped contract says both');
const { window } = observability;
const timing = (change: Partial<ContractSource>) =>
  lintTiming({ ...sampleSource, ...change }, sampleDirectorySource);
const places = (found: readonly { readonly path: readonly unknown[]; readonly at: string }[]) =>
  found.map(({ path, at }) => [path.join('.'), at]);

describe('days among working time', () => {
  const berlin = { ...sla, calendar: calendarIdSchema.parse('berlin') };
  const days = (change: Partial<ContractSource>) => places(timing({ sla: berlin, ...change }));

  it('are found wherever working time is counted', () => {
    const change: Partial<ContractSource> = {
      sla: { ...berlin, startWithin: '2d' },
      start: { statuses: [statusSchema.parse('opportunity')], grace: '1d', whenMissed: 'ask' },
      observability: { ...observability, timeToAcknowledge: { p50: '1d', p90: '2d' }, oldestWaiting: '3d' },
    };
    expect(days(change)).toEqual([
      ['sla.startWithin', 'value'],
      ['start.grace', 'value'],
      ['observability.timeToAcknowledge.p50', 'value'],
      ['observability.timeToAcknowledge.p90', 'value'],
      ['observability.oldestWaiting', 'value'],
    ]);
  });

  it('are none where nothing is observed, or no time is asked for', () => {
    expect(days({ observability: { window } })).toEqual([]);
    expect(lintTiming({ ...unobserved, sla: berlin }, sampleDirectorySource)).toEqual([]);
  });
});

describe('a time that is just long enough', () => {
  const acknowledgment = { ...asked, reminders: [] };

  it('is as good as a longer one, and one that is just too long is found', () => {
    expect(timing({ acknowledgment: { ...acknowledgment, snoozeAtMost: '4h' } })).toEqual([]);
    expect(timing({ acknowledgment: { ...acknowledgment, snoozeAtMost: '30m' } })).toEqual([]);
    expect(timing({ acknowledgment: { ...acknowledgment, deliverWithin: '3h' } })).toEqual([]);
    const [late] = timing({ acknowledgment: { ...acknowledgment, deliverWithin: '4h' } });
    expect(late).toMatchObject({ path: ['acknowledgment', 'deliverWithin'], at: 'value', found: '4h' });
  });

  it('counts snoozing to the time that an offer may be open', () => {
    const open = (acceptWithin: string, snoozeAtMost: string) =>
      places(timing({ sla: { ...sla, acceptWithin }, acknowledgment: { ...acknowledgment, snoozeAtMost } }));
    expect(open('30d', '30d')).toEqual([]);
    expect(open('31d', '30d')).toEqual([['sla.acceptWithin', 'value']]);
  });

  it('reminds before the deadline and after the offer, or not at all', () => {
    const remind = (after: string) =>
      places(timing({ acknowledgment: { ...acknowledgment, reminders: [{ after }] } }));
    expect(remind('3h')).toEqual([]);
    expect(remind('4h')).toEqual([['acknowledgment.reminders.0.after', 'value']]);
  });

  it('is held against what is observed', () => {
    const observed = (change: object) =>
      places(lintObservability({ ...sampleSource, observability: { window: '7d', ...change } }));
    expect(observed({ timeToAcknowledge: { p50: '1h', p90: '1h' } })).toEqual([]);
    expect(observed({ timeToAcknowledge: { p50: '2h', p90: '1h' } })).toEqual([
      ['observability.timeToAcknowledge.p50', 'value'],
    ]);
    expect(observed({ timeToAcknowledge: { p50: '2h' } })).toEqual([]);
    expect(observed({ timeToAcknowledge: { p90: '2h' } })).toEqual([]);
    expect(observed({})).toEqual([]);
    expect(observed({ window: '4h' })).toEqual([]);
    expect(observed({ window: '3h' })).toEqual([['observability.window', 'value']]);
    expect(observed({ waitingAmount: 5 })).toEqual([['observability.waitingAmount', 'name']]);
  });

  it('is no matter where nothing is observed', () => {
    expect(lintObservability(unobserved)).toEqual([]);
  });

  it('reaches as far as the start that is asked for', () => {
    const start = (latest: string, startWithin: string) =>
      places(
        lintStart({
          ...sampleSource,
          sla: { ...sla, startWithin },
          start: { statuses: [statusSchema.parse('opportunity')], latest, whenMissed: 'ask' },
        }),
      ).filter(([path]) => path === 'start.latest');
    expect(start('2d', '2d')).toEqual([]);
    expect(start('1d', '2d')).toEqual([['start.latest', 'value']]);
  });
});

describe('targets', () => {
  const [hubspot] = sync.targets;
  if (hubspot?.system !== 'hubspot') throw new Error('the record of the shipped contract is in HubSpot');
  const asana = (fields: Record<string, { text: string }>) => ({
    ...{ system: 'asana' as const, project: '1', readBackAfter: '2s', fields, expect: {} },
  });
  const found = (...targets: ContractSource['sync']['targets']) =>
    lintTargets({ ...sampleSource, sync: { targets } }, sampleDirectorySource);

  it('have the record among them', () => {
    expect(found(asana({}))).toEqual([
      {
        ...{ path: ['sync', 'targets'], at: 'value', found: 'only others' },
        expected: 'the system of record (hubspot) among the targets',
      },
    ]);
  });

  it('are each written once', () => {
    expect(places(found(hubspot, hubspot))).toContainEqual(['sync.targets.1.system', 'value']);
  });

  it.each(['assignee', 'project'])('of Asana have fields of their own: %s is what Baton writes', (field) => {
    expect(places(found(hubspot, asana({ [field]: { text: 'x' } })))).toEqual([
      [`sync.targets.1.fields.${field}`, 'name'],
    ]);
  });

  it('of Asana have fields that tasks have', () => {
    expect(found(hubspot, asana({ name: { text: 'x' }, 'custom_field:12': { text: 'x' } }))).toEqual([]);
    for (const field of ['my_custom_field:12', 'custom_field:12b', 'custom_field:'])
      expect(places(found(hubspot, asana({ [field]: { text: 'x' } })))).toEqual([
        [`sync.targets.1.fields.${field}`, 'name'],
      ]);
  });

  it('of HubSpot have a property for each of Baton’s own', () => {
    const { properties } = hubspot;
    const twice = { ...hubspot, properties: { ...properties, state: properties.handoffId } };
    expect(found(twice)).toEqual([
      {
        ...{ path: ['sync', 'targets', 0, 'properties', 'state'], at: 'value' },
        ...{ expected: 'a property of its own', found: properties.handoffId },
      },
    ]);
  });

  it('know everybody who may be asked', () => {
    const people = Object.fromEntries(
      Object.entries(sampleDirectorySource.people).map(([id, person]) => [
        id,
        { ...person, ids: { hubspot: person.ids.hubspot } },
      ]),
    );
    const [problem] = lintTargets(
      { ...sampleSource, sync: { targets: [hubspot, sync.targets[1]!] } },
      { ...sampleDirectorySource, people },
    );
    expect(problem).toMatchObject({ path: ['sync', 'targets', 1], at: 'value' });
    expect(problem?.found).toMatch(/^none of [a-z-]+(, [a-z-]+)+$/);
  });
});
