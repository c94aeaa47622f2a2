import { describe, expect, test } from 'vitest';
import { contractIdSchema, personIdSchema } from '#domain/contract/ids.ts';
import type { Contract } from '#domain/contract/contract.ts';
import { stableId, subjectId } from '#domain/ids.ts';
import type { Row } from '#domain/ports/rows.ts';
import { seedContact, setLifecycle } from '#test/scenario-support/crm.ts';
import { holds } from '#test/scenario-support/holds.ts';
import { handoff, handoffs, openIncidents } from '#test/scenario-support/looking.ts';
import { operate } from '#test/scenario-support/operator.ts';
import { newStage, offered } from '#test/scenario-support/new-stage.ts';
import {
  accept,
  decline,
  JONAS_MAIL,
  leavesTeam,
  LENA_MAIL,
  look,
  mailsTo,
  nonceIn,
  post,
} from '#test/scenario-support/people.ts';
import type { InHand } from '#test/scenario-support/people.ts';
import { awaitingStart } from '#test/scenario-support/starts.ts';
import type { Stage } from '#test/scenario-support/stage.ts';
import { heldForbidden, LEAD } from '#test/scenario-support/two-owners.ts';
import type { WebAnswer } from '#test/scenario-support/web.ts';
import { wishesId } from '#domain/text-ids.ts';
import { sampleContract } from '../unit/contract/sample.ts';

const HOUR = 60 * 60;

/** The link to the overview in the newest mail to somebody, with its code. */
function overviewOf(stage: Stage, address = LENA_MAIL): InHand {
  const text = mailsTo(stage, address).at(-1)?.text ?? '';
  const [, token = ''] = /\/overview\/(\w+)/.exec(text) ?? [];
  const [, code = ''] = /^\D*code\D*(\d{2})$/im.exec(text) ?? [];
  if (token === '') throw new Error('there is no such link in the mail');
  return { lambda: 'show-my-work', token, code, path: `/overview/${token}` };
}

const asking = (page: InHand, query: Readonly<Record<string, string>>): InHand => ({
  ...page,
  path: `${page.path ?? ''}?${new URLSearchParams(query).toString()}`,
});

/** What the overview says when it is asked for this. */
async function shown(stage: Stage, query: Readonly<Record<string, string>> = {}): Promise<WebAnswer> {
  return look(stage, asking(overviewOf(stage), query));
}

/** Presses the button that leads to the decision about something. */
async function decideAbout(stage: Stage, subject: string): Promise<WebAnswer> {
  const page = overviewOf(stage);
  const { body } = await look(stage, page);
  return post(stage, page, { nonce: nonceIn(body), decide: subject });
}

/** A page of which nothing can be told from any other that leads nowhere. */
async function nowhere(stage: Stage): Promise<string> {
  return (await look(stage, { lambda: 'show-my-work', token: '0'.repeat(64) })).body;
}

async function declined(): Promise<Stage> {
  const stage = await offered();
  await decline(stage);
  return stage;
}

