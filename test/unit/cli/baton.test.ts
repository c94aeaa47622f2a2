import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { credentialNoteId } from '#domain/operator/credential-note.ts';
import { logAnswerSchema } from '#domain/operator/evidence.ts';
import { listAnswerSchema } from '#domain/operator/listing.ts';
import { showAnswerSchema } from '#domain/operator/summary.ts';
import type { Receipt } from '#domain/ports/side-items.ts';
import { containing } from '../operate/matching.ts';
import { createStage } from '../operate/stage.ts';
import { runBaton, signedIn } from './run-baton.ts';
import { runHere } from './run-here.ts';
import { serveStage } from './serve-stage.ts';
import type { ServedStage } from './serve-stage.ts';

// Every command is a process of its own, and a busy machine starts them slowly.
vi.setConfig({ testTimeout: 60_000 });

let stage: ReturnType<typeof createStage>;
let served: ServedStage;
beforeEach(async () => {
  stage = createStage();
  served = await serveStage(stage);
});
afterEach(() => served.stop());

const here = () => ({ env: { ...signedIn, BATON_URL: served.url } });
const baton = (words: readonly string[]) => runHere(words, here());
const batonAlone = (words: readonly string[], stdin = '') => runBaton(words, { ...here(), stdin });

describe('baton', () => {
  it('signs every request for API Gateway in the region of the environment', async () => {
    await batonAlone(['list']);
    expect(served.seen).toHaveLength(1);
    expect(served.seen[0]?.signature).toMatch(
      /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/eu-central-1\/execute-api\/aws4_request, /,
    );
  });

  it('lists in aligned columns, with times of this machine to the second', async () => {
    const id = await stage.held('101');
    const { code, out } = await baton(['list']);
    expect(code).toBe(0);
    const [heading = '', line = ''] = out.split('\n');
    expect(line).toContain(id);
    expect(line.indexOf('held')).toBe(heading.indexOf('STATUS'));
    expect(line).toContain('2030-01-31 13:00:00');
    expect(out).toContain('Times in Europe/Berlin.');
    expect(out).not.toContain('\u001b[');
  });

  it('answers with JSON when asked, over as many pages as it takes', async () => {
    const ids: string[] = [];
    for (const objectId of ['1', '2', '3']) {
      ids.unshift(await stage.offered(objectId));
      stage.push(1);
    }
    const all = await baton(['list', '--json', '--limit', '3']);
    expect(JSON.parse(all.out)).toMatchObject({ more: false });
    expect(listAnswerSchema.parse(JSON.parse(all.out)).handoffs.map(({ id }) => id)).toEqual(ids);
    const two = await baton(['list', '--json', '--limit', '2']);
    expect(JSON.parse(two.out)).toMatchObject({ more: true });
    expect(listAnswerSchema.parse(JSON.parse(two.out)).handoffs.map(({ id }) => id)).toEqual(ids.slice(0, 2));
  });

  it('says that there are more only when there is one more', async () => {
    await stage.offered('1');
    stage.push(1);
    await stage.held('2');
    expect((await baton(['list', '--limit', '2'])).out).not.toContain('There are more');
    expect((await baton(['list', '--limit', '1'])).out).toContain('There are more: raise --limit.');
    const held = await baton(['list', '--limit', '1', '--status', 'held', '--json']);
    expect(JSON.parse(held.out)).toMatchObject({ more: false });
  });

  it('lists what has to be done first in place of a deadline', async () => {
    const id = await stage.offered('101');
    served.tamper = (body) => {
      const { handoffs, ...page } = listAnswerSchema.parse(body);
      return { ...page, handoffs: handoffs.map((one) => ({ ...one, after: 'b'.repeat(26) })) };
    };
    const [heading = '', line = ''] = (await baton(['list'])).out.split('\n');
    expect(line).toContain(id);
    expect(line.indexOf(`after ${'b'.repeat(26)}`)).toBe(heading.indexOf('NEXT'));
  });

  it('lists who would have been asked about what is only observed', async () => {
    await stage.observed('101');
    const [heading = '', line = ''] = (await baton(['list', '--status', 'observed'])).out.split('\n');
    expect(line.indexOf('Maya Chen')).toBe(heading.indexOf('WOULD ASK'));
  });

  it('heads what is listed by what it is', async () => {
    await stage.held('101');
    const [heading = '', line = ''] = (await baton(['list'])).out.split('\n');
    expect(line.indexOf('2030-01-31 13:00:00')).toBe(heading.indexOf('OPENED'));
    expect(line.indexOf('2030-02-02 23:00:00')).toBe(heading.indexOf('NEXT'));
    expect(line.indexOf('Lena Fischer')).toBe(heading.indexOf('DECIDES'));
  });

  it('calls nobody an owner who has only accepted', async () => {
    const id = await stage.accepted('101');
    const list = await baton(['list']);
    expect(list.out).toContain('ACCEPTED BY');
    expect(list.out).not.toContain('OWNER');
    const { out } = await baton(['show', id]);
    expect(out).toMatch(/accepted by +Maya Chen/);
    expect(out).toMatch(/hubspot +owner not written \(0 attempts\)/);
    expect(out).toMatch(/opened +2030-01-31/);
  });

  it('shows the story of a handoff', async () => {
    const id = await stage.held('101');
    const { code, out } = await baton(['show', id]);
    expect(code).toBe(0);
    expect(out).toMatch(/status +held/);
    expect(out).toMatch(/correlation id +cor-101/);
    expect(out).toContain('to accept by 2030-01-31 17:00:00.');
    expect(out).toMatch(/decides +Lena Fischer/);
    expect(out).toMatch(/decide by +2030-02-02 23:00:00$/m);
    expect(out).toContain('It is held until somebody decides: Maya Chen did not answer in time.');
    stage.push(3 * 24 * 60 * 60);
    expect((await baton(['show', id])).out).toMatch(/decide by +2030-02-02 23:00:00 \(missed\)$/m);
    expect((await baton(['list'])).out).toContain('2030-02-02 23:00:00 (missed)');
  });

  it('tells what became of an event', async () => {
    const at = '2030-01-31T12:00:00.000Z';
    const receipt = {
      receiptId: 'd#0',
      at,
      correlationId: 'c',
      outcome: 'duplicate',
      handoffIds: ['h1'],
    } satisfies Receipt;
    await stage.ports.receipts.put(receipt);
    expect((await baton(['receipt', 'd#0'])).out).toMatch(/outcome +duplicate/);
  });

  it('says in words why an event was ignored', async () => {
    const receipt = {
      receiptId: 'd#1',
      at: '2030-01-31T12:00:00.000Z',
      correlationId: 'c',
      outcome: 'ignored',
      because: 'not-active-yet',
      handoffIds: [],
    } satisfies Receipt;
    await stage.ports.receipts.put(receipt);
    const { out } = await baton(['receipt', 'd#1']);
    expect(out).toContain('ignored: the record was changed before the contract was active (`activeFrom`)');
  });

  it('pauses a contract, says so in the list and at the handoff, and has it go on', async () => {
    const id = await stage.offered('101');
    const contract = 'sales-qualified-lead';
    const paused = await baton(['pause', contract, '--until', '4h', '--reason', 'too many at once']);
    expect(paused.out).toContain(
      `${contract} is paused until 2030-01-31 17:00:00 (Europe/Berlin): nothing is offered`,
    );
    expect((await baton(['list'])).out).toContain(`${contract} is paused until 2030-01-31 17:00:00`);
    expect((await baton(['show', id])).out).toMatch(/paused until +2030-01-31 17:00:00/);
    const resumed = await baton(['resume', contract, '--reason', 'it is over']);
    expect(resumed.out).toContain('goes on');
    expect(await baton(['resume', contract, '--reason', 'once more'])).toMatchObject({ code: 1 });
  });

  it('has a paused contract go on although its file is gone', async () => {
    const contract = 'sales-qualified-lead';
    await baton(['pause', contract, '--until', '4h', '--reason', 'too many at once']);
    stage.ports.bundle.contracts.splice(0);
    const resumed = await baton(['resume', contract, '--reason', 'it is over']);
    expect(resumed).toMatchObject({ code: 0, out: containing('goes on') });
    expect(await baton(['resume', 'other', '--reason', 'no such'])).toMatchObject({ code: 1 });
  });

  it('decides, and says what that made of it', async () => {
    const id = await stage.held('101');
    const { code, out } = await baton(['reassign', id, '--to', 'tom-okafor', '--reason', 'Maya is away']);
    expect(code).toBe(0);
    expect(out).toContain('It was offered to Tom Okafor');
    expect(out).toContain(`${id} is now offered.`);
  });

  it('ends with 1 when it is refused, 2 on wrong usage, and says why', async () => {
    const id = await stage.offered('101');
    const refused = await baton(['retry', id, '--reason', 'now', '--json']);
    expect(refused.code).toBe(1);
    expect(JSON.parse(refused.err)).toMatchObject({ error: { word: 'not-held' } });
    expect(await baton(['show', 'nothing'])).toMatchObject({
      code: 1,
      err: containing('No handoff or blocked event “nothing” is known: npx baton list'),
    });
    expect(await baton(['retry', id])).toMatchObject({ code: 2, err: containing('--reason') });
    const nobody = await baton(['reassign', id, '--to', 'tom-okafr', '--reason', 'now']);
    expect(nobody).toMatchObject({ code: 2, err: containing('Did you mean tom-okafor?') });
  });

  it('adds a mapping', async () => {
    await stage.blocked('b1');
    const words = ['mapping', 'add', 'sales-qualified-lead', 'SQL', 'sales-qualified'];
    const { code, out } = await baton([...words, '--reason', 'a new value', '--days', '2']);
    expect(code).toBe(0);
    expect(out).toContain(
      '“SQL” stands for sales-qualified in sales-qualified-lead until 2030-02-02 13:00:00. 1 event that waited for it goes on.',
    );
  });

  it('adds a mapping that nothing waits for only when that is confirmed', async () => {
    await stage.blocked('b1');
    const words = ['mapping', 'add', 'sales-qualified-lead', 'SQLL', 'sales-qualified', '--reason', 'r'];
    const { code, err } = await baton(words);
    expect(code).toBe(1);
    expect(err).toContain('No event waits for “SQLL”');
    expect(err).toContain('Did you mean SQL?');
    const confirmed = await baton([...words, '--confirm']);
    expect(confirmed).toMatchObject({ code: 0, out: containing('No event waits for it now.') });
  });

  it('enters when somebody is away, shows it among the people, and takes it back', async () => {
    const times = ['--from', '2030-01-31', '--until', '2030-02-01', '--delegate', 'tom-okafor'];
    const entered = await baton(['away', 'maya-chen', ...times, '--reason', 'ill']);
    expect(entered).toMatchObject({ code: 0, err: '' });
    expect(entered.out).toMatch(
      /Maya Chen is away:\nFROM .*\n2030-01-31 06:00:00 +2030-02-02 06:00:00 +Tom Okafor +ill\n/,
    );
    const { code, out } = await baton(['people']);
    expect(code).toBe(0);
    expect(out).toMatch(/maya-chen +Maya Chen +yes +2030-02-02 06:00:00 +0/);
    expect(await baton(['away', 'maya-chen', '--clear', '--reason', 'well again'])).toMatchObject({
      code: 0,
      out: containing('Maya Chen is not away, now or later.\nTaken back 2030-01-31 13:00:00: well again'),
    });
  });

  it('shows the absences ahead beside the present one', async () => {
    const absence = (from: string, until: string) =>
      baton(['away', 'maya-chen', '--from', from, '--until', until, '--reason', 'away']);
    await absence('2030-01-31', '2030-02-01');
    await absence('2030-06-01', '2030-06-14');
    const { out } = await baton(['people']);
    expect(out).toMatch(/^ID +NAME +ACTIVE +AWAY UNTIL +AWAY AHEAD +OPEN/m);
    expect(out).toMatch(/^maya-chen .* 2030-02-02 06:00:00 +2030-06-01 06:00:00 – 2030-06-15 06:00:00 +0$/m);
  });

  it('shows how somebody wants to be told', async () => {
    const wishes = { channels: ['email'], quietHours: { from: '22:00', until: '07:00' } };
    await stage.ports.texts.put('wishes#maya-chen', JSON.stringify(wishes));
    const { out } = await baton(['people']);
    expect(out).toMatch(/^ID .*WANTS TO BE TOLD BY +QUIET \(THERE\)/m);
    expect(out).toMatch(/^maya-chen .* email +22:00 – 07:00/m);
    await stage.ports.texts.remove('wishes#maya-chen');
  });

  it('ends the links of somebody, and shows among the people that it did, and why', async () => {
    const ended = await baton(['people', 'revoke-links', 'maya-chen', '--reason', 'a lost phone']);
    const sentence = 'No link that Maya Chen had to their own page leads anywhere any more.';
    expect(ended).toMatchObject({ code: 0, err: '', out: containing(sentence) });
    const { out } = await baton(['people']);
    expect(out).toMatch(/^ID .*LINKS ENDED$/m);
    expect(out).toMatch(/^maya-chen .*2030-01-31 13:00:00: a lost phone$/m);
    expect(await baton(['people', 'revoke-links', 'maya-chen'])).toMatchObject({ code: 2 });
  });

  it('shows by which ways somebody was not reached', async () => {
    const lost = { failures: 3, since: '2030-01-31T11:00:00.000Z', because: 'bounced', offers: [] };
    await stage.ports.troubles.put({ person: 'maya-chen', channel: 'email', ...lost });
    const { out } = await baton(['people']);
    expect(out).toMatch(/^ID .*NOT REACHED BY$/m);
    expect(out).toMatch(/^maya-chen .*email: 3 since 2030-01-31 12:00:00 \(bounced\)$/m);
    expect(await baton(['doctor'])).toMatchObject({ code: 1, out: containing('email of maya-chen') });
  });

  it('shows the offers that an absence moves on first, and moves them when it is confirmed', async () => {
    const id = await stage.offered('101');
    const wish = ['away', 'maya-chen', '--from', '2030-01-31', '--until', '2030-02-01', '--reason', 'ill'];
    const shown = await baton(wish);
    expect(shown).toMatchObject({ code: 0, out: containing('Nothing was changed. With --confirm') });
    expect(shown.out).toContain(id);
    expect(stage.world.absences.size).toBe(0);
    served.tamper = (body) => {
      const shown = showAnswerSchema.safeParse(body).data;
      if (shown === undefined) return body;
      const offeredTo = { id: 'tom-okafor', name: 'Tom Okafor' };
      return { ...shown, summary: { ...shown.summary, status: 'offered', offeredTo } };
    };
    const { code, out } = await baton([...wish, '--confirm']);
    expect(code).toBe(0);
    expect(out).toMatch(/Maya Chen is away:\n[^]*went on to whom the contract asks next:\n/);
    expect(out).toMatch(new RegExp(`${id} .* offered to Tom Okafor`));
    await baton(['away', 'maya-chen', '--clear', '--reason', 'well again']);
  });

  it('refuses an absence that is not whole, or that nobody can have', async () => {
    const away = (...options: readonly string[]) => baton(['away', 'maya-chen', ...options]);
    const whole = ['--from', '2030-02-03', '--until', '2030-02-01', '--reason', 'ill'];
    expect(await away('--from', '2030-02-01')).toMatchObject({ code: 2, err: containing('--until') });
    expect(await away('--clear', ...whole)).toMatchObject({ code: 2, err: containing('--clear') });
    expect(await away('--clear')).toMatchObject({ code: 2, err: containing('say --reason') });
    expect(await away(...whole)).toMatchObject({ code: 2, err: containing('“until”') });
    const nobody = await baton(['away', 'maya-chn', ...whole]);
    expect(nobody).toMatchObject({ code: 2, err: containing('Did you mean maya-chen?') });
  });

  it('takes a secret from a pipe and never shows it', async () => {
    const { code, out, err } = await batonAlone(['secrets', 'set', 'hubspot-token'], 'pat-na1-123\n');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).not.toContain('pat-na1');
    expect(stage.stored.get('hubspot-token')).toBe('pat-na1-123');
    expect(await batonAlone(['secrets', 'set', 'hubspot-token'])).toMatchObject({ code: 2 });
    expect(await batonAlone(['secrets', 'set', 'other'], 'x')).toMatchObject({
      code: 2,
      err: containing('It must be the name of a secret: hubspot-client-secret or hubspot-token or'),
    });
  });

  it('says when a token takes the place of a consent, and nothing when it takes that of a token', async () => {
    const there = 'https://api.hubapi.com';
    stage.ports.connections.hubspot = { apiUrl: there, appUrl: there };
    const note = { form: 'consent', since: stage.ports.now(), account: 'account 62515' };
    await stage.ports.texts.put(credentialNoteId('hubspot'), JSON.stringify(note));
    const set = () => batonAlone(['secrets', 'set', 'hubspot-token'], 'pat-na1-123\n');
    expect((await set()).out).toBe(
      'hubspot-token is stored: HubSpot takes it. It is in use within five minutes.\nThis replaces the consent of account 62515 by a token that does not expire.\n',
    );
    expect((await set()).out).toBe(
      'hubspot-token is stored: HubSpot takes it. It is in use within five minutes.\n',
    );
  });

  it('says that a system refuses a secret, or says nothing of it, and that nothing was stored', async () => {
    const set = (...more: string[]) =>
      batonAlone(['secrets', 'set', 'hubspot-token', ...more], 'pat-na1-123\n');
    stage.answerTrials({ kind: 'refused', because: 'HTTP 401' });
    for (const more of [[], ['--untried']])
      expect(await set(...more)).toEqual({
        ...{ code: 1, out: '' },
        err: 'HubSpot refuses this value (HTTP 401). Nothing was stored: the value of before stays.\n',
      });
    stage.answerTrials({ kind: 'unanswered', because: 'timeout' });
    expect(await set()).toMatchObject({ code: 1, err: containing('or with --untried to store it') });
    expect(stage.stored.size).toBe(0);
    expect((await set('--untried')).out).toBe(
      'hubspot-token is stored untried (timeout): the next request to HubSpot tries it. It is in use within five minutes.\n',
    );
  });

  it('says what will try a secret with which nothing can be asked', async () => {
    stage.answerTrials({ kind: 'not-possible' });
    const { out } = await batonAlone(['secrets', 'set', 'hubspot-client-secret'], 'signs\n');
    expect(out).toBe(
      'hubspot-client-secret is stored: it cannot be tried alone, the next webhook of HubSpot tries it. It is in use within five minutes.\n',
    );
  });
});

