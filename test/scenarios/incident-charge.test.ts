import { expect, test } from 'vitest';
import type { IncidentAnswer, IncidentsAnswer } from '#domain/operator/incidents.ts';
import { incidentAnswerSchema, incidentsAnswerSchema } from '#domain/operator/incidents.ts';
import { addSeconds } from '#domain/time.ts';
import { seedContact, setLifecycle } from '#test/scenario-support/crm.ts';
import { commitsOf, handoff, incidents, openIncidents } from '#test/scenario-support/looking.ts';
import { newStage, offered } from '#test/scenario-support/new-stage.ts';
import { operate, request } from '#test/scenario-support/operator.ts';
import type { Operated } from '#test/scenario-support/operator.ts';
import {
  decide,
  decisionTo,
  decline,
  LENA_MAIL,
  look,
  mailsTo,
  OPS_MAIL,
  TOM_MAIL,
} from '#test/scenario-support/people.ts';
import type { Stage } from '#test/scenario-support/stage.ts';
import { forbidden, LEAD, OPPORTUNITY, stageOfTwo } from '#test/scenario-support/two-owners.ts';

const DAY = 24 * 60 * 60;

async function declined(): Promise<Stage> {
  const stage = await offered();
  await decline(stage);
  await stage.pass(60);
  return stage;
}

async function listed(stage: Stage, query = ''): Promise<IncidentsAnswer['incidents']> {
  const { answer } = await request(stage, 'GET', `/operator/incidents${query}`);
  return incidentsAnswerSchema.parse(answer).incidents;
}

const idOf = (stage: Stage): string => incidents(stage)[0]?.id ?? '';

async function shown(stage: Stage): Promise<IncidentAnswer> {
  const { answer } = await request(stage, 'GET', `/operator/incidents/${idOf(stage)}`);
  return incidentAnswerSchema.parse(answer);
}

async function charge(stage: Stage, word: string, more: object = {}): Promise<Operated> {
  return operate(stage, 'POST', `/operator/incidents/${idOf(stage)}/${word}`, { reason: 'because', ...more });
}

test('what is open is listed with how bad it is, why, whose it is and how many it holds', async () => {
  const stage = await declined();
  expect(await listed(stage)).toMatchObject([
    {
      ...{ id: idOf(stage), status: 'open', severity: 'normal', cause: 'declined', holds: 1 },
      ...{ owner: { name: 'Lena Fischer' }, deciders: 1, inCharge: ['lena-fischer'] },
      ...{ openings: 1, reopenings: 0 },
      because: 'Maya Chen declined: no time',
    },
  ]);
  await decide(stage, { choice: 'cancel' });
  expect(await listed(stage)).toEqual([]);
  expect(await listed(stage, '?status=resolved')).toMatchObject([{ status: 'resolved', holds: 0 }]);
});

test('an incident is shown with what was tried, what to do, its ids and its story', async () => {
  const stage = await declined();
  const answer = await shown(stage);
  expect(answer.package).toMatchObject({
    suggestion: 'Offer it to somebody else, or cancel it.',
    lastGoodStep: 'The offer to Maya Chen went out by mail.',
    correlationId: handoff(stage).correlationId,
    idempotencyKey: handoff(stage).handoffId,
  });
  expect(answer.package.tried.map(({ what }) => what).join(' ')).toContain('declined');
  expect(answer.held).toMatchObject([{ kind: 'handoff', id: handoff(stage).handoffId }]);
  expect(answer.story).toHaveLength(1);
  expect(answer.times).toEqual({ detectSeconds: 0 });
});

test('a misspelt id is answered with the one that was meant', async () => {
  const stage = await declined();
  const { status, answer } = await request(stage, 'GET', `/operator/incidents/${idOf(stage).slice(0, -3)}x`);
  expect([status, answer]).toMatchObject([404, { error: { suggestion: idOf(stage) } }]);
});