describe('the overview of who answers for a contract', () => {
  test('is behind the mail about an incident, and shows what waits for a decision: how bad, who decides, by when', async () => {
    const stage = await declined();
    const { status, body } = await shown(stage);
    expect(status).toBe(200);
    expect(body).toContain('<h1>Lena Fischer: your contracts</h1>');
    expect(body).toContain('Waiting for a decision: 1');
    expect(body).toContain('Maya Chen declined');
    expect(body).toMatch(/Severity<\/dt><dd>Normal/);
    expect(body).toMatch(/To decide by<\/dt><dd>Lena Fischer/);
    expect(body).toMatch(/Until<\/dt><dd>Saturday/);
  });

  test('counts what is held, waits, is blocked and is done today', async () => {
    const stage = await declined();
    seedContact(stage, '502');
    await setLifecycle(stage, 'salesqualifiedlead', '502');
    seedContact(stage, '503', { firstname: 'Boris' });
    await setLifecycle(stage, 'salesqualifiedlead', '503');
    await accept(stage);
    seedContact(stage, '504');
    await setLifecycle(stage, 'evangelist', '504');
    const { body } = await shown(stage, { show: 'held' });
    for (const line of ['Held until somebody decides: 1', 'Waiting for an answer: 1', 'Done today: 1'])
      expect(body).toContain(line);
    expect(body).toContain('Blocked before it began: 1');
    expect(body).toContain('Amelia Hart, Northwind Robotics');
    expect((await shown(stage, { show: 'waiting' })).body).toMatch(/Asked<\/dt><dd>Maya Chen/);
    expect((await shown(stage, { show: 'blocked' })).body).toContain('contact 504');
    expect((await shown(stage, { show: 'done' })).body).toMatch(
      /Boris Hart[^]*Accepted by<\/dt><dd>Maya Chen/,
    );
    // Midnight in Berlin.
    stage.skip(11 * HOUR + 60);
    expect((await shown(stage, { show: 'done' })).body).toContain('Nothing was done today yet.');
  });

  test('shows as overdue what was not accepted by its first deadline, whoever is asked by then', async () => {
    const patient: Contract = { ...sampleContract, fallback: { person: personIdSchema.parse('priya-nair') } };
    const stage = await offered(patient);
    await decline(stage);
    await stage.pass(3 * HOUR);
    const page = await lenaComesBy(stage);
    expect((await look(stage, asking(page, { show: 'overdue' }))).body).toContain('Nothing is overdue.');
    await stage.pass(HOUR - 60);
    stage.skip(2 * 60);
    const later = await look(stage, asking(page, { show: 'overdue' }));
    expect(later.body).toContain('Overdue: 1');
    expect(later.body).toMatch(/To be accepted by<\/dt><dd>[^<]*ago/);
  });

  test('shows who has accepted and not started, and once that is late as overdue', async () => {
    const stage = await offered(awaitingStart);
    await accept(stage);
    const page = await lenaComesBy(stage);
    const first = await look(stage, asking(page, { show: 'not-started' }));
    expect(first.body).toContain('Accepted and not started: 1');
    expect(first.body).toContain('Done today: 0');
    expect(first.body).toMatch(/To start by<\/dt><dd>Saturday/);
    expect(first.body).toContain('Overdue: 0');
  });

  test('can be asked for one person, and says so of nobody else', async () => {
    const stage = await offered();
    seedContact(stage, '502');
    await setLifecycle(stage, 'salesqualifiedlead', '502');
    await decline(stage);
    const maya = await shown(stage, { show: 'waiting', person: 'maya-chen' });
    expect(maya.body).toContain('Waiting for an answer: 1');
    expect(maya.body).toContain('Amelia Hart');
    const priya = await shown(stage, { show: 'waiting', person: 'priya-nair' });
    expect(priya.body).toContain('Waiting for an answer: 0');
    expect((await shown(stage, { person: 'lena-fischer' })).body).toContain('Maya Chen declined');
    expect((await shown(stage, { person: 'maya-chen' })).body).not.toContain('Maya Chen declined:');
  });

  test('shows of several contracts each by itself, and one alone when it is asked for', async () => {
    const other: Contract = { ...sampleContract, id: contractIdSchema.parse('other'), title: 'Other leads' };
    const stage = await offered();
    await decline(stage);
    stage.deploy(sampleContract, other);
    expect((await shown(stage, { show: 'held' })).body).toContain(`<h3>${sampleContract.title}</h3>`);
    const alone = await shown(stage, { show: 'held', contract: 'other' });
    expect(alone.body).toContain('Nothing is held.');
    expect(alone.body).toContain('Held until somebody decides: 0');
    expect(alone.body).toContain('<option value="other" selected>Other leads</option>');
  });

  test('is behind the own page of who answers for a contract', async () => {
    const stage = await declined();
    const page = overviewOf(stage);
    const own = await look(stage, { ...page, path: `/me/${page.token}` });
    expect(own.body).toContain(`href="../overview/${page.token}"`);
  });

  test('leads to the story of each line', async () => {
    const stage = await declined();
    const held = await shown(stage, { show: 'held' });
    const subject = subjectId('handoff', handoff(stage).handoffId);
    expect(held.body).toContain(`href="?story=${encodeURIComponent(subject)}"`);
    const story = await shown(stage, { story: subject });
    expect(story.body).toContain('What happened: “Amelia Hart, Northwind Robotics”');
    expect(story.body).toContain('Maya Chen declined');
    const [incident] = openIncidents(stage);
    expect((await shown(stage, { story: `incident#${incident?.id ?? ''}` })).body).toContain(
      'Lena Fischer has to decide',
    );
  });

  test.each(['handoff', 'incident'] as const)(
    'leads from its line about a %s to the page that decides, which takes the code of the mail',
    async (kind) => {
      const stage = await declined();
      const [incident] = openIncidents(stage);
      const id = kind === 'handoff' ? handoff(stage).handoffId : (incident?.id ?? '');
      const answer = await decideAbout(stage, subjectId(kind, id));
      expect(answer.status).toBe(303);
      const [, token = ''] = /^\.\.\/decisions\/(\w{64})$/.exec(answer.location ?? '') ?? [];
      expect((await decideAbout(stage, subjectId(kind, id))).location).toBe(answer.location);
      const decision: InHand = { lambda: 'decide-incident', token, code: overviewOf(stage).code };
      const page = await look(stage, decision);
      expect(page.status).toBe(200);
      const form = { nonce: nonceIn(page.body), choice: 'ask-next', reason: 'Please', code: decision.code };
      const wrong = String((Number(decision.code) + 1) % 100).padStart(2, '0');
      expect((await post(stage, decision, { ...form, code: wrong })).status).toBe(422);
      expect((await look(stage, { lambda: 'tend-incidents', token })).status).toBe(200);
      stage.skip(13 * HOUR);
      expect((await look(stage, decision)).body).not.toContain('name="nonce"');
    },
  );

  test('says of one that waits with others that the decision is about all of them: in its story, and first of all where it is decided', async () => {
    const stage = await heldForbidden(newStage(), LEAD, LEAD, LEAD);
    const { handoffId = '' } = handoffs(stage)[0] ?? {};
    const subject = subjectId('handoff', handoffId);
    const story = await shown(stage, { story: subject });
    expect(story.body).toMatch(/aria-label="Decide \(with 2 others\): [^"]+"[^>]*>Decide \(with 2 others\)</);
    const [incident] = openIncidents(stage);
    const whole = await shown(stage, { story: `incident#${incident?.id ?? ''}` });
    expect(whole.body).toMatch(/aria-label="Decide: [^"]+"[^>]*>Decide</);
    const { location = '' } = await decideAbout(stage, subject);
    const token = location.split('/').at(-1) ?? '';
    const { body } = await look(stage, { lambda: 'decide-incident', token });
    expect(body).toMatch(
      /<h1>[^<]+<\/h1><p><strong>Whatever you choose here holds for all 3 handoffs that wait for this\.</,
    );
  });

  test('asks nobody to decide what goes on by itself: it says what to do, and when it is told again', async () => {
    const stage = await offered();
    stage.hubspot.outage = { does: 'answer', status: 401 };
    await accept(stage);
    await stage.pass(HOUR);
    const { body } = await shown(stage, { show: 'to-decide' });
    expect(body).toMatch(/aria-label="See what to do: HubSpot [^"]+"[^>]*>See what to do</);
    expect(body).toMatch(/Told again if it lasts<\/dt><dd>Saturday, February 2/);
    expect(body).not.toMatch(/>Decide<|To decide by/);
    const [incident] = openIncidents(stage);
    const story = await shown(stage, { story: `incident#${incident?.id ?? ''}` });
    expect(story.body).toMatch(/aria-label="See what to do: [^"]+"[^>]*>See what to do</);
    stage.skip(2 * 24 * HOUR);
    await stage.rounds(1);
    const late = await shown(stage, { show: 'to-decide' });
    expect(late.body).toMatch(/Red because<\/dt><dd>It lasts for too long</);
    expect(late.body).not.toContain('Told again if it lasts');
  });

  test('says of one that waits alone nothing about others', async () => {
    const stage = await declined();
    const subject = subjectId('handoff', handoff(stage).handoffId);
    expect((await shown(stage, { story: subject })).body).toMatch(/>Decide</);
    const { location = '' } = await decideAbout(stage, subject);
    const { body } = await look(stage, {
      lambda: 'decide-incident',
      token: location.split('/').at(-1) ?? '',
    });
    expect(body).not.toContain('Whatever you choose here');
  });

  test('opens no page to decide once nothing waits, nor by a form that is too old', async () => {
    const stage = await declined();
    const page = overviewOf(stage);
    const subject = subjectId('handoff', handoff(stage).handoffId);
    expect((await post(stage, page, { nonce: 'made up', decide: subject })).status).toBe(409);
    const { body } = await look(stage, page);
    const nobody = { nonce: nonceIn(body), decide: 'handoff#nobody' };
    expect((await post(stage, page, nobody)).body).toContain(
      'Nothing of it waits for your decision any more.',
    );
  });

  test('GET and HEAD change nothing', async () => {
    const stage = await declined();
    const before = structuredClone(stage.world);
    const subject = subjectId('handoff', handoff(stage).handoffId);
    for (const query of [{}, { show: 'held' }, { person: 'maya-chen' }, { story: subject }])
      await look(stage, asking(overviewOf(stage), query));
    expect((await look(stage, overviewOf(stage), 'HEAD')).body).toBe('');
    expect(stage.world).toEqual(before);
  });
});

