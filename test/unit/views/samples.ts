import { afterClosing } from '#domain/story/after-closing.ts';
import { reportOf } from '#domain/monday/report-of.ts';
import type { MondayProps } from '#views/monday.ts';
import { allIsWell, incident as openIncident } from '../monday/gathered.ts';
import type { Incident } from '#views/incident.ts';
import type { Cancelled } from '#views/cancelled.ts';
import type { GivenAway } from '#views/given-away.ts';
import type { CancelledMailProps } from '#views/mails/cancelled-mail.ts';
import type { GivenAwayMailProps } from '#views/mails/given-away-mail.ts';
import type { IncidentMailProps } from '#views/mails/incident-mail.tsx';
import type { OverviewPageProps } from '#views/pages/overview-page.tsx';
import type { OverviewStory } from '#views/overview.ts';
import type { PersonalMailProps } from '#views/mails/personal-mail.tsx';
import type { MyPageProps } from '#views/pages/my-page.tsx';
import type { NewsMailProps } from '#views/mails/news-mail.tsx';
import type { OfferMailProps } from '#views/mails/offer-mail.tsx';
import type { StartReminderProps } from '#views/mails/start-mail.tsx';
import type { TakenBackMailProps } from '#views/mails/taken-back-mail.ts';
import type { Offer } from '#views/offer.ts';
import { declineReasons, returnReasons } from '#views/pages/answer-reasons.ts';
import type { IncidentPackage } from '#domain/operator/incidents.ts';
import type { TendPageProps } from '#views/pages/tend-page.tsx';
import type { DecisionPageProps } from '#views/pages/decision-page.tsx';
import type { OfferPageProps } from '#views/pages/offer-page.tsx';
import type { Progress } from '#views/progress.ts';
import type { Reader } from '#views/reader.ts';
import type { TakenBack } from '#views/taken-back.ts';

export const reader: Reader = {
  now: '2026-11-20T12:00:00Z',
  timeZone: 'Europe/Berlin',
  locale: 'en-GB',
};

export const offer: Offer = {
  giverName: 'Grace Hopper',
  whatTitle: 'Ada Lovelace, Analytical Engines',
  recordKind: 'contact',
  contractTitle: 'Qualified leads to sales',
  because: { kind: 'given', by: 'Mary Somerville', reason: 'You look after the north' },
  acceptBy: '2026-11-20T16:00:00Z',
  show: [
    { label: 'E-mail', value: 'ada@analytical-engines.example.com' },
    { label: 'Phone', value: '+44 20 7946 0999' },
    { label: 'Interested in', value: 'Twelve engines for the Manchester works, delivered by spring' },
  ],
  systemName: 'HubSpot',
  systems: [
    { name: 'HubSpot', does: 'show-owner' },
    { name: 'Asana', does: 'get', what: 'task', hasBrief: true },
  ],
  recordUrl: 'https://crm.example.com/contacts/0-1/record/4711',
};

export const offerMailProps: OfferMailProps = {
  offer,
  recipientName: 'Charles',
  link: 'https://baton.example.com/o/3q2-7w',
  code: '07',
  ownPage: { url: 'https://baton.example.com/me/5t6-1k', code: '07' },
  reader,
};

export const startMailProps: StartReminderProps = {
  start: {
    ...{ whatTitle: offer.whatTitle, contractTitle: offer.contractTitle, ownerName: 'Charles Babbage' },
    ...{ acceptedAt: '2026-11-18T09:00:00Z', startBy: '2026-11-20T09:00:00Z', next: '2026-11-21T09:00:00Z' },
    ...{ isOfferedAnew: false, contractOwnerName: 'Mary Somerville', toldNextName: 'Mary Somerville' },
    ...{ systemName: offer.systemName, recordUrl: offer.recordUrl },
  },
  ...{ recipientName: 'Charles', link: offerMailProps.link, code: '07', reader },
  ownPage: offerMailProps.ownPage,
};

export const offerPageProps: OfferPageProps = {
  needsCode: true,
  offer,
  nonce: 'nonce-1',
  declineReasons: declineReasons('en-GB'),
  returnReasons: returnReasons('en-GB'),
  missingFields: [
    { value: 'phone', label: 'Phone' },
    { value: 'budget', label: 'Budget' },
  ],
  colleagues: [
    { value: 'charles', label: 'Charles Babbage' },
    { value: 'mary', label: 'Mary Somerville' },
  ],
  times: [
    { value: '1h', label: 'In 1 hour' },
    { value: '2026-11-21T08:00:00.000Z', label: 'Tomorrow: Sat 21 Nov, 09:00 CET' },
  ],
  reader,
};

