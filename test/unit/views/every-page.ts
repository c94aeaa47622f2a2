import { afterClosing } from '#domain/story/after-closing.ts';
import { decisionOutcomePage } from '#views/pages/decision-outcome-page.ts';
import type { DecisionOutcome } from '#views/pages/decision-outcome.ts';
import { decisionPage } from '#views/pages/decision-page.tsx';
import { endedLinksPage, expiredPersonalPage } from '#views/pages/expired-personal-page.tsx';
import { overviewPage } from '#views/pages/overview-page.tsx';
import { overviewStoryPage } from '#views/pages/overview-story-page.tsx';
import { myPage } from '#views/pages/my-page.tsx';
import { followPage } from '#views/pages/follow-page.tsx';
import { tendOutcomePage } from '#views/pages/tend-outcome-page.ts';
import type { TendOutcome } from '#views/pages/tend-outcome-page.ts';
import { tendPage } from '#views/pages/tend-page.tsx';
import { failurePage } from '#views/pages/failure-page.ts';
import { offerOutcomePage } from '#views/pages/offer-outcome-page.ts';
import type { OfferOutcome } from '#views/pages/offer-outcome.ts';
import { offerPage } from '#views/pages/offer-page.tsx';
import type { WaitingHandoffs } from '#views/waiting.ts';
import type { ShownRollback } from '#views/rollback.ts';
import type { Page } from '#views/pages/page.tsx';
import {
  cancelled,
  decisionPageProps,
  myPageProps,
  offer,
  offerPageProps,
  overviewOfLists,
  overviewPageProps,
  overviewStory,
  progress,
  reader,
  takenBack,
  tendPageProps,
} from './samples.ts';

const tendOutcomes: readonly TendOutcome[] = [
  {
    kind: 'tended',
    reason: 'I am away',
    closing: '',
    choice: 'assign',
    person: 'mary',
    name: 'Mary Somerville',
  },
  { kind: 'tended', reason: 'Next week', closing: '', choice: 'snooze', days: 1 },
  { kind: 'tended', reason: 'Next week', closing: '', choice: 'snooze', days: 5 },
  {
    kind: 'tended',
    reason: 'It is right now',
    choice: 'resolve',
    closing: afterClosing({ kind: 'notice-failed' }),
  },
  { kind: 'over' },
];

const asked = { at: '2026-11-20T10:12:31Z', system: 'HubSpot', durationMs: 1234 } as const;
const requests = [
  { ...asked, purpose: 'read', status: 200, durationMs: 12 },
  { ...asked, purpose: 'write', status: 403 },
  { ...asked, purpose: 'create', status: 422 },
  { ...asked, purpose: 'put-away', status: 503 },
  { ...asked, purpose: 'fields', because: 'timeout' },
] as const;
const fields = [{ field: 'hubspot_owner_id', wanted: '1', shown: '' }];
const difference = { system: 'HubSpot', seen: { at: '2026-11-20T10:12:31Z', fields } };

const one = { id: 'a'.repeat(26), contractTitle: offer.contractTitle, since: '2026-11-20T10:12:31Z' };
const waiting: WaitingHandoffs = {
  listed: [
    {
      ...{ ...one, whatTitle: offer.whatTitle, recordUrl: offer.recordUrl },
      person: { name: 'Charles Babbage', has: 'accepted' },
    },
    { ...one, whatTitle: 'contact 4712', recordUrl: undefined, person: { name: 'Mary', has: 'asked' } },
    { ...one, whatTitle: 'contact 4713', recordUrl: undefined, person: undefined },
  ],
  more: 4,
  commands: ['npx baton retry', 'npx baton cancel'],
};

const rollback: ShownRollback = {
  handoffs: [
    {
      whatTitle: offer.whatTitle,
      systems: [
        { system: 'Asana', does: 'put-away' },
        { system: 'Board', does: 'nothing' },
        {
          ...{ system: 'HubSpot', does: 'give-back' },
          fields: [
            { field: 'hubspot_owner_id', given: '1', shown: '2', known: 'read-back' },
            { field: 'baton_accepted_by', given: '', shown: undefined, known: 'unknown' },
          ],
        },
      ],
      notWritten: ['Salesforce'],
    },
  ],
  more: 0,
};

