import { describe, expect, test } from 'vitest';
import { decisionOutcomePage } from '#views/pages/decision-outcome-page.ts';
import type { ChosenDecision, Solved } from '#views/pages/decision-outcome.ts';
import { failurePage } from '#views/pages/failure-page.ts';
import { offerOutcomePage } from '#views/pages/offer-outcome-page.ts';
import type { Whereabouts } from '#views/whereabouts.ts';
import { decisionOutcomes, offerOutcomes } from './every-page.ts';
import { reader } from './samples.ts';

const told = {
  accepted: [200, 'HubSpot will show you as the owner, and Asana gets a task with the brief, usually within'],
  'already-accepted': [200, 'was already accepted by you on Friday 20 November at 12:00 Central European'],
  'not-started': [410, 'and it was not started in time. It is no longer yours.</p><p>It is now offered to'],
  'taken-back': [410, 'You accepted it on Friday 20 November at 11:00 Central European Standard Time. What'],
  cancelled: [410, 'You accepted it on Friday 20 November at 11:00 Central European Standard Time. It'],
  'accepted-by-other': [410, 'was accepted by Mary Somerville on Friday 20 November at 12:00'],
  declined: [200, 'Mary Somerville now decides what happens with it.'],
  returned: [200, 'on Friday 20 November at 12:00 Central European Standard Time, with your reason.'],
  'handed-on': [200, 'It becomes theirs only when they accept it in turn.</p><p>Mary Somerville now decides'],
  'put-off': [200, 'is put off until Saturday 21 November at 09:00 Central European Standard Time.'],
  expired: [410, 'It has not become yours.</p><p>It now belongs to Mary Somerville.'],
  moved: [410, 'This offer of Ada Lovelace, Analytical Engines is over.'],
  withdrawn: [410, 'Central European Standard Time.</p><p>There is nothing more for you to do.'],
  over: [410, 'The offer of Ada Lovelace, Analytical Engines has ended.'],
} as const;

describe("an offer's outcome", () => {
  test.each(offerOutcomes)('$kind has its page', (outcome) => {
    const page = offerOutcomePage(outcome, reader);
    const [status, sentence] = told[outcome.kind];
    expect(page.status).toBe(status);
    expect(page.body).toContain(sentence);
    expect(page.body).not.toContain('<form');
  });

  test.each<[Whereabouts | undefined, string]>([
    [undefined, 'There is nothing more for you to do.'],
    [{ kind: 'offered', name: 'Mary' }, 'It is now offered to Mary.'],
    [{ kind: 'asked-again' }, 'You are asked again: please answer the newer message.'],
    [
      { kind: 'postponed', until: '2026-11-23T08:00:00Z' },
      'Nobody is asked at the moment: it goes on on Monday 23 November at 09:00 Central European Standard Time.',
    ],
    [
      { kind: 'after-another' },
      'Nobody is asked at the moment: something else about the same record has to be done first.',
    ],
    [{ kind: 'owned', name: 'Mary' }, 'It now belongs to Mary.'],
    [{ kind: 'undecided', name: 'Mary' }, 'Mary now decides what happens with it.'],
  ])('says where it is now: %j', (now, sentence) => {
    const { body } = offerOutcomePage({ kind: 'moved', whatTitle: 'Ada', now }, reader);
    expect(body).toContain(sentence);
  });

  test('sent back says who can decide, until somebody is asked again', () => {
    const about = { kind: 'returned', whatTitle: 'Ada', at: reader.now } as const;
    const returned = { ...about, giverName: 'Grace', deciderNames: ['Grace', 'Mary Somerville'] };
    const still = 'Grace, Mary Somerville, or the operations team now decides what happens with it.';
    expect(offerOutcomePage(returned, reader).body).toContain(still);
    const again = offerOutcomePage({ ...returned, now: { kind: 'asked-again' } }, reader).body;
    expect(again).toContain('You are asked again');
    expect(again).not.toContain(still);
  });

  test.each([
    ['being-entered', 'You are being entered as the owner in HubSpot, which may still show somebody else.'],
    [
      'held',
      'It is held: Baton could not make sure that you are shown as the owner in HubSpot. Mary Somerville or the operations team',
    ],
    ['verified', 'It is done: Baton read HubSpot back, and you were shown as the owner.'],
  ] as const)('already accepted and %s says what has become of it', (status, sentence) => {
    const outcome = { kind: 'already-accepted', whatTitle: 'Ada', at: '2026-11-20T11:00:00Z' } as const;
    const more = { status, systemName: 'HubSpot', deciderNames: ['Mary Somerville'] };
    const { body } = offerOutcomePage({ ...outcome, ...more }, reader);
    expect(body).toContain(sentence);
    expect(body).not.toContain('All is well');
  });

  test('accepted leads on to the record', () => {
    const [accepted] = offerOutcomes;
    expect(accepted && offerOutcomePage(accepted, reader).body).toContain(
      '<a class="button" href="https://crm.example.com/contacts/0-1/record/4711">See the record in HubSpot</a>',
    );
  });
});