async function held(cause: string): Promise<Stage> {
  const hold = holds[cause];
  if (hold === undefined) throw new Error(`nothing is held because of ${cause}`);
  return hold();
}

describe('what is red', () => {
  const red = (stage: Stage) => shown(stage, { show: 'red' });

  test('is no decision that somebody has time for, as in `baton status`', async () => {
    const stage = await declined();
    const { body } = await red(stage);
    expect(body).toContain('Red: 0');
    expect(body).toContain('Waiting for a decision: 1');
    expect(body).toContain('Nothing is red');
  });

  test('is a decision whose time is over, and says so; its line leads to what it is about, and that to the record', async () => {
    const stage = await declined();
    await stage.pass(2 * 24 * HOUR);
    const { body } = await red(stage);
    expect(body).toMatch(/Maya Chen declined[^]*Red because<\/dt><dd>Not decided in time/);
    const [incident] = openIncidents(stage);
    const story = await shown(stage, { story: `incident#${incident?.id ?? ''}` });
    const subject = subjectId('handoff', handoff(stage).handoffId);
    expect(story.body).toContain(`href="?story=${encodeURIComponent(subject)}"`);
    expect(story.body).toContain('Amelia Hart, Northwind Robotics');
    const about = await shown(stage, { story: subject });
    expect(about.body).toContain('href="https://app.hubspot.com/contacts/62515/record/0-1/501"');
  });

  test('is a decision that nobody can take, because whoever it belongs to has left', async () => {
    const stage = await declined();
    const page = overviewOf(stage);
    const { id = '' } = openIncidents(stage)[0] ?? {};
    await operate(stage, 'POST', `/operator/incidents/${id}/assign`, { owner: 'tom-okafor', reason: 'r' });
    leavesTeam(stage, 'tom-okafor');
    const { body } = await look(stage, asking(page, { show: 'red' }));
    expect(body).toContain('Red: 1');
    expect(body).toContain('Nobody can decide');
  });

  test('is a handoff that was not accepted in time, whether it is asked about or held; one click from the number', async () => {
    const stage = await declined();
    expect((await red(stage)).body).toContain('Red: 0');
    await stage.pass(4 * HOUR);
    const { body } = await red(stage);
    expect(body).toContain('Red: 1');
    expect(body).toMatch(/href="\?show=red"[^>]*>Red: 1/);
    expect(body).toMatch(/Amelia Hart[^]*Red because<\/dt><dd>Not accepted in time/);
    const one = await shown(stage, { show: 'red', person: 'maya-chen' });
    expect(one.body).toContain('Red: 0');
  });
});