test('whoever it is given to is told by mail with a link of their own, and decides', async () => {
  const stage = await declined();
  const told = [LENA_MAIL, OPS_MAIL].map((to) => mailsTo(stage, to).length);
  expect((await charge(stage, 'assign', { owner: 'tom-okafor' })).answer).toMatchObject({ changed: true });
  const [mail, ...others] = mailsTo(stage, TOM_MAIL, 'incident-assigned');
  expect(others).toEqual([]);
  expect(mail?.text).toContain(
    'It was given to you to decide. The operations team gave it to you: “because”.',
  );
  expect(mail?.text).toContain('Maya Chen declined');
  expect([LENA_MAIL, OPS_MAIL].map((to) => mailsTo(stage, to).length)).toEqual(told);
  expect((await listed(stage))[0]?.owner.name).toBe('Tom Okafor');
  await decide(stage, { choice: 'cancel' }, decisionTo(stage, TOM_MAIL));
  expect(handoff(stage).status).toBe('cancelled');
});

test('who is given several at once is told by name of the first of them, and how many more there are', async () => {
  const stage = newStage();
  for (const [index, firstname] of ['Ada', 'Boris', 'Clara', 'Dora'].entries()) {
    seedContact(stage, String(501 + index), { firstname });
    await setLifecycle(stage, LEAD, String(501 + index));
    await forbidden(stage);
  }
  await charge(stage, 'assign', { owner: 'tom-okafor' });
  const [mail] = mailsTo(stage, TOM_MAIL, 'incident-assigned');
  expect(mail?.text).toContain('Waiting for this: 4 handoffs\n');
  expect(mail?.text).toContain(
    'About: Ada Hart, Northwind Robotics; Boris Hart, Northwind Robotics; Clara Hart, Northwind Robotics; and 1 more\n',
  );
});

test('giving it to who has it already changes nothing, and tells nobody again', async () => {
  const stage = await declined();
  await charge(stage, 'assign', { owner: 'tom-okafor' });
  expect((await charge(stage, 'assign', { owner: 'tom-okafor' })).answer).toMatchObject({ changed: false });
  expect(mailsTo(stage, TOM_MAIL)).toHaveLength(1);
});

test('a misspelt person is answered with whoever was meant; without a reason nothing is done', async () => {
  const stage = await declined();
  const meant = await charge(stage, 'assign', { owner: 'tom-okafr' });
  expect([meant.status, meant.answer]).toMatchObject([400, { error: { suggestion: 'tom-okafor' } }]);
  expect((await charge(stage, 'assign', { owner: 'tom-okafor', reason: ' ' })).status).toBe(400);
  expect(incidents(stage)).toMatchObject([{ assignee: undefined }]);
});

test('what is put off is told to nobody before, and to everybody after; the history says by whom', async () => {
  const stage = await declined();
  const before = stage.world.mails.length;
  expect((await charge(stage, 'snooze', { until: '5d' })).answer).toMatchObject({ changed: true });
  expect((await shown(stage)).snoozed).toMatchObject({ by: 'Operator lena' });
  await stage.pass(5 * DAY - 600);
  await stage.rounds(1);
  expect(stage.world.mails).toHaveLength(before);
  await stage.pass(600);
  expect(mailsTo(stage, LENA_MAIL)).toHaveLength(2);
  expect(mailsTo(stage, OPS_MAIL).at(-1)?.subject).toMatch(/^Overdue decision/);
  expect((await shown(stage)).story.map(({ sentence }) => sentence).join(' ')).toContain('put it off until');
});

test('nothing is put off for longer than a week, or told sooner for it', async () => {
  const stage = await declined();
  const latest = addSeconds(stage.now(), 7 * DAY);
  const tooLong = {
    word: 'snoozed-too-long',
    sentence: `An incident can be put off for 7 days at most: put it off again later. The latest end now is ${latest}.`,
  };
  for (const preview of [true, false])
    expect(await charge(stage, 'snooze', { until: '8d', preview })).toMatchObject({
      ...{ status: 409, answer: { error: tooLong } },
    });
  const tooSoon = {
    word: 'told-later-anyway',
    sentence: 'Nobody is told again before 2030-02-02T12:00:00.000Z anyway: name a later end.',
  };
  for (const preview of [true, false])
    expect(await charge(stage, 'snooze', { until: '4h', preview })).toMatchObject({
      ...{ status: 409, answer: { error: tooSoon } },
    });
  expect((await charge(stage, 'snooze', { until: 'soon' })).status).toBe(400);
  expect(await charge(stage, 'snooze', { until: latest })).toMatchObject({ answer: { changed: true } });
});

