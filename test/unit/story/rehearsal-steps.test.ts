import { expect, it } from 'vitest';
import type { FactOf, HandoffFact } from '#domain/handoff/facts.ts';
import { rehearsalSteps } from '#domain/story/rehearsal-steps.ts';
import { sampleContract, sampleDirectory } from '#test/unit/contract/sample.ts';

const at = '2030-01-31T12:00:00.000Z';
const later = '2030-01-31T16:00:00.000Z';
const maya = { id: 'maya-chen', name: 'Maya Chen' };
const jonas = { id: 'jonas-weber', name: 'Jonas Weber' };
const leftOut = [{ person: 'jonas-weber', because: 'away' }] as const;
const jonasIsAway = { ...jonas, because: 'away' };
const offer: FactOf<'OfferMade'> = {
  type: 'OfferMade',
  epoch: 1,
  to: 'maya-chen',
  because: 'named',
  expiresAt: later,
};

const stepsOf = (facts: readonly HandoffFact[], contract = sampleContract) =>
  rehearsalSteps([{ at, facts }], 'jonas-weber', contract, sampleDirectory);

it('says who is asked, why and until when', () => {
  expect(stepsOf([offer])).toStrictEqual([
    {
      ...{ at, kind: 'asked', to: maya, because: 'named', acceptBy: later, considered: [maya], leftOut: [] },
      sentence: `Maya Chen is asked, whom the contract names, to accept by ${later}.`,
    },
  ]);
});

it('names who was in question, and who of them is left out and why', () => {
  const choice = { considered: ['maya-chen', 'jonas-weber'], leftOut: [...leftOut] };
  expect(stepsOf([{ ...offer, choice }])).toStrictEqual([
    {
      ...{ at, kind: 'asked', to: maya, because: 'named', acceptBy: later },
      ...{ considered: [maya, jonas], leftOut: [jonasIsAway] },
      sentence: `Maya Chen is asked, whom the contract names, to accept by ${later}. In question: Maya Chen, Jonas Weber (Jonas Weber is away).`,
    },
  ]);
});

it('names who was in question where nobody is left out, and who is left out where nobody else was', () => {
  const told = (considered: string[], out: readonly (typeof leftOut)[number][]) =>
    stepsOf([{ ...offer, choice: { considered, leftOut: [...out] } }])[0]?.sentence;
  expect(told(['maya-chen', 'jonas-weber'], [])).toContain(' In question: Maya Chen, Jonas Weber.');
  expect(told(['maya-chen'], leftOut)).toContain(' In question: Maya Chen (Jonas Weber is away).');
});

it('says which step of an escalation it is', () => {
  const escalated: HandoffFact = { type: 'HandoffEscalated', level: 2, to: 'maya-chen' };
  const [step, ...others] = stepsOf([escalated, { ...offer, because: 'escalated' }]);
  expect(others).toEqual([]);
  expect(step).toMatchObject({ level: 2, because: 'escalated' });
  expect(step?.sentence).toBe(`Maya Chen is asked, to whom it is escalated (step 2), to accept by ${later}.`);
});

it('says until when whoever accepts at once has to start, where the contract says it', () => {
  const start = { withinSeconds: 3600, statuses: [], latestSeconds: 0, graceSeconds: 0 };
  const contract = { ...sampleContract, start: { ...start, whenMissed: 'ask' as const } };
  const [step] = stepsOf([offer], contract);
  expect(step?.sentence).toBe(
    `Maya Chen is asked, whom the contract names, to accept by ${later}. Whoever accepts at once has to start by 2030-01-31T13:00:00.000Z.`,
  );
});

it('tells of reminders and of the end of an offer, and of nothing that the machinery does', () => {
  const machinery: HandoffFact = { type: 'WorkflowStarted', run: 1 };
  expect(
    stepsOf([machinery, { type: 'ReminderDue', epoch: 1 }, { type: 'OfferExpired', epoch: 1 }]),
  ).toStrictEqual([
    { at, kind: 'reminder', sentence: 'No answer yet: a reminder is sent.' },
    { at, kind: 'expired', sentence: 'The offer expires.' },
  ]);
});

it('says until when nobody can be asked, and why', () => {
  const postponed: FactOf<'OfferPostponed'> = {
    type: 'OfferPostponed',
    epoch: 1,
    until: later,
    leftOut: [...leftOut],
  };
  expect(stepsOf([postponed, { ...postponed, leftOut: [], because: 'paused' }])).toStrictEqual([
    {
      ...{ at, kind: 'nobody-yet', until: later, leftOut: [jonasIsAway] },
      sentence: `Nobody can be asked before ${later} (Jonas Weber is away).`,
    },
    {
      ...{ at, kind: 'nobody-yet', until: later, leftOut: [] },
      sentence: `The contract is paused: nobody is asked before ${later}.`,
    },
  ]);
});

it('ends with who decides and by when, and who was left out', () => {
  const lena = { id: 'lena-fischer', name: 'Lena Fischer' };
  const ends = `Lena Fischer decides, and is reminded at 2030-02-02T12:00:00.000Z and then every day.`;
  const decided = { at, kind: 'held', decider: lena, decideBy: '2030-02-02T12:00:00.000Z' };
  expect(
    stepsOf([
      { type: 'HandoffHeld', cause: { kind: 'expired', person: 'maya-chen' } },
      { type: 'HandoffHeld', cause: { kind: 'nobody-to-ask', leftOut: [...leftOut] } },
    ]),
  ).toStrictEqual([
    {
      ...decided,
      sentence: `It is held, because Maya Chen did not answer in time: ${ends}`,
    },
    {
      ...{ ...decided, leftOut: [jonasIsAway] },
      sentence: `It is held, because nobody can be asked now (Jonas Weber is away): ${ends}`,
    },
  ]);
});
