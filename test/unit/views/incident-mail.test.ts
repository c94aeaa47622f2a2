import { describe, expect, test } from 'vitest';
import type { Cause } from '#views/cause.ts';
import { incidentMail } from '#views/mails/incident-mail.tsx';
import type { IncidentMailProps } from '#views/mails/incident-mail.tsx';
import { count, markup } from './hostile.ts';
import { causes } from './causes.ts';
import { incident, incidentMailProps } from './samples.ts';

const about = (cause: Cause, props: Partial<IncidentMailProps> = {}) =>
  incidentMail({ ...incidentMailProps, ...props, incident: { ...incident, cause } });
const consentGone = {
  kind: 'left-alone',
  system: 'Salesforce',
  because: 'consent',
  renewWith: ['npx baton connect salesforce', 'npx baton secrets set salesforce-client'],
} as const;
const mail = incidentMail(incidentMailProps);

describe("an incident's mail", () => {
  test('says which systems show the new owner already, and which do not yet', () => {
    const systems = { showing: ['HubSpot', 'Salesforce'], lacking: ['Asana'] };
    const { text, html } = incidentMail({ ...incidentMailProps, incident: { ...incident, systems } });
    expect(text).toContain('Shows the new owner: HubSpot, Salesforce\nDoes not show it yet: Asana');
    expect(html).toContain('HubSpot, Salesforce');
    const none = { showing: [], lacking: ['HubSpot'] };
    const nowhere = incidentMail({ ...incidentMailProps, incident: { ...incident, systems: none } });
    expect(nowhere.text).toContain('Shows the new owner: No system so far');
  });

  test('says what happened, until when, what worked last, what waits, the reference and why you', () => {
    expect(mail.subject).toBe(
      'Please decide – Ada Lovelace, Analytical Engines: HubSpot did not take the change (Qualified leads to sales)',
    );
    expect(mail.text).toContain(
      'HubSpot said yes but changed nothing: “Contact owner” should be “Charles Babbage” and is still “Grace Hopper”.',
    );
    expect(mail.text).toContain(
      'Decide by: Sunday 22 November at 13:00 Central European Standard Time (in 2 days)',
    );
    expect(mail.text).toContain('Last good step: Charles Babbage accepted');
    expect(mail.text).toContain('Waiting for this: 1 handoff\n');
    expect(mail.text).toContain(`Reference: ${incident.correlationId}`);
    expect(mail.text).toContain('You get this because you are responsible for “Qualified leads to sales”.');
  });

  test('of several it names the first, and says how many more there are', () => {
    const told = (named: readonly string[], waiting: number) =>
      incidentMail({
        ...incidentMailProps,
        named,
        incident: { ...incident, whatTitle: undefined, waiting },
      });
    const { text, html } = told(['Ada Lovelace, Analytical Engines', markup], 5);
    expect(text).toContain(`About: Ada Lovelace, Analytical Engines; ${markup}; and 3 more\n`);
    expect(html).toContain('Ada Lovelace, Analytical Engines; &lt;script');
    expect(html).not.toContain('<script');
    expect(told(['Ada', 'Grace'], 2).text).toContain('About: Ada; Grace\n');
    expect(told([], 2).text).not.toContain('About:');
  });

  test('prints the code that the page asks for, once in each form', () => {
    expect(mail.text).toContain('Your code: 42\n');
    expect(count(mail.html, '>42<')).toBe(1);
  });

  test('has one link for a mailbox of many, one more for a person, and two for who answers for contracts', () => {
    const { link, overviewLink = '', ownPage } = incidentMailProps;
    const linksOf = (more: Partial<IncidentMailProps>) => {
      const { html, text } = incidentMail({ ...incidentMailProps, ...more });
      const shown = text.match(/https?:\S+/g);
      expect(html.match(/href="[^"]*"/g)).toEqual(shown?.map((url) => `href="${url}"`));
      return shown;
    };
    expect(linksOf({ overviewLink: undefined, ownPage: undefined })).toEqual([link]);
    expect(linksOf({ overviewLink: undefined })).toEqual([link, ownPage?.url]);
    expect(linksOf({})).toEqual([link, overviewLink, ownPage?.url]);
  });

  test('says the same in HTML', () => {
    expect(mail.html).toContain(incident.correlationId);
    expect(mail.html).toContain('is still “Grace Hopper”.');
    expect(count(mail.html, 'Charles Babbage accepted')).toBe(1);
  });

  test('asks for no decision where only somebody outside can mend it, and names the system instead of one record', () => {
    const { subject, text } = incidentMail({
      ...incidentMailProps,
      incident: { ...incident, cause: consentGone, waiting: 2 },
    });
    expect(subject).toBe('Please renew – Salesforce: 2 handoffs wait');
    expect(text).toContain(
      'There is nothing to decide here: renew it with “npx baton connect salesforce” or “npx baton secrets set salesforce-client”. The handoffs go on by themselves.',
    );
    expect(text).not.toMatch(/decision|[Dd]ecide by|Look and decide/);
    expect(text).toContain('Look, or cancel');
  });

  test('says of a system that is down that there is nothing to decide', () => {
    const cause = { kind: 'left-alone', system: 'Asana', because: 'down', renewWith: undefined } as const;
    const { subject, text } = incidentMail({
      ...incidentMailProps,
      incident: { ...incident, cause, waiting: 1 },
    });
    expect(subject).toBe('For your information – Asana: 1 handoff waits');
    expect(text).toContain('There is nothing to decide here: it goes on by itself once Asana answers again.');
  });

  test('can do without a record and without a kind of handoff', () => {
    const { subject, text } = incidentMail({
      ...incidentMailProps,
      role: 'desk',
      incident: {
        ...incident,
        whatTitle: undefined,
        contractTitle: undefined,
        cause: { kind: 'malformed', source: 'HubSpot' },
        waiting: 3,
      },
    });
    expect(subject).toBe('Please decide – HubSpot sent something unreadable');
    expect(text).toContain('Waiting for this: 3 handoffs');
    expect(text).not.toContain('Shows the new owner');
    expect(text).not.toMatch(/undefined|About:|Kind of handoff:/);
  });

  test('reminds in the same conversation', () => {
    const reminder = incidentMail({ ...incidentMailProps, variant: 'reminder' });
    expect(reminder.subject).toBe(`Re: ${mail.subject}`);
    expect(reminder.text).toContain('This still waits for your decision.');
  });

  test('tells whoever comes next that nobody decided', () => {
    const escalated = incidentMail({ ...incidentMailProps, variant: 'passed-on', role: 'on-call' });
    expect(escalated.subject).toMatch(/^Overdue decision – Ada Lovelace/);
    expect(escalated.text).toContain('Nobody decided in time, so it now comes to you.');
    expect(escalated.text).toContain('You get this because you are on call.');
  });

  test('tells whose it is already that nobody decided, and that it still is', () => {
    const { subject, text } = incidentMail({ ...incidentMailProps, variant: 'escalated' });
    expect(subject).toMatch(/^Overdue decision – Ada Lovelace/);
    expect(text).toContain('Nobody decided in time. This still waits for your decision.');
    expect(text).not.toContain('comes to you');
  });

  test('asks for nothing where something goes on by itself', () => {
    const deferred = { kind: 'deferred', system: 'HubSpot', errorClass: 'DAILY' } as const;
    // What the way to the own page is called speaks of what waits there.
    const first = about(deferred, { ownPage: undefined });
    expect(first.subject).toMatch(/^For your information – Ada Lovelace/);
    expect(first.text).toContain('You need not do anything');
    const late = about(deferred, { ownPage: undefined, variant: 'escalated' });
    expect(late.subject).toMatch(/^Still going on – Ada Lovelace/);
    for (const { html, text } of [first, late])
      expect(html + text).not.toMatch(
        /decide by|waits for|until somebody decides|nobody decided|and decide/i,
      );
  });

  test.each(causes)('tells $cause.kind in words', ({ cause, sentence }) => {
    expect(about(cause).text).toContain(sentence);
    expect(about(cause).html).toContain(sentence);
  });

  test('shows hostile values as text', () => {
    const { html } = about({ kind: 'declined', by: markup, reason: markup });
    expect(html).not.toMatch(/<script|<img/);
  });
});
