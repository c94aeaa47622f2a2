import { describe, expect, test } from 'vitest';
import { offerAnswers } from '#views/pages/offer-form.ts';
import type { OfferFormError } from '#views/pages/offer-form.ts';
import { offerPage } from '#views/pages/offer-page.tsx';
import { offerTextsFor } from '#views/texts/texts-for.ts';
import { count, markup } from './hostile.ts';
import { offer, offerPageProps } from './samples.ts';

const { body, status } = offerPage(offerPageProps);

describe("an offer's page", () => {
  test('says who hands over what, why you and until when', () => {
    expect(status).toBe(200);
    expect(body).toContain('<h1>Grace Hopper hands you Ada Lovelace, Analytical Engines</h1>');
    expect(body).toContain('<dd>Mary Somerville gave it to you: “You look after the north”.</dd>');
    expect(body).toContain('Friday 20 November at 17:00 Central European Standard Time (in 4 hours)');
    expect(body).toContain('+44 20 7946 0999');
    expect(body).toContain('href="https://crm.example.com/contacts/0-1/record/4711"');
  });

  test('has one form that goes to its own address, with the nonce and one button', () => {
    expect(body).toMatch(/<form class="card" method="post" noValidate autocomplete="off">/i);
    expect(count(body, '<form')).toBe(1);
    expect(count(body, '<button')).toBe(1);
    expect(body).toContain('<input type="hidden" name="nonce" value="nonce-1"/>');
  });

  test('offers every answer and chooses none', () => {
    for (const answer of offerAnswers) expect(body).toContain(`name="answer" value="${answer}"`);
    expect(body).not.toMatch(/ checked| selected/);
  });

  test('offers to hand it on or to put it off only while that can be done', () => {
    const page = offerPage({ ...offerPageProps, colleagues: [], times: [] });
    expect(page.body).not.toMatch(/value="hand-on"|value="later"/);
    expect(body).toContain('<option value="mary">Mary Somerville</option>');
    expect(body).toContain('<option value="1h">In 1 hour</option>');
  });

  test('says until when it is put off', () => {
    expect(body).not.toContain('Put off until');
    const page = offerPage({ ...offerPageProps, putOffUntil: '2026-11-20T13:00:00Z' });
    expect(page.body).toContain('<dt>Put off until</dt><dd>Friday 20 November at 14:00 Central European');
  });

  test('says until when its contract is paused, and that an answer counts all the same', () => {
    expect(body).not.toContain('Paused until');
    const page = offerPage({ ...offerPageProps, pausedUntil: '2026-11-20T13:00:00Z' });
    expect(page.body).toContain('<dt>Paused until</dt><dd>Friday 20 November at 14:00 Central European');
    expect(page.body).toContain('an answer counts all the same');
  });

  test('asks for the code without filling it in', () => {
    expect(body).toMatch(/<input class="code"[^>]*inputmode="numeric"[^>]*autocomplete="off"[^>]*>/i);
    expect(body).not.toMatch(/class="code"[^>]*value=/);
  });

  test('shows hostile values as text', () => {
    const because = { kind: 'given', by: markup, reason: markup } as const;
    const hostile = { ...offer, giverName: markup, whatTitle: markup, because };
    const page = offerPage({
      ...offerPageProps,
      offer: { ...hostile, show: [{ label: markup, value: markup }], recordUrl: 'javascript:alert(1)' },
      nonce: markup,
      entered: { code: markup, declineNote: `</textarea>${markup}` },
    });
    expect(page.body).not.toMatch(/<script|<img|javascript:/);
    expect(count(page.body, '</textarea>')).toBe(3);
  });
});

describe('an answer that can no longer be given', () => {
  test('is told at the top, with no field to go to', () => {
    const page = offerPage({ ...offerPageProps, times: [], errors: ['snoozed-too-long'] });
    expect(page.status).toBe(422);
    expect(page.body).toContain(`<li>${offerTextsFor('en').form.errors['snoozed-too-long']}</li>`);
  });
});

describe('an answer that was not taken', () => {
  const entered = { answer: 'return', code: '13', missing: ['phone'], returnNote: 'Ask again in May' };
  const page = offerPage({ ...offerPageProps, entered, errors: ['no-return-reason', 'wrong-code'] });

  test('comes back with what was entered', () => {
    expect(page.status).toBe(422);
    expect(page.body).toMatch(/value="return" checked/);
    expect(page.body).toMatch(/value="phone" checked/);
    expect(page.body).toContain('Ask again in May</textarea>');
    expect(page.body).toMatch(/class="code"[^>]*value="13"/);
  });

  test('says what is wrong at the top and next to each field', () => {
    expect(page.body).toContain('<title>Please check: ');
    expect(page.body).toContain('<a href="#code">');
    expect(page.body).toMatch(/id="code"[^>]*aria-describedby="code-hint code-error"[^>]*aria-invalid/i);
    expect(page.body).toMatch(/id="return-reason"[^>]*aria-describedby="return-reason-error"/i);
  });

  test.each<[OfferFormError, number]>([
    ['form-too-old', 1],
    ['no-answer', 2],
    ['no-decline-reason', 2],
    ['no-return-reason', 2],
    ['no-colleague', 2],
    ['already-asked', 2],
    ['has-declined', 2],
    ['no-until', 2],
    ['not-in-the-future', 2],
    ['snoozed-too-long', 2],
    ['no-code', 2],
    ['wrong-code', 2],
  ])('because of %s is told', (error, times) => {
    const told = offerPage({ ...offerPageProps, errors: [error] });
    expect(count(told.body, offerTextsFor('en').form.errors[error])).toBe(times);
  });
});