describe('baton check-log', () => {
  it('finds nothing wrong with an honest log, of a handoff or of a blocked event', async () => {
    const id = await stage.held('101');
    await stage.blocked('b1');
    const { code, out } = await baton(['check-log', id]);
    expect(code).toBe(0);
    expect(out).toMatch(/chain +ok/);
    expect(out).toMatch(/projection +ok/);
    expect(await baton(['check-log', 'b1'])).toMatchObject({ code: 0 });
  });

  it('finds a commit that was changed', async () => {
    const id = await stage.held('101');
    served.tamper = (body) => {
      const { commits, ...rest } = logAnswerSchema.parse(body);
      const [first = '', ...others] = commits;
      return { ...rest, commits: [first.replace('maya-chen', 'tom-okafor'), ...others] };
    };
    const { code, out } = await baton(['check-log', id, '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      ok: false,
      chain: { holds: false, found: containing('one of them was changed') },
    });
  });

  it('finds a row that says something else than the log', async () => {
    const id = await stage.held('101');
    served.tamper = (body) => {
      const { row, ...rest } = logAnswerSchema.parse(body);
      return { ...rest, row: { ...row, status: 'completed' } };
    };
    const { code, out } = await baton(['check-log', id]);
    expect(code).toBe(1);
    expect(out).toMatch(/chain +ok/);
    expect(out).toContain('the row says status completed (the log: held)');
  });
});

