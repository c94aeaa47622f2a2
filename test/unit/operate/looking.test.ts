import { describe, expect, it } from 'vitest';
import { doctorAnswerSchema } from '#domain/operator/checks.ts';
import { logAnswerSchema } from '#domain/operator/evidence.ts';
import { listAnswerSchema } from '#domain/operator/listing.ts';
import { showAnswerSchema } from '#domain/operator/summary.ts';
import { credentialNoteId } from '#domain/operator/credential-note.ts';
import type { Receipt } from '#domain/ports/side-items.ts';
import { sampleDirectory } from '../contract/sample.ts';
import { containing, good } from './matching.ts';
import { createStage } from './stage.ts';

const deadLetter = (body: string) => ({ id: 'm1', sentAt: '2030-01-31T11:00:00.000Z', body });

describe('the list of handoffs', () => {
  it('shows handoffs and blocked events, newest first, people by name', async () => {
    const stage = createStage();
    const first = await stage.offered('101');
    stage.push(60);
    const second = await stage.blocked('b1');
    const body = await good(listAnswerSchema, stage.get('/operator/handoffs'));
    expect(body.handoffs.map(({ id }) => id)).toEqual([second, first]);
    expect(body.handoffs[1]).toMatchObject({
      kind: 'handoff',
      status: 'offered',
      offeredTo: { id: 'maya-chen', name: 'Maya Chen' },
      record: 'hubspot:contact:101',
    });
    expect(body.next).toBeUndefined();
  });

  it('shows what belongs to no contract too: it waits for the desk', async () => {
    const stage = createStage();
    await stage.blocked('b1');
    stage.push(60);
    await stage.malformed('b2');
    const { handoffs } = await good(listAnswerSchema, stage.get('/operator/handoffs?status=blocked'));
    expect(handoffs).toMatchObject([
      { id: 'b2', decider: { id: sampleDirectory.desk } },
      { id: 'b1', contract: 'sales-qualified-lead', decider: { id: 'lena-fischer' } },
    ]);
    expect(handoffs[0]).not.toHaveProperty('contract');
    const { summary } = await good(showAnswerSchema, stage.get('/operator/handoffs/b2'));
    expect(summary).toMatchObject({
      waitsFor: containing('cannot be read'),
      decider: { name: 'Lena Fischer' },
    });
    const one = await good(listAnswerSchema, stage.get('/operator/handoffs?contract=sales-qualified-lead'));
    expect(one.handoffs.map(({ id }) => id)).toEqual(['b1']);
  });

  it('still lists a contract whose file is gone, as long as there is anything of it', async () => {
    const stage = createStage();
    const open = await stage.offered('101');
    const contracts = stage.ports.bundle.contracts.splice(0);
    const { handoffs } = await good(
      listAnswerSchema,
      stage.get('/operator/handoffs?contract=sales-qualified-lead'),
    );
    expect(handoffs.map(({ id }) => id)).toEqual([open]);
    expect(contracts).toHaveLength(1);
    expect(await stage.get('/operator/handoffs?contract=other')).toMatchObject({ status: 404 });
  });

  it('lists it also where all are asked for', async () => {
    const stage = createStage();
    const open = await stage.offered('101');
    stage.ports.bundle.contracts.splice(0);
    const { handoffs } = await good(listAnswerSchema, stage.get('/operator/handoffs'));
    expect(handoffs).toMatchObject([{ id: open, contract: 'sales-qualified-lead' }]);
  });

  it('names who decides about a handoff that is held, and by when', async () => {
    const stage = createStage();
    const held = await stage.held('101');
    await stage.blocked('b1');
    await stage.offered('102');
    const { handoffs } = await good(listAnswerSchema, stage.get('/operator/handoffs'));
    const found = new Map(handoffs.map((line) => [line.id, line]));
    const decideBy = '2030-02-02T22:00:00.000Z';
    expect(found.get(held)).toMatchObject({ decider: { name: 'Lena Fischer' }, decideBy });
    expect(found.get('b1')).toMatchObject({ decider: { name: 'Lena Fischer' }, decideBy });
    expect(handoffs.filter((line) => line.decideBy === undefined)).toHaveLength(1);
  });

  it('names who would have been asked about a handoff that is only observed', async () => {
    const stage = createStage('observe');
    const id = await stage.observed('101');
    const { handoffs } = await good(listAnswerSchema, stage.get('/operator/handoffs?status=observed'));
    expect(handoffs).toMatchObject([{ id, wouldAsk: { id: 'maya-chen', name: 'Maya Chen' } }]);
  });

  it('goes on where a page ended, without losing or repeating a line', async () => {
    const stage = createStage();
    const made: string[] = [];
    for (const objectId of ['1', '2', '3', '4', '5']) {
      made.unshift(await stage.offered(objectId));
      stage.push(1);
    }
    const seen: string[] = [];
    let path = '/operator/handoffs?limit=2';
    for (let pages = 0; path !== '' && pages < 9; pages += 1) {
      const body = await good(listAnswerSchema, stage.get(path));
      seen.push(...body.handoffs.map(({ id }) => id));
      path = body.next === undefined ? '' : `/operator/handoffs?limit=2&cursor=${body.next}`;
    }
    expect(seen).toEqual(made);
  });

  it('is narrowed by contract and status', async () => {
    const stage = createStage();
    const held = await stage.held('101');
    await stage.offered('102');
    const body = await good(
      listAnswerSchema,
      stage.get('/operator/handoffs?contract=sales-qualified-lead&status=held'),
    );
    expect(body.handoffs.map(({ id }) => id)).toEqual([held]);
  });

  it('says which field is wrong, and what was probably meant', async () => {
    const stage = createStage();
    expect(await stage.get('/operator/handoffs?status=open')).toMatchObject({
      status: 400,
      body: { error: { field: 'status', sentence: containing('one of deciding, offered') } },
    });
    expect(await stage.get('/operator/handoffs?limit=0')).toMatchObject({
      status: 400,
      body: { error: { field: 'limit' } },
    });
    expect(await stage.get('/operator/handoffs?cursor=x')).toMatchObject({
      status: 400,
      body: { error: { field: 'cursor' } },
    });
    expect(await stage.get('/operator/handoffs?colour=red')).toMatchObject({
      status: 400,
      body: { error: { field: 'colour' } },
    });
    expect(await stage.get('/operator/handoffs?contract=sales-qualified')).toMatchObject({
      status: 404,
      body: { error: { suggestion: 'sales-qualified-lead' } },
    });
  });
});