export const incident: Incident = {
  cause: {
    kind: 'dropped',
    system: 'HubSpot',
    field: 'Contact owner',
    expected: 'Charles Babbage',
    found: 'Grace Hopper',
  },
  whatTitle: 'Ada Lovelace, Analytical Engines',
  contractTitle: 'Qualified leads to sales',
  lastGoodStep: 'Charles Babbage accepted',
  correlationId: '1-673f1c0a-5a7e8c2b9d1f4e6a7b8c9d0e',
  decideBy: '2026-11-22T12:00:00Z',
  waits: 'handoffs',
  waiting: 1,
};

const known: IncidentPackage = {
  suggestion: 'Look who changes the field in HubSpot, then try again: the owner is written once more.',
  tried: [{ at: '2026-11-20T10:12:31Z', what: 'HubSpot, write: yes (200)' }],
  sample: '{"kind":"raw","body":"‹text, 212 characters›"}',
  log: [
    {
      ...{ seq: 3, at: '2026-11-20T10:12:31.000Z', actor: 'Charles Babbage', correlationId: 'c1' },
      sentence: 'HubSpot shows Charles Babbage as the owner.',
    },
  ],
  idempotencyKey: `${'a'.repeat(26)}.1.hubspot`,
  correlationId: 'c1',
};

export const incidentMailProps: IncidentMailProps = {
  severity: 'normal',
  known,
  variant: 'opened',
  incident,
  role: 'contract-owner',
  link: 'https://baton.example.com/d/9x8-1k',
  ownPage: { url: 'https://baton.example.com/me/7y-2z', code: '42' },
  overviewLink: 'https://baton.example.com/overview/7y-2z',
  code: '42',
  reader,
};

export const tendPageProps: TendPageProps = {
  ...{ incident, severity: 'high', owners: ['Mary Somerville'], since: '2026-11-20T10:12:31Z', known },
  story: [{ at: '2026-11-20T10:12:31Z', sentence: 'Mary Somerville has to decide by 2026-11-22T10:12:31Z.' }],
  people: [
    { value: 'charles', label: 'Charles Babbage' },
    { value: 'mary', label: 'Mary Somerville' },
  ],
  ...{
    isWhole: true,
    closing: afterClosing({ kind: 'status-failed' }),
    nonce: '1763632800000.signature',
    reader,
  },
};

export const decisionPageProps: DecisionPageProps = {
  incident,
  tendUrl: '../incidents/token',
  recipientName: 'Mary Somerville',
  story: [
    { at: '2026-11-20T09:00:00Z', sentence: 'HubSpot said that Ada Lovelace is sales qualified.' },
    { at: '2026-11-20T09:00:04Z', sentence: 'Charles Babbage was asked by mail.' },
    { at: '2026-11-20T10:12:31Z', sentence: 'Charles Babbage accepted.' },
  ],
  choices: [
    { kind: 'retry' },
    { kind: 'seen-to' },
    { kind: 'started' },
    { kind: 'ask-next' },
    { kind: 'skip' },
    { kind: 'roll-back' },
    {
      kind: 'give-to',
      people: [
        { value: 'charles', label: 'Charles Babbage' },
        { value: 'mary', label: 'Mary Somerville' },
      ],
    },
    {
      kind: 'correct-and-release',
      property: 'Lifecycle stage',
      value: 'SQL',
      statuses: [{ value: 'sales-qualified', label: 'Sales qualified' }],
    },
    { kind: 'cancel' },
    { kind: 'discard' },
  ],
  nonce: 'nonce-2',
  shown: 7,
  reader,
};

export const newsMailProps: NewsMailProps = {
  news: 'moved',
  name: 'Mary Somerville',
  whatTitle: offer.whatTitle,
  contractTitle: offer.contractTitle,
  recipientName: 'Grace Hopper',
  link: 'https://baton.example.com/following/news-token',
  ownPage: { url: 'https://baton.example.com/me/own-token', code: '31' },
  reader,
};