describe('baton doctor', () => {
  it('lists each prerequisite, and ends with 0 only when all are in order', async () => {
    stage.stored.set('hubspot-token', 'x');
    const missing = await baton(['doctor']);
    expect(missing.code).toBe(1);
    expect(missing.out).toMatch(
      /next +secret hubspot-client-secret +unset → npx baton secrets set hubspot-client-secret/,
    );
    stage.stored.set('hubspot-client-secret', 'x');
    const { code, out } = await baton(['doctor', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ ok: true });
  });

  it('warns of a quota that is nearly used up, and that is no failure yet', async () => {
    stage.stored.set('hubspot-token', 'x').set('hubspot-client-secret', 'x');
    const url = 'https://crm.example.com';
    stage.ports.connections.hubspot = { apiUrl: url, appUrl: url };
    stage.world.dailyRequests.set('hubspot', { at: stage.ports.now(), used: 83, most: 100 });
    const { code, out } = await baton(['doctor']);
    expect(out).toMatch(/soon +requests a day to HubSpot +83 % of 100 used .* → See which app sends them/);
    expect(code).toBe(0);
  });

  it('says what to do where there are no credentials', async () => {
    const env = { BATON_URL: served.url, AWS_REGION: 'eu-central-1' };
    const { code, out } = await runHere(['doctor'], { env });
    expect(code).toBe(3);
    expect(out).toMatch(/next +aws credentials/);
    expect(served.seen).toEqual([]);
  });
});