test('what a handoff waits in is not closed by hand: it stays open until that is decided', async () => {
  const stage = await declined();
  expect(await charge(stage, 'resolve')).toMatchObject({
    ...{ status: 409, answer: { error: { word: 'members-wait' } } },
  });
  expect(openIncidents(stage)).toHaveLength(1);
  await decide(stage, { choice: 'cancel' });
  expect((await charge(stage, 'resolve')).answer).toMatchObject({ changed: false, status: 'resolved' });
});

test('what could not be sent is closed by hand with a reason, and comes back if it fails again', async () => {
  const stage = await offered();
  stage.world.refusedAddresses.add(LENA_MAIL);
  await decline(stage);
  await stage.pass(60);
  const failed = () => openIncidents(stage).find(({ cause }) => cause.kind === 'notice-failed');
  const { id = '' } = failed() ?? {};
  const path = `/operator/incidents/${id}/resolve`;
  const { answer } = await operate(stage, 'POST', path, { reason: 'the address is right now' });
  expect(answer).toMatchObject({ status: 'resolved', changed: true });
  expect(answer).toHaveProperty('after', expect.stringContaining('Nothing is sent again by this.'));
  expect(JSON.stringify(answer)).toContain('“the address is right now”');
  expect(failed()).toBeUndefined();
});

const preview = (stage: Stage, word: string, more: object = {}) =>
  operate(stage, 'POST', `/operator/incidents/${idOf(stage)}/${word}`, { preview: true, ...more });

test('a preview says until when it would be put off, in whose zone, and does nothing', async () => {
  const stage = await declined();
  const before = commitsOf(stage, `incident#${idOf(stage)}`);
  const { status, answer } = await preview(stage, 'snooze', { until: '2030-02-05' });
  expect([status, answer]).toMatchObject([
    200,
    {
      ...{ changed: true, status: 'open', story: [] },
      preview: { until: '2030-02-05T23:00:00.000Z', zone: 'Europe/Berlin', zoneOf: { name: 'Lena Fischer' } },
    },
  ]);
  expect(commitsOf(stage, `incident#${idOf(stage)}`)).toEqual(before);
  expect((await shown(stage)).snoozed).toBeUndefined();
});

test('a preview says to whom it would be given, and by which way they would be told', async () => {
  const stage = await declined();
  const { answer } = await preview(stage, 'assign', { owner: 'tom-okafor' });
  expect(answer).toMatchObject({
    changed: true,
    preview: { owner: { id: 'tom-okafor', name: 'Tom Okafor' }, toldBy: 'email' },
  });
  expect(mailsTo(stage, TOM_MAIL)).toEqual([]);
  await charge(stage, 'assign', { owner: 'tom-okafor' });
  expect((await preview(stage, 'assign', { owner: 'tom-okafor' })).answer).toMatchObject({ changed: false });
});

test('a preview refuses what the act would refuse, in the same words', async () => {
  const stage = await declined();
  for (const [word, more] of [
    ['snooze', { until: '8d' }],
    ['snooze', { until: '4h' }],
    ['snooze', { until: '2029-01-01' }],
    ['snooze', { until: 'soon' }],
    ['assign', { owner: 'tom-okafr' }],
    ['assign', {}],
    ['resolve', {}],
  ] as const) {
    const [seen, done] = [await preview(stage, word, more), await charge(stage, word, more)];
    expect(seen.status).toBeGreaterThanOrEqual(400);
    expect(seen).toEqual(done);
  }
  await decide(stage, { choice: 'cancel' });
  expect((await preview(stage, 'resolve')).answer).toMatchObject({ changed: false, status: 'resolved' });
  for (const [word, more] of [
    ['snooze', { until: '5d' }],
    ['assign', { owner: 'tom-okafor' }],
  ] as const)
    expect(await preview(stage, word, more)).toMatchObject({
      ...{ status: 409, answer: { error: { word: 'incident-over' } } },
    });
});

