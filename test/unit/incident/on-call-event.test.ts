import { describe, expect, test } from 'vitest';
import type { IncidentFact } from '#domain/incident/facts.ts';
import { everyMilestone } from '#domain/incident/milestones.ts';
import {
  onCallEventId,
  onCallEventOf,
  onCallEventSchema,
  toldOnCallOf,
} from '#domain/incident/on-call-event.ts';
import { stableId, subjectId } from '#domain/ids.ts';
import { sampleDirectory } from '../contract/sample.ts';
import type { Committed } from './log.ts';
import { hour, incidentLog, incidentSubject } from './log.ts';

const cause = { kind: 'notice-failed', recipient: 'maya-chen', because: 'bounced' } as const;
const whose = { owner: 'lena-fischer', contract: 'sales-qualified-lead' };
const opened = {
  ...{ type: 'IncidentOpened', cause, owner: whose.owner },
  ...{ deadlineAt: hour(9), member: 'handoff#a@1' },
} as const satisfies IncidentFact;
const joined: IncidentFact = { type: 'IncidentJoined', member: 'handoff#b@1' };
const returned: IncidentFact = { type: 'IncidentReopened', deadlineAt: hour(9), member: 'handoff#c@1' };
const assigned: IncidentFact = { type: 'IncidentAssigned', owner: 'tom-okafor', textId: 't' };
const ended: IncidentFact = { type: 'IncidentResolved', because: 'cause-removed' };
const escalated = (count = 1): IncidentFact => ({ type: 'IncidentEscalated', count, nextAt: hour(99) });

const ESCALATED = 'incident.escalated';
const RESOLVED = 'incident.resolved';
const told = (facts: readonly Committed[], wanted: readonly (typeof ESCALATED | typeof RESOLVED)[]) =>
  toldOnCallOf(everyMilestone(incidentLog(...facts)), wanted).map(({ seq }) => seq);
const eventOf = (facts: readonly Committed[], seq: number) =>
  onCallEventOf(incidentLog(...facts), { subjectId: incidentSubject, seq }, sampleDirectory);

describe('whoever is on call is told', () => {
  test.each<[string, readonly IncidentFact[], readonly number[]]>([
    ['of an escalation and of the end after it', [opened, escalated(), ended], [2, 3]],
    ['of each escalation', [opened, escalated(), escalated(2), ended], [2, 3, 4]],
    ['of nothing where nothing was escalated', [opened, assigned, ended, returned, ended], []],
    [
      'once of an end, not of the next without an escalation',
      [opened, escalated(), ended, returned, ended],
      [2, 3],
    ],
    [
      'of the end of what was escalated after it came back',
      [opened, ended, returned, escalated(), ended],
      [4, 5],
    ],
  ])('%s', (_, facts, seqs) => {
    expect(told(facts, [ESCALATED, RESOLVED])).toEqual(seqs);
  });

  test('of what they want to hear of alone', () => {
    expect(told([opened, escalated(), ended], [ESCALATED])).toEqual([2]);
    expect(told([opened, escalated(), ended], [RESOLVED])).toEqual([3]);
    expect(told([opened, escalated(), ended], [])).toEqual([]);
  });
});

describe('the event of a commit', () => {
  test('says all that somebody needs who sees nothing else of it', () => {
    const event = eventOf([{ ...opened, ...whose }, joined, escalated(3)], 3);
    expect(event).toEqual({
      type: ESCALATED,
      timestamp: hour(3),
      data: {
        ...{ incident: 'i-1', severity: 'normal', contract: whose.contract, owner: 'Lena Fischer' },
        headline: 'A message to Maya Chen could not be sent: bounced',
        ...{ deadline: hour(9), holds: 2, escalations: 3, command: 'npx baton incidents show i-1' },
      },
    });
    expect(onCallEventSchema.parse(event)).toEqual(event);
  });

  test('names no contract where it is about none, and whoever it was given to as its owner', () => {
    const event = eventOf([opened, assigned, escalated()], 3);
    expect(event?.data.owner).toBe('Tom Okafor');
    expect(event?.data).not.toHaveProperty('contract');
  });

  test('is the same at each try: what came after it does not show', () => {
    const before = [opened, escalated()];
    expect(eventOf([...before, joined, assigned, escalated(2)], 2)).toEqual(eventOf(before, 2));
  });

  test('of an end is told where it was escalated before', () => {
    expect(eventOf([opened, escalated(), ended], 3)?.type).toBe(RESOLVED);
    expect(eventOf([opened, escalated(), ended, returned], 3)?.type).toBe(RESOLVED);
    expect(eventOf([opened, ended], 2)).toBeUndefined();
  });

  test('is none where the end has overtaken the escalation, or the next escalation the end', () => {
    const facts = [opened, escalated(), ended, returned, escalated()];
    expect([2, 3, 5].map((seq) => eventOf(facts, seq)?.type)).toEqual([undefined, undefined, ESCALATED]);
  });

  test('is none where the commit tells whoever is on call nothing, or there is none', () => {
    const facts = [opened, joined, escalated()];
    expect([1, 2, 4].map((seq) => eventOf(facts, seq))).toEqual([undefined, undefined, undefined]);
    expect(eventOf([], 1)).toBeUndefined();
  });
});

test('a receiver knows an event by its id: the same at each try and in each version, another for each commit', () => {
  const id = (seq: number, subject = incidentSubject) => onCallEventId({ subjectId: subject, seq });
  expect(id(2)).toBe(`msg_${stableId('on-call', 'incident#i-1', '2')}`);
  expect(new Set([id(2), id(3), id(2, subjectId('incident', 'i-2'))]).size).toBe(3);
});