describe('baton people leave', () => {
  it('shows what hangs on somebody, and does it once it is confirmed', async () => {
    const id = await stage.offered('101');
    const shown = await baton(['people', 'leave', 'maya-chen', '--reason', 'has left']);
    expect(shown).toMatchObject({ code: 0, out: containing(id) });
    expect(shown.out).toContain('Nothing was changed. With --confirm,');
    expect((await baton(['people', 'leave', 'maya-chen', '--reason', 'has left', '--confirm'])).code).toBe(0);
    expect(stage.commitsOf(`handoff#${id}`)).toHaveLength(2);
    const { out } = await baton(['people']);
    expect(out).toMatch(/maya-chen .* for good/);
  });
});

describe('baton dry-run', () => {
  const contact = {
    firstname: 'Amelia',
    lastname: 'Hart',
    email: 'amelia.hart@example.com',
    company: 'Acme',
  };

  it('shows step by step what would follow, in times of this machine', async () => {
    stage.hubspot.set('501', { ...contact, lifecyclestage: 'salesqualifiedlead' }, '98002');
    const { code, out } = await baton(['dry-run', 'sales-qualified-lead', 'contact/501']);
    expect({ code, out }).toEqual({
      code: 0,
      out: `Amelia Hart, Acme (hubspot:contact:501), under sales-qualified-lead, version 1.
It would begin as the record is now.
Jonas Weber hands it over. If nobody answered:

2030-01-31 13:00:00  Maya Chen is asked, whom the contract names, to accept by 2030-01-31 17:00:00.
2030-01-31 16:00:00  No answer yet: a reminder is sent.
2030-01-31 17:00:00  The offer expires.
2030-01-31 17:00:00  It is held, because Maya Chen did not answer in time: Lena Fischer decides, and is reminded at 2030-02-02 17:00:00 and then every day.
Times in Europe/Berlin. Nothing was changed, no turn was taken, and nobody was told.
`,
    });
  });

  it('takes an id alone as that of the kind of record that the contract is about, and answers with JSON', async () => {
    stage.hubspot.set('501', contact, '98002');
    const { out } = await baton(['dry-run', 'sales-qualified-lead', '501', '--json']);
    expect(JSON.parse(out)).toMatchObject({
      record: 'hubspot:contact:501',
      begins: { kind: 'not', because: 'no-value' },
    });
  });

  it('takes a record as lists print it, and says first that nobody is contacted where Baton only looks on', async () => {
    stage.hubspot.set('501', { ...contact, lifecyclestage: 'salesqualifiedlead' }, '98002');
    stage.ports.mode = 'observe';
    const { out } = await baton(['dry-run', 'sales-qualified-lead', 'hubspot:contact:501']);
    expect(out.split('\n')[1]).toBe(
      'Baton only looks on here (mode: observe): nobody is contacted, and nothing is written. What follows is what would be.',
    );
  });

  it('knows the contract that was probably meant', async () => {
    const { code, err } = await baton(['dry-run', 'sales-qualified-led', '501']);
    expect(code).toBe(1);
    expect(err).toContain('Did you mean sales-qualified-lead?');
  });

  it('takes nothing else for a record', async () => {
    expect(await baton(['dry-run', 'sales-qualified-lead', 'Amelia'])).toMatchObject({
      code: 2,
      err: containing('It must be the kind and id of a record, such as contact/501 or hubspot:contact:501.'),
    });
  });
});