/** The page of the incident itself, behind the same link. */
const itself = (stage: Stage, to = LENA_MAIL) =>
  ({ ...decisionTo(stage, to), lambda: 'tend-incidents' }) as const;

test('the page of an incident says how bad it is, what was tried and what to do', async () => {
  const stage = await declined();
  const { status, body } = await look(stage, itself(stage));
  expect(status).toBe(200);
  for (const words of ['Severity', 'Normal', 'Lena Fischer', 'Offer it to somebody else, or cancel it.'])
    expect(body).toContain(words);
  expect(body).toContain(handoff(stage).handoffId);
  expect(body).not.toContain('Close it');
});

test('by its page it is given to somebody, put off, and each is done once however often it is sent', async () => {
  const stage = await declined();
  const form = { reason: 'I am away', choice: 'assign', person: 'tom-okafor' };
  const twice = [await decide(stage, form, itself(stage)), await decide(stage, form, itself(stage))];
  for (const { body } of twice) expect(body).toContain('Tom Okafor decides');
  const [mail] = mailsTo(stage, TOM_MAIL);
  expect(mail?.text).toContain('Lena Fischer gave it to you: “I am away”.');
  expect(mailsTo(stage, TOM_MAIL)).toHaveLength(1);
  const off = { reason: 'next week', choice: 'snooze', days: '5' };
  expect((await decide(stage, off, itself(stage, TOM_MAIL))).body).toContain('put off for 5 days');
  expect((await shown(stage)).snoozed).toMatchObject({ by: 'Tom Okafor' });
  expect((await shown(stage)).story.map(({ sentence }) => sentence).join(' ')).toContain('“I am away”');
});

test('a form without a person, a reason or the code is sent back with what is wrong, and nothing is done', async () => {
  const stage = await declined();
  const answer = await decide(stage, { choice: 'assign', reason: '', code: '' }, itself(stage));
  expect(answer.status).toBe(422);
  expect(answer.body).toContain('Please choose to whom it is given.');
  expect(answer.body).toContain('Please say why.');
  const sooner = await decide(stage, { choice: 'snooze', days: '1' }, itself(stage));
  expect(sooner.body).toContain('Nobody is told again before that anyway.');
  const closed = await decide(stage, { choice: 'resolve' }, itself(stage));
  expect(closed.body).toContain('something in it still waits for a decision');
  expect(incidents(stage)).toMatchObject([{ assignee: undefined, snoozedSeq: undefined, status: 'open' }]);
});

test('the link to it ends with the incident', async () => {
  const stage = await declined();
  const link = itself(stage);
  await decide(stage, { choice: 'cancel' });
  expect((await look(stage, link)).status).toBe(410);
  expect((await look(stage, { ...link, token: 'guessed' })).status).toBe(404);
});

test('whoever has a part of it only sees it, and neither gives it away nor puts it off', async () => {
  const stage = stageOfTwo();
  for (const [contact, value] of [
    ['501', LEAD],
    ['502', OPPORTUNITY],
  ] as const) {
    stage.hubspot.reflectFaults.push({ does: 'answer', status: 403 }, { does: 'answer', status: 403 });
    seedContact(stage, contact);
    await setLifecycle(stage, value, contact);
  }
  await stage.pass(600);
  const [incident] = openIncidents(stage);
  expect(incident?.members).toHaveLength(2);
  expect((await look(stage, itself(stage))).body).toContain('Others decide about a part of it too');
  await decide(stage, { choice: 'resolve', nonce: '' }, itself(stage));
  expect(openIncidents(stage)).toHaveLength(1);
  const done = await decide(stage, { choice: 'resolve' }, itself(stage, OPS_MAIL));
  expect(done.body).toContain('It is closed');
});