describe('nobody sees or decides what is not theirs', () => {
  test('whoever answers for no contract has no overview, and no mail or page leads to one', async () => {
    const returned = await held('returned');
    expect(mailsTo(returned, JONAS_MAIL).at(-1)?.text).toContain('/decisions/');
    expect(mailsTo(returned, JONAS_MAIL).at(-1)?.text).not.toContain('/overview/');
    const stage = await offered();
    const { body: accepted } = await accept(stage);
    const [, token = ''] = /href="\.\.\/me\/(\w+)"/.exec(accepted) ?? [];
    const own = await look(stage, { lambda: 'show-my-work', token, path: `/me/${token}` });
    expect(own.status).toBe(200);
    expect(own.body).not.toContain('/overview/');
    const { status, body } = await look(stage, { lambda: 'show-my-work', token, path: `/overview/${token}` });
    expect([status, body]).toEqual([404, await nowhere(stage)]);
  });

  test('a story and a decision under a contract of somebody else lead nowhere', async () => {
    const stage = await declined();
    const page = overviewOf(stage);
    const { body } = await look(stage, page);
    const [incident] = openIncidents(stage);
    const theirs = { ...sampleContract, contractOwner: personIdSchema.parse('tom-okafor') };
    const mine = { ...sampleContract, id: contractIdSchema.parse('mine') };
    stage.deploy(theirs, mine);
    const subject = subjectId('handoff', handoff(stage).handoffId);
    const story = await look(stage, asking(page, { story: subject }));
    expect([story.status, story.body]).toEqual([404, await nowhere(stage)]);
    const answer = await post(stage, page, { nonce: nonceIn(body), decide: subject });
    expect([answer.status, answer.location]).toEqual([409, undefined]);
    expect((await look(stage, asking(page, { show: 'held' }))).body).toContain('Nothing is held.');
    // What was theirs to decide when it began stays theirs, as by the mail.
    expect((await look(stage, asking(page, { story: `incident#${incident?.id ?? ''}` }))).status).toBe(200);
  });

  test('what was made up leads nowhere: a cursor, a story, a kind of subject', async () => {
    const stage = await declined();
    const strange = [{ after: '..' }, { story: 'x' }, { story: 'contract#sales-qualified-lead' }];
    for (const query of strange.map((one) => ({ show: 'held', ...one })))
      expect((await shown(stage, query)).status).toBe(404);
  });
});