describe('baton without access', () => {
  it('ends with 3 where nothing answers', async () => {
    await served.stop();
    const { code, err } = await baton(['list']);
    expect(code).toBe(3);
    expect(err).toContain('Nothing answers at http://127.0.0.1:');
  });

  it('ends with 3 where the caller is not let in', async () => {
    const closed = await serveStage({ send: async () => ({ status: 403, body: { message: 'Forbidden' } }) });
    const { code, err } = await runHere(['list', '--url', closed.url]);
    await closed.stop();
    expect(code).toBe(3);
    expect(err).toContain('does not let this caller in (HTTP 403)');
  });

  it('ends with 1 where something else answers', async () => {
    const other = await serveStage({ send: async () => ({ status: 200, body: { hello: 'world' } }) });
    const { code, err } = await runHere(['list', '--url', other.url]);
    await other.stop();
    expect(code).toBe(1);
    expect(err).toContain("not as Baton's operator API does");
  });

  it.each([
    [['list'], 'look-up'],
    [['incidents', 'list'], 'show-incidents'],
    [['retry', 'h1', '--reason', 'r'], 'operate'],
    [['incidents', 'snooze', 'i1', '--until', '1d', '--reason', 'r', '--confirm'], 'tend-incidents'],
    [['trace', 'h1'], 'trace-handoff'],
  ])('names the Lambda behind %j, where a gateway answers instead', async (words, lambda) => {
    const gateway = await serveStage({
      send: async () => ({ status: 502, body: { message: 'Bad Gateway' } }),
    });
    const { code, err } = await runHere([...words, '--url', gateway.url]);
    await gateway.stop();
    expect({ code, err }).toMatchObject({
      code: 1,
      err: containing(`of the function baton-<stage>-${lambda}.`),
    });
  });

  it('does not know where to look when told something that is no address', async () => {
    expect(await runHere(['list', '--url', 'baton'])).toMatchObject({ code: 2 });
  });

  it('takes no empty argument, and says which is empty and what is expected', async () => {
    expect(await runHere(['receipt', ''])).toMatchObject({
      code: 2,
      err: containing(
        "invalid for argument 'id'. It must be the id of a receipt, as the answer to the webhook gave it.",
      ),
    });
    expect(await runHere(['show', ' '])).toMatchObject({
      code: 2,
      err: containing("argument 'handoff'. It must be the id of"),
    });
  });

  it('says its version', async () => {
    const { code, out } = await runBaton(['--version']);
    expect({ code, out }).toEqual({ code: 0, out: '0.1.0\n' });
  });

  it('says of the reason of a decision to whom it is told', async () => {
    const { out } = await runHere(['retry', '--help']);
    expect(out.replaceAll(/\s+/g, ' ')).toContain('whoever is asked next is told it');
  });

  it('documents its exit codes and every shared option in the help of each command', async () => {
    const { code, out } = await runHere(['check-log', '--help']);
    expect(code).toBe(0);
    expect(out).toContain('3  unreachable, or not permitted');
    expect(out).toContain('--json');
  });
});
