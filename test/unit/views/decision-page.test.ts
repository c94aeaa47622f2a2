import { describe, expect, test } from 'vitest';
import type { DecisionFormError } from '#views/pages/decision-form.ts';
import { decisionChoices } from '#views/pages/decision-form.ts';
import { decisionPage } from '#views/pages/decision-page.tsx';
import { incidentTextsFor } from '#views/texts/texts-for.ts';
import { count, markup } from './hostile.ts';
import { decisionPageProps, incident } from './samples.ts';

const { body, status } = decisionPage(decisionPageProps);

describe("a decision's page", () => {
  test('says what happened, how it came to that, until when, and the reference', () => {
    expect(status).toBe(200);
    expect(body).toContain('<h1>HubSpot did not take the change</h1>');
    expect(body).toContain('is still “Grace Hopper”.');
    expect(body).toContain('Sunday 22 November at 13:00 Central European Standard Time (in 2 days)');
    expect(body).toContain(incident.correlationId);
    expect(body).toContain('<dd>Charles Babbage accepted</dd>');
    expect(body.indexOf('was asked by mail')).toBeLessThan(body.indexOf('Babbage accepted.</li>'));
  });

  test('says for whom it is, and asks for the code of their mail', () => {
    expect(body).toContain('This page is for Mary Somerville.');
    expect(body).toMatch(/<input[^>]* name="code"/);
    const nameless = decisionPage({ ...decisionPageProps, recipientName: undefined });
    expect(nameless.body).toContain('for whoever reads the operations mailbox');
  });

  test('offers the choices that it was given, says what each does, and chooses none', () => {
    for (const choice of decisionChoices) {
      expect(body).toContain(`name="choice" value="${choice}"`);
      expect(body).toContain(incidentTextsFor('en').decision.choices[choice].does);
    }
    expect(body).toContain('<option value="mary">Mary Somerville</option>');
    expect(body).toContain('“SQL” in “Lifecycle stage” means');
    expect(body).not.toMatch(/ checked| selected/);
  });

  test('says how many handoffs it cancels', () => {
    const choices = [{ kind: 'cancel' }] as const;
    expect(decisionPage({ ...decisionPageProps, choices }).body).toContain('Cancel the handoff');
    const several = decisionPage({ ...decisionPageProps, choices, incident: { ...incident, waiting: 3 } });
    expect(several.body).toContain('Cancel all 3 handoffs');
    expect(several.body).not.toContain('Cancel the handoff');
  });

  test('begins with how many it decides about, where it is more than one', () => {
    const first = (waiting: number, waits: 'handoffs' | 'messages' = 'handoffs') => {
      const { body } = decisionPage({ ...decisionPageProps, incident: { ...incident, waiting, waits } });
      return /<h1>[^<]*<\/h1><p><strong>([^<]*)</.exec(body)?.[1];
    };
    expect(first(1)).toBeUndefined();
    expect(first(2)).toBe('Whatever you choose here holds for both handoffs that wait for this.');
    expect(first(3, 'messages')).toBe(
      'Whatever you choose here holds for all 3 messages that wait for this.',
    );
  });

  test('waits for nobody where something goes on by itself', () => {
    const cause = { kind: 'deferred', system: 'HubSpot', errorClass: 'DAILY' } as const;
    const page = decisionPage({ ...decisionPageProps, incident: { ...incident, cause } });
    expect(page.body).not.toMatch(/Decide by|waits until somebody decides/);
  });

  test('offers to cancel as what need not be done where only somebody outside can mend it', () => {
    const cause = {
      kind: 'left-alone',
      system: 'Salesforce',
      because: 'consent',
      renewWith: ['npx baton connect salesforce'],
    } as const;
    const choices = [{ kind: 'cancel' }] as const;
    const { body } = decisionPage({ ...decisionPageProps, choices, incident: { ...incident, cause } });
    expect(body).toContain('There is nothing to decide here: renew it with “npx baton connect salesforce”.');
    expect(body).toContain('<legend>If it is not to wait</legend>');
    expect(body).not.toContain('What shall happen?');
  });

  test('offers nothing else', () => {
    const few = decisionPage({ ...decisionPageProps, choices: [{ kind: 'discard' }] });
    expect(count(few.body, 'type="radio"')).toBe(1);
  });

  test('shows hostile values as text', () => {
    const page = decisionPage({
      ...decisionPageProps,
      incident: { ...incident, whatTitle: markup, lastGoodStep: markup, correlationId: markup },
      story: [{ at: incident.decideBy, sentence: markup }],
      entered: { reason: markup },
    });
    expect(page.body).not.toMatch(/<script|<img/);
  });

  test('comes back with what was entered and what is wrong', () => {
    const page = decisionPage({
      ...decisionPageProps,
      entered: { choice: 'give-to', person: 'mary' },
      errors: ['no-reason'],
    });
    expect(page.status).toBe(422);
    expect(page.body).toMatch(/value="give-to" checked/);
    expect(page.body).toMatch(/<option value="mary" selected|<option selected value="mary"/);
    expect(page.body).toMatch(/id="reason"[^>]*aria-describedby="reason-hint reason-error"/i);
  });

  test('carries up to where it shows the incident', () => {
    expect(body).toContain('<input type="hidden" name="shown" value="7"/>');
  });

  test('tells for how many the decision is now where more waits than it had shown', () => {
    const more = { incident: { ...incident, waiting: 3 }, errors: ['more-waits'] } as const;
    const page = decisionPage({ ...decisionPageProps, ...more });
    expect(page.status).toBe(422);
    expect(count(page.body, 'the decision is now for 3 handoffs. Look again, and send it once more.')).toBe(
      1,
    );
  });

  test.each<[Exclude<DecisionFormError, 'more-waits'>, number]>([
    ['form-too-old', 1],
    ['no-choice', 2],
    ['no-person', 2],
    ['no-status', 2],
    ['no-reason', 2],
    ['no-code', 2],
    ['wrong-code', 2],
  ])('tells %s', (error, times) => {
    const page = decisionPage({ ...decisionPageProps, errors: [error] });
    expect(count(page.body, incidentTextsFor('en').decision.errors[error])).toBe(times);
  });
});
