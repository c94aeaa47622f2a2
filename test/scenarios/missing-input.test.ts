import { expect, test } from 'vitest';
import { CONTACT, seedContact, setLifecycle } from '#test/scenario-support/crm.ts';
import { blockedEvents, handoffs, openIncidents } from '#test/scenario-support/looking.ts';
import { newStage } from '#test/scenario-support/new-stage.ts';
import { decide, decisionTo, LENA_MAIL, look, mailsTo, MAYA_MAIL } from '#test/scenario-support/people.ts';
import { decideFor } from '#test/scenario-support/operator.ts';

test('while a required field is empty nobody is asked, and the contract owner is told which', async () => {
  const stage = newStage();
  seedContact(stage, CONTACT, { company: '' });
  await setLifecycle(stage, 'salesqualifiedlead');
  expect(handoffs(stage)).toEqual([]);
  expect(mailsTo(stage, MAYA_MAIL)).toEqual([]);
  expect(blockedEvents(stage)).toMatchObject([{ cause: { kind: 'missing-input', field: 'Company' } }]);
  expect(mailsTo(stage, LENA_MAIL)[0]?.text).toContain('Company');
});

test('whoever is told finds the record to put right, in the mail and on the page', async () => {
  const stage = newStage();
  seedContact(stage, CONTACT, { company: '' });
  await setLifecycle(stage, 'salesqualifiedlead');
  const [mail] = mailsTo(stage, LENA_MAIL);
  const url = 'https://app.hubspot.com/contacts/62515/record/0-1/501';
  expect(mail?.text).toContain('contact 501');
  expect(mail?.text).toContain(url);
  expect(mail?.text).toContain('1 event');
  expect((await look(stage, decisionTo(stage))).body).toContain(`href="${url}"`);
});

test('with the field filled in, a release makes it a handoff', async () => {
  const stage = newStage();
  seedContact(stage, CONTACT, { company: '' });
  await setLifecycle(stage, 'salesqualifiedlead');
  seedContact(stage, CONTACT, { lifecyclestage: 'salesqualifiedlead', company: 'Northwind' });
  const [event] = blockedEvents(stage);
  await decideFor(stage, 'release', event?.id ?? '');
  expect(handoffs(stage)).toMatchObject([{ status: 'offered' }]);
  expect(openIncidents(stage)).toEqual([]);
});

test('released with the field still empty, it is blocked and told again', async () => {
  const stage = newStage();
  seedContact(stage, CONTACT, { email: 'not an address' });
  await setLifecycle(stage, 'salesqualifiedlead');
  const first = decisionTo(stage);
  await decide(stage, { choice: 'retry' });
  expect(blockedEvents(stage)).toMatchObject([{ status: 'blocked', cause: { field: 'E-mail' } }]);
  expect(decisionTo(stage).token).not.toBe(first.token);
});