describe('with five thousand open handoffs', () => {
  test('each view asks so many times and no oftener, and shows one page of what there is', async () => {
    const stage = newStage();
    seedContact(stage, '501');
    await setLifecycle(stage, 'salesqualifiedlead');
    await decline(stage);
    const few = await requestsFor(stage);
    for (let index = 0; index < 5_000; index += 1) stage.world.rows.set(...row(index));
    const many = await requestsFor(stage);
    for (const [view, asked] of Object.entries(many)) expect(asked).toBeLessThanOrEqual(few[view] ?? 0);
    // Of her contract and of what belongs to none: seven numbers, what is late of what is held and two lists each, and the
    // incidents.
    expect(Math.max(...Object.values(many))).toBeLessThanOrEqual(2 * 10 + 1);
    const { body } = await shown(stage, { show: 'waiting', contract: sampleContract.id });
    expect(body).toContain('Waiting for an answer: 1,000 or more');
    expect(body.match(/<li><strong>/g)).toHaveLength(25);
    const [, next = ''] = /href="(\?[^"]*after=[^"]*)"/.exec(body) ?? [];
    const second = await look(stage, {
      ...overviewOf(stage),
      path: `${overviewOf(stage).path ?? ''}${next.replaceAll('&amp;', '&')}`,
    });
    expect(second.body.match(/<li><strong>/g)).toHaveLength(25);
    const titles = (page: string) => page.match(/<li><strong>[^<]*/g);
    expect(titles(second.body)).not.toEqual(titles(body));
  });
});