export const takenBack: TakenBack = {
  acceptedAt: '2026-11-20T10:00:00Z',
  endedAt: '2026-11-20T11:00:00Z',
  ...{ restored: ['HubSpot'], putAway: ['Asana'], left: [{ system: 'Board', isOthers: true }] },
  ...{ byName: 'Mary Somerville', contractTitle: offer.contractTitle, deciderName: 'Mary Somerville' },
  because: 'Salesforce could not be written: the new owner is not known there',
};

export const takenBackMailProps: TakenBackMailProps = {
  ...{ takenBack, whatTitle: offer.whatTitle },
  ...{ systemName: offer.systemName, recordUrl: offer.recordUrl, reader },
  ...{ recipientName: 'Charles Babbage', ownPage: newsMailProps.ownPage },
};

export const cancelled: Cancelled = {
  acceptedAt: '2026-11-20T10:00:00Z',
  endedAt: '2026-11-20T11:00:00Z',
  systems: [
    { system: 'HubSpot', shows: 'owner' },
    { system: 'Salesforce', shows: 'before' },
    { system: 'Asana', shows: 'put-away' },
    { system: 'Board', shows: 'not-back' },
    { system: 'Ledger', shows: 'else' },
    { system: 'Desk', shows: 'unknown' },
  ],
  ...{ byName: 'Mary Somerville', contractTitle: offer.contractTitle, askName: 'Grace Hopper' },
};

export const cancelledMailProps: CancelledMailProps = {
  ...{ cancelled, whatTitle: offer.whatTitle },
  ...{ systemName: offer.systemName, recordUrl: offer.recordUrl, reader },
  ...{ recipientName: 'Charles Babbage', ownPage: newsMailProps.ownPage },
};

export const givenAway: GivenAway = {
  acceptedAt: '2026-11-20T10:00:00Z',
  endedAt: '2026-11-20T11:00:00Z',
  isNotStarted: false,
  now: { kind: 'offered', name: 'Ada Byron' },
  systems: [
    { system: 'HubSpot', shows: 'owner' },
    { system: 'Salesforce', shows: 'other' },
  ],
  ...{ byName: 'Mary Somerville', contractTitle: offer.contractTitle, askName: 'Grace Hopper' },
};

export const givenAwayMailProps: GivenAwayMailProps = {
  ...{ givenAway, whatTitle: offer.whatTitle },
  ...{ systemName: offer.systemName, recordUrl: offer.recordUrl, reader },
  ...{ recipientName: 'Charles Babbage', ownPage: newsMailProps.ownPage },
};

export const progress: Progress = {
  whatTitle: offer.whatTitle,
  recordKind: offer.recordKind,
  contractTitle: offer.contractTitle,
  systemName: offer.systemName,
  recordUrl: offer.recordUrl,
  stage: 'asking',
  asked: { name: 'Mary Somerville', until: offer.acceptBy },
  story: [
    { at: '2026-11-20T09:00:00Z', sentence: 'HubSpot said that Ada Lovelace is sales qualified.' },
    {
      at: '2026-11-20T09:00:04Z',
      sentence: 'It was offered to Mary Somerville, to accept by 2026-11-20T16:00:00.000Z.',
    },
  ],
};

export const myPageProps: MyPageProps = {
  mine: {
    name: 'Charles Babbage',
    waiting: [
      {
        whatTitle: offer.whatTitle,
        contractTitle: offer.contractTitle,
        giverName: offer.giverName,
        acceptBy: offer.acceptBy,
      },
      {
        whatTitle: 'Notes on the engine',
        contractTitle: offer.contractTitle,
        giverName: offer.giverName,
        acceptBy: offer.acceptBy,
        quietUntil: offer.acceptBy,
      },
    ],
    isMoreWaiting: true,
    owned: [
      {
        whatTitle: 'Difference works',
        contractTitle: offer.contractTitle,
        since: '2026-11-19T09:00:00Z',
        stage: 'verified',
        recordUrl: offer.recordUrl,
      },
      {
        whatTitle: 'Loom works',
        contractTitle: offer.contractTitle,
        since: '2026-11-20T09:00:00Z',
        stage: 'undecided',
      },
    ],
    isMoreOwned: true,
    given: [
      {
        whatTitle: 'Weaving works',
        contractTitle: offer.contractTitle,
        systemName: offer.systemName,
        recordUrl: offer.recordUrl,
        stage: 'asking',
        asked: { name: 'Mary Somerville', until: offer.acceptBy },
      },
      {
        whatTitle: 'Saw works',
        contractTitle: offer.contractTitle,
        systemName: offer.systemName,
        stage: 'verified',
        owner: { name: 'Mary Somerville', since: '2026-11-19T09:00:00Z' },
        verifiedAt: '2026-11-19T09:01:00Z',
      },
    ],
    isMoreGiven: true,
    away: [
      { from: '2026-12-23T23:00:00Z', until: '2027-01-01T23:00:00Z', delegateName: 'Mary Somerville' },
      { key: '2026-11-30T23:00:00Z', from: '2026-11-30T23:00:00Z', until: '2026-12-01T23:00:00Z' },
    ],
    told: { ways: ['slack', 'email'], quiet: { from: '22:00', until: '07:00' } },
  },
  colleagues: [{ value: 'mary', label: 'Mary Somerville' }],
  nonce: 'nonce-3',
  reader,
};