describe("a decision's outcome", () => {
  test.each<[ChosenDecision, string]>([
    [{ kind: 'retry' }, 'try again'],
    [{ kind: 'seen-to' }, 'it is seen to'],
    [{ kind: 'started' }, 'it has been started'],
    [{ kind: 'ask-next' }, 'offer it to the next'],
    [{ kind: 'skip' }, 'do without this system'],
    [{ kind: 'roll-back' }, 'take back what was written'],
    [{ kind: 'give-to', name: 'Ada' }, 'give it to Ada'],
    [
      { kind: 'correct-and-release', status: 'Sales qualified' },
      'let it count as “Sales qualified” and go on',
    ],
    [{ kind: 'cancel' }, 'cancel the handoff'],
    [{ kind: 'discard' }, 'put it aside'],
  ])('%j says by whom, when, what, and what follows', (chosen, words) => {
    const decided = { chosen, by: 'Mary', at: '2026-11-20T11:00:00Z', reason: 'Agreed with Ada' };
    const page = decisionOutcomePage({ kind: 'decided', ...decided }, reader);
    expect(page.status).toBe(200);
    expect(page.body).toContain(
      `Mary decided on Friday 20 November at 12:00 Central European Standard Time: ${words}.</p>`,
    );
    expect(page.body).toContain('Reason: “Agreed with Ada”');
  });

  test.each<[ChosenDecision, Solved['waits'], string]>([
    [{ kind: 'cancel' }, 'handoffs', 'cancel 3 handoffs'],
    [{ kind: 'retry' }, 'handoffs', 'try again, for 3 handoffs'],
    [{ kind: 'give-to', name: 'Ada' }, 'handoffs', 'give it to Ada, for 3 handoffs'],
    [{ kind: 'discard' }, 'events', 'put it aside, for 3 events'],
  ])('%j about several %s says for how many', (chosen, waits, words) => {
    const decided = { chosen, by: 'Mary', at: '2026-11-20T11:00:00Z', reason: 'Agreed with Ada' };
    const several = { waiting: 3, waits };
    const { body } = decisionOutcomePage({ kind: 'decided', ...decided, several }, reader);
    expect(body).toContain(`Central European Standard Time: ${words}.</p>`);
  });

  test('already decided names the decision that counts', () => {
    const page = decisionOutcomes[1] && decisionOutcomePage(decisionOutcomes[1], reader);
    expect(page?.status).toBe(200);
    expect(page?.body).toContain('<h1>This is already decided</h1>');
    expect(page?.body).toContain('Reason: “It was a fluke”');
  });

  test('an ended link says so', () => {
    expect(decisionOutcomePage({ kind: 'expired-link' }, reader).status).toBe(410);
  });
});

describe('a failure', () => {
  test.each([
    ['unknown-link', 404, 'This link leads nowhere'],
    ['busy', 503, 'Please try again in a moment'],
  ] as const)('%s has its page', (kind, status, title) => {
    const page = failurePage({ kind }, 'en');
    expect(page.status).toBe(status);
    expect(page.body).toContain(`<h1>${title}</h1>`);
  });

  test('of ours shows a reference and nothing else', () => {
    const page = failurePage({ kind: 'error', correlationId: '1-abc' }, 'en');
    expect(page.status).toBe(500);
    expect(page.body).toContain('Reference: 1-abc');
  });

  test('is told in English to a reader whose language is not there', () => {
    expect(failurePage({ kind: 'busy' }, 'de-DE').body).toContain('<html lang="en">');
  });
});