test('an offer that waits for the end of quiet hours is shown as not sent, until when', async () => {
  const stage = newStage();
  seedContact(stage);
  await setLifecycle(stage, 'evangelist');
  const quietHours = { from: '06:00', until: '09:00' };
  stage.world.texts.set(wishesId('maya-chen'), JSON.stringify({ quietHours }));
  seedContact(stage, '502');
  await setLifecycle(stage, 'salesqualifiedlead', '502');
  const { body } = await shown(stage, { show: 'waiting' });
  expect(body).toMatch(/Not sent yet<\/dt><dd>Quiet until [^<]*03:00 PM Central European/);
  await stage.pass(2 * HOUR + 5);
  expect((await shown(stage, { show: 'waiting' })).body).not.toContain('Not sent yet');
});

test('of more open incidents than are looked through it says so, of everybody and of one person', async () => {
  const stage = newStage();
  seedContact(stage);
  await setLifecycle(stage, 'salesqualifiedlead');
  await decline(stage);
  for (let index = 0; index < 150; index += 1) stage.world.rows.set(...incidentRow(index));
  expect((await shown(stage)).body).toMatch(/Waiting for a decision: \d+ or more/);
  const { body } = await shown(stage, { person: 'tom-okafor' });
  expect(body).toMatch(/Waiting for a decision: \d+ or more/);
});

const VIEWS = ['red', 'to-decide', 'waiting', 'overdue', 'held', 'blocked', 'not-started', 'done'] as const;

/** How often each view, of all and of one person, asks for rows, titles and logs. */
async function requestsFor(stage: Stage): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for (const show of VIEWS) {
    for (const person of ['', 'maya-chen']) {
      const before = stage.fates.calls.length;
      expect((await shown(stage, { show, person })).status).toBe(200);
      const asked = stage.fates.calls.slice(before).filter(({ call }) => /^(rows|texts|log)\./.test(call));
      counts[`${show} ${person}`] =
        asked.length - asked.filter(({ call }) => call === 'texts.getMany').length;
    }
  }
  return counts;
}

const STATES: readonly Partial<Row>[] = [
  { status: 'offered', offeredTo: 'maya-chen', answerBy: '2030-01-31T16:00:00.000Z' },
  { status: 'offered', offeredTo: 'priya-nair', answerBy: '2030-01-30T16:00:00.000Z' },
  { status: 'held', owner: 'tom-okafor' },
  { status: 'completed', owner: 'maya-chen', startBy: '2030-01-30T16:00:00.000Z' },
];

function row(index: number): [string, Row] {
  const id = subjectId('handoff', stableId('overview', String(index)));
  const more = STATES[index % STATES.length];
  const record = `hubspot:contact:${String(index)}`;
  const basic = { subjectId: id, seq: 1, status: 'offered', contract: sampleContract.id, record };
  return [id, { ...basic, openedAt: '2030-01-29T12:00:00.000Z', ...more }];
}

function incidentRow(index: number): [string, Row] {
  const id = subjectId('incident', stableId('overview', String(index)));
  const cause = JSON.stringify({ kind: 'dead-letters', queue: 'relay' });
  const basic = { subjectId: id, seq: 1, status: 'open', contract: sampleContract.id, owner: 'tom-okafor' };
  return [
    id,
    { ...basic, cause, holds: 1, decideBy: '2030-02-03T12:00:00.000Z', openedAt: '2030-01-29T12:00:00.000Z' },
  ];
}

/** Of the first two hours Lena has heard nothing: an incident about another contact brings her a link. */
async function lenaComesBy(stage: Stage): Promise<InHand> {
  seedContact(stage, '599');
  await setLifecycle(stage, 'evangelist', '599');
  return overviewOf(stage);
}