const at = '2026-11-20T11:00:00Z';
const about = { whatTitle: offer.whatTitle };
const deciderNames = [offer.giverName, 'Mary Somerville'];
const now = { kind: 'undecided', name: 'Mary Somerville' } as const;
const decided = { chosen: { kind: 'retry' }, by: 'Mary Somerville', at, reason: 'It was a fluke' } as const;

export const offerOutcomes: readonly OfferOutcome[] = [
  {
    kind: 'accepted',
    ...about,
    systemName: 'HubSpot',
    systems: offer.systems,
    contractOwnerName: 'Mary Somerville',
    recordUrl: offer.recordUrl,
  },
  { kind: 'already-accepted', ...about, at, status: 'held', systemName: 'HubSpot', deciderNames },
  { kind: 'not-started', ...about, at, now: { kind: 'offered', name: 'Mary Somerville' } },
  { kind: 'taken-back', ...about, ...takenBack },
  { kind: 'taken-back', ...about, ...takenBack, endedAt: undefined, left: [], byName: undefined },
  { kind: 'cancelled', ...about, ...cancelled },
  { kind: 'cancelled', ...about, ...cancelled, endedAt: undefined, byName: undefined },
  { kind: 'accepted-by-other', ...about, at, name: 'Mary Somerville' },
  { kind: 'declined', ...about, at, now },
  { kind: 'returned', ...about, at, giverName: offer.giverName, deciderNames },
  { kind: 'returned', ...about, at, giverName: offer.giverName, deciderNames, now: { kind: 'asked-again' } },
  { kind: 'handed-on', ...about, at, name: 'Mary Somerville', now },
  { kind: 'put-off', ...about, until: '2026-11-21T08:00:00Z', acceptBy: '2026-11-21T12:00:00Z' },
  { kind: 'expired', ...about, at, now: { kind: 'owned', name: 'Mary Somerville' } },
  { kind: 'moved', ...about, now: { kind: 'offered', name: 'Mary Somerville' } },
  { kind: 'moved', ...about, now: { kind: 'postponed', until: '2026-11-23T08:00:00Z' } },
  { kind: 'moved', ...about, now: { kind: 'after-another' } },
  { kind: 'withdrawn', ...about, at },
  { kind: 'over', ...about },
];

export const decisionOutcomes: readonly DecisionOutcome[] = [
  { kind: 'decided', ...decided },
  { kind: 'already-decided', ...decided, several: { waiting: 3, waits: 'handoffs' } },
  {
    kind: 'decided-elsewhere',
    decisions: [{ at, sentence: 'Operator on duty decided: ask Jonas Weber.', ...about }],
  },
  { kind: 'solved', system: 'Salesforce', at, waiting: 2, waits: 'handoffs' },
  { kind: 'expired-link' },
];

export const progressStages = [
  'choosing',
  'waiting',
  'undecided',
  'entering',
  'queued',
  'verified',
  'changed',
  'taking-back',
  'taken-back',
  'taken-back-in-part',
  'stopping',
  'cancelled',
] as const;
const later = {
  asked: undefined,
  waitsUntil: '2026-11-21T08:00:00Z',
  owner: { name: 'Mary Somerville', since: at },
  verifiedAt: at,
  deciderName: 'Mary Somerville',
} as const;

const nothing = {
  name: 'Charles Babbage',
  waiting: [],
  isMoreWaiting: false,
  owned: [],
  isMoreOwned: false,
  given: [],
  isMoreGiven: false,
  away: [],
  told: { ways: ['email'] as const },
};

/** An acceptance whose start is awaited, and one that has begun. */
const accepted = { kind: 'already-accepted', ...about, at, systemName: 'HubSpot', deciderNames } as const;
const starts: readonly OfferOutcome[] = [
  { ...accepted, status: 'not-started', start: { startBy: at, nonce: 'nonce-3', error: 'wrong-code' } },
  { ...accepted, status: 'verified', start: { startBy: at, nonce: 'nonce-3', code: '07' } },
  { ...accepted, status: 'verified', startedAt: at },
];