describe('one handoff', () => {
  it('is shown with its state, its row and its story', async () => {
    const stage = createStage();
    const id = await stage.held('101');
    const body = await good(showAnswerSchema, stage.get(`/operator/handoffs/${id}`));
    expect(body.summary).toMatchObject({
      id,
      status: 'held',
      waitsFor: 'Maya Chen did not answer in time',
      decider: { id: 'lena-fischer', name: 'Lena Fischer' },
      decideBy: '2030-02-02T22:00:00.000Z',
      giver: { name: 'Jonas Weber' },
      correlationId: 'cor-101',
      targets: [{ target: 'hubspot', attempts: 0 }],
      systemOfRecord: [
        { object: 'contact', system: 'hubspot' },
        { object: 'Lead', system: 'hubspot' },
      ],
    });
    expect(body.row).toMatchObject({ status: 'held' });
    expect(body.story.at(-1)?.sentence).toContain('held until somebody decides');
  });

  it('names no contract where there is none', async () => {
    const stage = createStage();
    await stage.malformed('b1');
    const body = await good(showAnswerSchema, stage.get('/operator/handoffs/b1'));
    expect(body.row).toMatchObject({ status: 'blocked' });
    expect([body.row?.contract, body.summary.contract]).toEqual([undefined, undefined]);
  });

  it('may be an event that waits to become one', async () => {
    const stage = createStage();
    await stage.blocked('b1');
    const body = await good(showAnswerSchema, stage.get('/operator/handoffs/b1'));
    expect(body.summary).toMatchObject({
      id: 'b1',
      kind: 'blocked',
      status: 'blocked',
      correlationId: 'cor-blocked',
    });
    expect(body.summary.waitsFor).toContain('“SQL”');
  });

  it('hands out its log as it is stored', async () => {
    const stage = createStage();
    const id = await stage.held('101');
    const body = await good(logAnswerSchema, stage.get(`/operator/handoffs/${id}/log`));
    expect(body.commits).toEqual(stage.commitsOf(`handoff#${id}`).map(({ text }) => text));
    expect(body.row?.seq).toBe(body.commits.length);
    expect(body.settings).toEqual(stage.ports.settings);
  });

  it('is said not to be known, with where to look and what is one letter off among the newest', async () => {
    const stage = createStage();
    const id = await stage.held('101');
    const slipped = `${id.slice(0, 5)}${id.slice(6)}`;
    const sentence = `No handoff or blocked event “${slipped}” is known: npx baton list shows those that are.`;
    const error = { word: 'not-found', sentence, suggestion: id };
    const path = `/operator/handoffs/${slipped}`;
    for (const asked of [path, `${path}/log`, `${path}/roll-back`, `${path}/attempts`, `${path}/replay`])
      expect(await stage.get(asked)).toMatchObject({ status: 404, body: { error } });
    for (const decision of ['retry', 'cancel'])
      expect(await stage.post(`${path}/${decision}`, { reason: 'r' })).toMatchObject({
        status: 404,
        body: { error },
      });
  });

  it('is said not to be there when it is not', async () => {
    const stage = createStage();
    expect(await stage.get('/operator/handoffs/nothing')).toMatchObject({
      status: 404,
      body: { error: { word: 'not-found' } },
    });
    expect(await stage.get('/operator/handoffs/nothing/log')).toMatchObject({ status: 404 });
    expect(await stage.get('/operator/handoffs/a%23b/log')).toMatchObject({ status: 404 });
    expect(await stage.get('/operator/handoffs/%E0%A4%A')).toMatchObject({ status: 404 });
  });
});