export const mondayProps: MondayProps = {
  report: reportOf({ ...allIsWell, open: [openIncident], deadLetters: [{ queue: 'wake', messages: 2 }] }),
  reader,
};

export const personalMailProps: PersonalMailProps = {
  link: 'https://baton.example.com/me/own-token',
  waiting: [
    {
      whatTitle: offer.whatTitle,
      giverName: offer.giverName,
      acceptBy: offer.acceptBy,
      link: 'https://baton.example.com/offers/offer-token',
    },
  ],
  code: '42',
  recipientName: 'Charles Babbage',
  reader,
};

const none = { count: 0, isMore: false };
const [handoffSubject, incidentSubject] = [`handoff#${'a'.repeat(26)}`, 'incident#1'];

export const overviewPageProps: OverviewPageProps = {
  overview: {
    name: 'Mary Somerville',
    filter: { view: 'to-decide' },
    counts: {
      ...{
        red: { count: 2, isMore: true },
        'to-decide': { count: 3, isMore: true },
        waiting: { count: 1000, isMore: true },
        overdue: none,
      },
      ...{ held: { count: 1, isMore: false }, blocked: none, 'not-started': none, done: none },
    },
    sections: [
      {
        lines: [
          {
            ...{
              whatTitle: 'Charles Babbage declined: no time',
              view: 'to-decide',
              names: ['Mary Somerville'],
            },
            red: 'critical',
            ...{ at: '2026-11-22T12:00:00Z', severity: 'critical', holds: 1200 },
            ...{ subject: incidentSubject, mayDecide: true },
          },
        ],
        next: 'cursor',
      },
    ],
    isCut: false,
  },
  contracts: [
    { value: 'leads', label: offer.contractTitle },
    { value: 'kickoff', label: 'Won deals to delivery' },
  ],
  people: [{ value: 'charles', label: 'Charles Babbage' }],
  nonce: 'nonce-5',
  reader,
};

/** The lists of two contracts, with every kind of line. */
export const overviewOfLists: OverviewPageProps['overview'] = {
  ...overviewPageProps.overview,
  filter: { view: 'overdue', contract: 'leads', person: 'charles' },
  sections: [
    {
      contract: { id: 'leads', title: offer.contractTitle },
      lines: [
        {
          ...{ whatTitle: offer.whatTitle, view: 'waiting', names: ['Charles Babbage'], at: offer.acceptBy },
          ...{ subject: handoffSubject, mayDecide: false },
        },
        {
          ...{ whatTitle: 'contact 4712', view: 'waiting', names: [] },
          ...{ subject: handoffSubject, mayDecide: false },
        },
        {
          ...{ whatTitle: 'contact 4713', view: 'held', names: [], at: '2026-11-18T12:00:00Z' },
          ...{ subject: handoffSubject, mayDecide: true },
        },
      ],
      next: 'cursor',
    },
    {
      contract: { id: 'kickoff', title: 'Won deals to delivery' },
      lines: [
        {
          ...{ whatTitle: 'Loom works', view: 'not-started', names: ['Charles Babbage'] },
          ...{ at: '2026-11-19T12:00:00Z', subject: handoffSubject, mayDecide: false },
        },
      ],
    },
  ],
  isCut: true,
};

export const overviewStory: OverviewStory = {
  ...{ whatTitle: offer.whatTitle, contractTitle: offer.contractTitle, subject: handoffSubject },
  ...{ mayDecide: true, goesOn: false, others: 0 },
  record: { systemName: offer.systemName, url: 'https://crm.example.com/contacts/0-1/record/4711' },
  holds: [{ whatTitle: offer.whatTitle, subject: handoffSubject }],
  story: decisionPageProps.story,
};