/** Every page that there is, by a name of its own. */
export const everyPage: readonly (readonly [string, Page])[] = [
  ['offer', offerPage(offerPageProps)],
  ...starts.map((one) => ['accepted, with a start', offerOutcomePage(one, reader)] as const),
  [
    'offer declined without a reason',
    offerPage({
      ...offerPageProps,
      entered: { answer: 'decline', code: '7' },
      errors: ['form-too-old', 'no-decline-reason', 'wrong-code'],
    }),
  ],
  [
    'offer accepted with a start that is too late',
    offerPage({
      ...offerPageProps,
      startBy: { usual: at, latest: '2026-11-23T11:00:00Z' },
      entered: { answer: 'accept', startBy: '2026-12-24T09:00' },
      errors: ['start-too-late'],
    }),
  ],
  [
    'offer returned without a reason',
    offerPage({
      ...offerPageProps,
      entered: { answer: 'return', missing: ['phone'] },
      errors: ['no-return-reason', 'no-code'],
    }),
  ],
  [
    'offer handed on to somebody who said no',
    offerPage({
      ...offerPageProps,
      entered: { answer: 'hand-on', handOnNote: 'She knows them' },
      errors: ['has-declined'],
    }),
  ],
  [
    'offer put off for too long',
    offerPage({
      ...offerPageProps,
      putOffUntil: '2026-11-20T13:00:00Z',
      entered: { answer: 'later', until: '3h' },
      errors: ['snoozed-too-long'],
    }),
  ],
  [
    'offer that can no longer be put off or handed on',
    offerPage({ ...offerPageProps, colleagues: [], times: [], errors: ['snoozed-too-long'] }),
  ],
  ['offer without an answer', offerPage({ ...offerPageProps, errors: ['no-answer'] })],
  ...offerOutcomes.map(
    (outcome, index) =>
      [`offer ${outcome.kind} ${String(index)}`, offerOutcomePage(outcome, reader)] as const,
  ),
  ['decision', decisionPage(decisionPageProps)],
  ['decision with requests', decisionPage({ ...decisionPageProps, requests })],
  ['decision to repost', decisionPage({ ...decisionPageProps, difference })],
  [
    'decision to repost what is not kept',
    decisionPage({ ...decisionPageProps, difference: { ...difference, seen: undefined } }),
  ],
  [
    'decision to repost what was never made up',
    decisionPage({
      ...decisionPageProps,
      difference: { system: 'Salesforce', seen: undefined, notMade: 'no record (salesforceleadid)' },
    }),
  ],
  [
    'decision about several',
    decisionPage({
      ...decisionPageProps,
      ...{ incident: { ...decisionPageProps.incident, whatTitle: undefined, waiting: 7 }, waiting },
    }),
  ],
  ['decision to take back', decisionPage({ ...decisionPageProps, rollback })],
  [
    'decision to take several back',
    decisionPage({ ...decisionPageProps, rollback: { ...rollback, more: 3 }, errors: ['no-code'] }),
  ],
  [
    'decision for which more waits',
    decisionPage({
      ...{ ...decisionPageProps, incident: { ...decisionPageProps.incident, waiting: 3 }, waiting },
      ...{ entered: { choice: 'cancel', reason: 'Agreed', code: '42' }, errors: ['more-waits', 'no-code'] },
    }),
  ],
  ['decision with nothing to take back', decisionPage({ ...decisionPageProps, errors: ['nothing-written'] })],
  [
    'decision without a person or a reason',
    decisionPage({
      ...decisionPageProps,
      entered: { choice: 'give-to', code: '4' },
      errors: ['no-person', 'no-reason', 'wrong-code'],
    }),
  ],
  [
    'decision without a status',
    decisionPage({
      ...decisionPageProps,
      entered: { choice: 'correct-and-release' },
      errors: ['no-status'],
    }),
  ],
  [
    'decision without a choice',
    decisionPage({ ...decisionPageProps, errors: ['no-choice', 'form-too-old'] }),
  ],
  ['incident itself', tendPage(tendPageProps)],
  ['incident of several', tendPage({ ...tendPageProps, isWhole: false })],
  [
    'incident not given to anybody',
    tendPage({
      ...{ ...tendPageProps, closing: undefined, entered: { choice: 'assign', code: '4' } },
      errors: ['no-person', 'no-reason', 'wrong-code'],
    }),
  ],
  [
    'incident put off in vain',
    tendPage({
      ...{ ...tendPageProps, entered: { choice: 'snooze', days: '1' } },
      errors: ['told-later-anyway', 'no-code', 'form-too-old'],
    }),
  ],
  ['incident without a choice', tendPage({ ...tendPageProps, errors: ['no-choice', 'no-days', 'not-now'] })],
  ...tendOutcomes.map(
    (outcome, index) =>
      [`incident ${outcome.kind} ${String(index)}`, tendOutcomePage(outcome, reader)] as const,
  ),
  ...decisionOutcomes.map(
    (outcome) => [`decision ${outcome.kind}`, decisionOutcomePage(outcome, reader)] as const,
  ),
  ['handoff followed', followPage(progress, reader)],
  ...progressStages.map(
    (stage) => [`handoff followed ${stage}`, followPage({ ...progress, ...later, stage }, reader)] as const,
  ),
  ['own', myPage(myPageProps)],
  ['own and empty', myPage({ ...myPageProps, mine: nothing, colleagues: [] })],
  [
    'own with everything wrong',
    myPage({
      ...myPageProps,
      entered: { action: 'away', from: '2026-12-24', until: '2026-12-01', code: '4' },
      errors: ['form-too-old', 'until-before-from', 'no-delegate', 'wrong-code'],
    }),
  ],
  [
    'own with nothing to take back',
    myPage({ ...myPageProps, entered: { action: 'back' }, errors: ['no-absence', 'no-code'] }),
  ],
  [
    'own with a way that there is not',
    myPage({ ...myPageProps, entered: { action: 'told', first: 'fax' }, errors: ['no-way'] }),
  ],
  [
    'own with quiet hours that are none',
    myPage({
      ...myPageProps,
      entered: { action: 'told', quietFrom: 'ten', quietUntil: '' },
      errors: ['no-quiet-from', 'no-quiet-until'],
    }),
  ],
  [
    'own with a rest that ends as it begins',
    myPage({
      ...myPageProps,
      entered: { action: 'told', quietFrom: '09:00', quietUntil: '09:00' },
      errors: ['quiet-same-times'],
    }),
  ],
  [
    'own with too long a rest',
    myPage({
      ...myPageProps,
      entered: { action: 'told', quietFrom: '08:00', quietUntil: '07:00' },
      errors: ['quiet-too-long'],
    }),
  ],
  ['own of somebody told otherwise', myPage({ ...myPageProps, done: { kind: 'told' } })],
  ['own without a choice', myPage({ ...myPageProps, errors: ['no-action'] })],
  [
    'own of somebody away',
    myPage({ ...myPageProps, done: { kind: 'away', from: at, until: at, passedOn: 2 } }),
  ],
  ['own of somebody back', myPage({ ...myPageProps, done: { kind: 'back' } })],
  ['own with a mail on its way', myPage({ ...myPageProps, done: { kind: 'mailed' } })],
  ['own of who answers for contracts', myPage({ ...myPageProps, overviewUrl: '../overview/own-token' })],
  ['overview', overviewPage(overviewPageProps)],
  ['overview of lists', overviewPage({ ...overviewPageProps, overview: overviewOfLists })],
  [
    'overview with nothing in it',
    overviewPage({
      ...overviewPageProps,
      overview: { ...overviewPageProps.overview, sections: [{ lines: [] }], filter: { view: 'blocked' } },
    }),
  ],
  ['overview that was open for too long', overviewPage({ ...overviewPageProps, error: 'form-too-old' })],
  ['overview without a decision', overviewPage({ ...overviewPageProps, error: 'nothing-to-decide' })],
  ['story in an overview', overviewStoryPage(overviewStory, 'nonce-5', reader)],
  [
    'story with nothing to decide',
    overviewStoryPage({ ...overviewStory, contractTitle: undefined, mayDecide: false }, 'nonce-5', reader),
  ],
  [
    'story of one of several that wait for a decision',
    overviewStoryPage({ ...overviewStory, others: 1_234 }, 'nonce-5', reader),
  ],
  ['own links that were ended', endedLinksPage(reader)],
  ['own link that has ended', expiredPersonalPage('nonce-4', false, reader)],
  ['own link that is mailed anew', expiredPersonalPage('nonce-4', true, reader)],
  [
    'offer accepted with a way to the own page',
    offerOutcomePage(
      {
        kind: 'accepted',
        ...about,
        systemName: 'HubSpot',
        systems: offer.systems,
        contractOwnerName: 'Mary Somerville',
        recordUrl: offer.recordUrl,
      },
      reader,
      '../me/own-token',
    ),
  ],
  ['unknown link', failurePage({ kind: 'unknown-link' }, 'en')],
  ['busy', failurePage({ kind: 'busy' }, 'en')],
  ['error', failurePage({ kind: 'error', correlationId: '1-673f1c0a' }, 'en')],
];