describe('a receipt', () => {
  const receipt = {
    receiptId: 'delivery#0',
    at: '2030-01-31T12:00:00.000Z',
    correlationId: 'cor-1',
    outcome: 'duplicate',
    handoffIds: ['h1'],
  } satisfies Receipt;

  it('tells what became of an event', async () => {
    const stage = createStage();
    await stage.ports.receipts.put(receipt);
    expect(await stage.get('/operator/receipts/delivery%230')).toEqual({ status: 200, body: receipt });
  });

  it('is said not to be there when it is not', async () => {
    const stage = createStage();
    expect(await stage.get('/operator/receipts/other')).toMatchObject({ status: 404 });
    await stage.ports.receipts.put({ ...receipt, receiptId: 'delivery.0' });
    expect(await stage.get('/operator/receipts/delivery')).toMatchObject({
      status: 404,
      body: { error: { suggestion: 'delivery.0' } },
    });
  });
});

describe('the doctor', () => {
  it('names every prerequisite, with the next step where one is missing', async () => {
    const stage = createStage();
    stage.stored.set('hubspot-token', 'x');
    stage.world.deadLetters.set('intake', [deadLetter('{}'), deadLetter('{}')]);
    stage.world.deadLetters.set('wake', [deadLetter('{}')]);
    const body = await good(doctorAnswerSchema, stage.get('/operator/doctor'));
    const found = new Map(body.checks.map((check) => [check.name, check]));
    expect(found.get('directory')).toMatchObject({
      ok: true,
      found: '5 people, from contracts/directory.yaml as it was deployed',
    });
    expect(found.get('contract sales-qualified-lead')).toMatchObject({
      ok: true,
      found: 'version 1, as it was deployed, is in force',
    });
    expect(found.get('times of this stage')).toMatchObject({
      ok: true,
      found:
        'a step that stands still for 1 min is begun again, a write without an answer is looked at after 30 s, a message that its worker dropped is sent after 30 s',
    });
    expect(found.get('secret hubspot-token')).toMatchObject({ ok: true, found: 'set 0 min ago' });
    expect(found.get('secret hubspot-client-secret')).toMatchObject({
      ok: false,
      next: 'npx baton secrets set hubspot-client-secret',
    });
    expect(found.get('dead letters intake')).toMatchObject({
      ok: false,
      found: '2 messages that nobody could process',
      next: containing('baton dlq redrive intake --reason … --confirm'),
    });
    expect(found.get('dead letters wake')).toMatchObject({
      ok: false,
      found: '1 message that nobody could process',
    });
    expect(found.get('sender')).toMatchObject({ ok: true, found: 'baton@example.com: verified' });
  });

  it('holds a credential that is half a year old against whoever could renew it in time', async () => {
    const stage = createStage();
    const noted = async (days: number) => {
      const since = new Date(Date.parse(stage.ports.now()) - days * 24 * 60 * 60 * 1_000).toISOString();
      stage.world.texts.set(credentialNoteId('hubspot'), JSON.stringify({ form: 'token', since }));
      const { checks } = await good(doctorAnswerSchema, stage.get('/operator/doctor'));
      return checks.find(({ name }) => name === 'credential hubspot');
    };
    expect(await noted(149)).toMatchObject({ ok: true });
    expect(await noted(150)).toMatchObject({
      ok: false,
      next: containing('npx baton secrets set hubspot-token'),
    });
  });
});

describe('who calls', () => {
  it('must be known: a route that was reached without IAM does nothing', async () => {
    const stage = createStage();
    const answer = await stage.send('GET', '/operator/doctor', {
      requestContext: { http: { method: 'GET' } },
    });
    expect(answer).toMatchObject({ status: 403, body: { error: { word: 'unknown-caller' } } });
  });

  it('is told about an operation that does not exist', async () => {
    expect(await createStage().get('/operator/everything')).toMatchObject({ status: 404 });
    expect(await createStage().post('/operator/doctor', {})).toMatchObject({ status: 404 });
  });
});
