import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { doctorAnswerSchema } from '#domain/operator/checks.ts';
import { decisionAnswerSchema } from '#domain/operator/decisions.ts';
import { mappingAnswerSchema } from '#domain/operator/mappings.ts';
import { SECRET_NAMES } from '#domain/operator/requests.ts';
import { containing, good } from './matching.ts';
import { createStage, lena } from './stage.ts';

const reason = 'Maya is back on Monday';

describe('a decision about a handoff', () => {
  it('is committed by the caller, with the reason outside the log, and asks for its effects', async () => {
    const stage = createStage();
    const id = await stage.held('101');
    const body = await good(decisionAnswerSchema, stage.post(`/operator/handoffs/${id}/retry`, { reason }));
    expect(body).toMatchObject({ id, status: 'offered', changed: true });
    const commit = stage.commitsOf(`handoff#${id}`).at(-1);
    expect(commit?.actor.kind).toBe('operator');
    expect(commit?.text).not.toContain(reason);
    expect(commit?.text).not.toContain('lena');
    expect(body.story[0]).toMatchObject({
      actor: `Operator ${lena}`,
      sentence: containing(reason),
    });
    expect(stage.world.queued.wake).toContain(`handoff#${id}`);
  });

  it('says who decided for as long as that is kept, and afterwards not even to whoever can guess', async () => {
    const stage = createStage();
    const ids = [await stage.held('101'), await stage.held('102')];
    for (const id of ids) await stage.post(`/operator/handoffs/${id}/retry`, { reason });
    const [first, second] = ids.map((id) => stage.commitsOf(`handoff#${id}`).at(-1)?.actor.id ?? '');
    expect(first).toMatch(/^op-./);
    expect(second).toBe(first);
    expect(first).not.toContain(createHash('sha256').update(lena).digest('hex').slice(0, 16));
    const path = `/operator/handoffs/${ids[0] ?? ''}`;
    expect(JSON.stringify(await stage.get(path))).toContain(lena);
    for (const [id, text] of stage.world.texts) {
      if (text === lena || text === first) stage.world.texts.delete(id);
    }
    expect(JSON.stringify(await stage.get(path))).not.toContain(lena);
    await stage.post(`${path}/cancel`, { reason });
    expect(stage.commitsOf(`handoff#${ids[0] ?? ''}`).at(-1)?.actor.id).not.toBe(first);
  });

  it('never takes who decided from the body', async () => {
    const stage = createStage();
    const id = await stage.held('101');
    const answer = await stage.post(`/operator/handoffs/${id}/retry`, { reason, actor: 'maya-chen' });
    expect(answer).toMatchObject({ status: 400, body: { error: { field: 'actor' } } });
  });

  it('can release, reassign and cancel', async () => {
    const stage = createStage();
    const decide = async (id: string, decision: string, more = {}) =>
      good(decisionAnswerSchema, stage.post(`/operator/handoffs/${id}/${decision}`, { reason, ...more }));
    expect(await decide(await stage.held('1'), 'release')).toMatchObject({ status: 'offered' });
    expect(await decide(await stage.held('2'), 'cancel')).toMatchObject({ status: 'cancelled' });
    const { story } = await decide(await stage.held('3'), 'reassign', { to: 'tom-okafor' });
    expect(story[0]?.sentence).toBe(`Operator lena decided: ask Tom Okafor. “${reason}”`);
  });

  it('keeps the reason of a reassignment while somebody is being asked', async () => {
    const stage = createStage();
    const path = `/operator/handoffs/${await stage.offered('101')}/reassign`;
    const { story } = await good(decisionAnswerSchema, stage.post(path, { reason, to: 'tom-okafor' }));
    expect(story[0]?.sentence).toBe(`Operator lena withdrew the offer, to ask Tom Okafor. “${reason}”`);
  });

  it('is refused with a word and a sentence, and then leaves the log alone', async () => {
    const stage = createStage();
    const id = await stage.offered('101');
    expect(await stage.post(`/operator/handoffs/${id}/retry`, { reason })).toMatchObject({
      status: 409,
      body: { error: { word: 'not-held', sentence: containing('retry is not possible yet: it is offered') } },
    });
    expect(stage.commitsOf(`handoff#${id}`)).toHaveLength(1);
  });

  it('needs a reason, a known person and an operation that exists', async () => {
    const stage = createStage();
    const id = await stage.held('101');
    const path = `/operator/handoffs/${id}`;
    const before = stage.commitsOf(`handoff#${id}`).length;
    await stage.get(path);
    const texts = stage.world.texts.size;
    for (const wrong of [{}, { reason: '  ' }, { reason: 'x'.repeat(1001) }]) {
      expect(await stage.post(`${path}/retry`, wrong)).toMatchObject({
        status: 400,
        body: { error: { field: 'reason' } },
      });
    }
    for (const to of ['tom-okafo', 'Tom Okafor']) {
      expect(await stage.post(`${path}/reassign`, { reason, to })).toMatchObject({
        status: 400,
        body: { error: { field: 'to', suggestion: 'tom-okafor' } },
      });
    }
    expect(await stage.post(`${path}/retry`, { reason, to: 'tom-okafor' })).toMatchObject({ status: 400 });
    expect(await stage.post(`${path}/retyr`, { reason })).toMatchObject({
      status: 404,
      body: { error: { suggestion: 'retry' } },
    });
    expect(await stage.send('POST', `${path}/retry`, { body: '{' })).toMatchObject({ status: 400 });
    expect(await stage.post('/operator/handoffs/unknown/retry', { reason })).toMatchObject({ status: 404 });
    expect(stage.commitsOf(`handoff#${id}`)).toHaveLength(before);
    expect(stage.world.texts.size).toBe(texts);
  });
});

describe('a handoff that goes to somebody else', () => {
  it('goes to whom the contract asks next, while somebody is asked and nobody is named', async () => {
    const stage = createStage();
    const id = await stage.offered('101');
    expect(await stage.post(`/operator/handoffs/${id}/reassign`, { reason })).toMatchObject({
      status: 200,
      body: { changed: true, story: [{ sentence: containing('withdrew the offer, to ask somebody else') }] },
    });
    const held = await stage.held('102');
    expect(await stage.post(`/operator/handoffs/${held}/reassign`, { reason })).toMatchObject({
      status: 409,
      body: { error: { word: 'name-somebody' } },
    });
  });

  it('stays where it is, once it is no longer with whom it is taken from', async () => {
    const stage = createStage();
    const id = await stage.offered('101');
    const path = `/operator/handoffs/${id}/reassign`;
    expect(await stage.post(path, { reason, from: 'tom-okafor' })).toMatchObject({
      status: 409,
      body: { error: { word: 'moved' } },
    });
    expect(await stage.post(path, { reason, from: 'nobody' })).toMatchObject({
      status: 400,
      body: {
        error: { field: 'from', sentence: containing('which “nobody” is not (see `npx baton people`)') },
      },
    });
    expect(stage.commitsOf(`handoff#${id}`)).toHaveLength(1);
    expect(await stage.post(path, { reason, from: 'maya-chen' })).toMatchObject({ status: 200 });
  });
});

describe('a decision about a blocked event', () => {
  it('lets it go on, or discards it', async () => {
    const stage = createStage();
    await stage.blocked('b1');
    await stage.blocked('b2');
    expect(await stage.post('/operator/handoffs/b1/release', { reason })).toMatchObject({
      status: 200,
      body: { status: 'released', changed: true },
    });
    expect(await stage.post('/operator/handoffs/b2/cancel', { reason })).toMatchObject({
      body: { status: 'discarded' },
    });
  });

  it('is refused once it is settled, and cannot be offered to anybody', async () => {
    const stage = createStage();
    await stage.blocked('b1');
    expect(await stage.post('/operator/handoffs/b1/reassign', { reason, to: 'tom-okafor' })).toMatchObject({
      status: 409,
      body: { error: { word: 'not-assignable' } },
    });
    await stage.post('/operator/handoffs/b1/cancel', { reason });
    expect(await stage.post('/operator/handoffs/b1/retry', { reason })).toMatchObject({
      status: 409,
      body: { error: { word: 'already-discarded' } },
    });
  });
});

describe('a mapping added in a hurry', () => {
  const path = '/operator/contracts/sales-qualified-lead/mappings';
  const mapping = { value: 'SQL', status: 'sales-qualified', reason };

  it('lasts thirty days and asks for its effects, which wake what waited for it', async () => {
    const stage = createStage();
    await stage.blocked('b1');
    expect(await good(mappingAnswerSchema, stage.post(path, mapping))).toEqual({
      contract: 'sales-qualified-lead',
      value: 'SQL',
      status: 'sales-qualified',
      endsAt: '2030-03-02T12:00:00.000Z',
      changed: true,
      waiting: 1,
    });
    expect(stage.world.queued.wake).toContain('contract#sales-qualified-lead');
  });

  it('stays quiet when it is there already', async () => {
    const stage = createStage();
    const until = { ...mapping, endsAt: '2030-02-28T00:00:00Z' };
    await stage.post(path, until);
    expect(await stage.post(path, until)).toMatchObject({ status: 200, body: { changed: false } });
    expect(stage.commitsOf('contract#sales-qualified-lead')).toHaveLength(1);
  });

  it('is not made in a hurry for a value that nothing waits for: the near one is named', async () => {
    const stage = createStage();
    await stage.blocked('b1');
    const slip = { ...mapping, value: 'SQLL', onlyIfWaiting: true };
    expect(await stage.post(path, slip)).toMatchObject({
      status: 409,
      body: {
        error: {
          word: 'nothing-waits',
          sentence:
            'No event waits for “SQLL” in sales-qualified-lead: give --confirm to add it all the same.',
          suggestion: 'SQL',
        },
      },
    });
    expect(stage.commitsOf('contract#sales-qualified-lead')).toHaveLength(0);
    const all = { ...slip, onlyIfWaiting: false };
    expect(await good(mappingAnswerSchema, stage.post(path, all))).toMatchObject({
      changed: true,
      waiting: 0,
    });
    expect(await stage.post(path, { ...mapping, onlyIfWaiting: true })).toMatchObject({ status: 200 });
  });

  it('needs a status that the contract knows, an end that comes, and a contract that exists', async () => {
    const stage = createStage();
    expect(await stage.post(path, { ...mapping, status: 'sales-qualifid' })).toMatchObject({
      status: 400,
      body: { error: { field: 'status', suggestion: 'sales-qualified' } },
    });
    expect(await stage.post(path, { ...mapping, endsAt: '2020-01-01T00:00:00Z' })).toMatchObject({
      status: 409,
    });
    expect(await stage.post('/operator/contracts/none/mappings', mapping)).toMatchObject({ status: 404 });
    expect(stage.commitsOf('contract#sales-qualified-lead')).toHaveLength(0);
  });
});

describe('the credential of a system', () => {
  const app = { clientId: 'id', clientSecret: 'secret' };

  it.each([
    ['hubspot-token', 'pat-1', 'a token, stored 3 days ago; it holds until somebody ends it'],
    ['salesforce-client', JSON.stringify(app), 'an app that gets its tokens by itself, stored 3 days ago'],
  ])('is noted with its form, for the doctor: %s', async (name, value, found) => {
    const stage = createStage('enforce', SECRET_NAMES);
    expect(await stage.post(`/operator/secrets/${name}`, { value })).toMatchObject({ status: 200 });
    stage.push(3 * 24 * 60 * 60);
    const { body } = await stage.get('/operator/doctor');
    expect(doctorAnswerSchema.parse(body).checks).toContainEqual({
      ...{ name: `credential ${name.split('-')[0] ?? ''}`, ok: true, found },
    });
  });

  it('of no known form is refused, and says which forms there are', async () => {
    const stage = createStage('enforce', SECRET_NAMES);
    for (const [name, value] of [
      ['hubspot-token', 'two words'],
      ['salesforce-client', '{"clientId":"id"}'],
      ['on-call-webhook', 'whsec_short'],
    ]) {
      const refused = await stage.post(`/operator/secrets/${String(name)}`, { value });
      expect(refused).toMatchObject({ status: 400, body: { error: { field: 'value' } } });
    }
    expect(stage.stored.size).toBe(0);
  });

  it('of an app that was consented to may get another secret, and stays a consent', async () => {
    const stage = createStage();
    const instant = stage.ports.now();
    const grant = {
      ...{ accessToken: 'a', refreshToken: 'r', refreshedAt: instant, consentedAt: instant },
      account: 'account 1',
    };
    await stage.post('/operator/connections/hubspot', { ...app, grant });
    await stage.post('/operator/secrets/hubspot-token', {
      value: JSON.stringify({ ...app, clientSecret: 's2' }),
    });
    const { body } = await stage.get('/operator/doctor');
    const { checks } = doctorAnswerSchema.parse(body);
    const check = checks.find(({ name }) => name === 'credential hubspot');
    expect(check?.found).toMatch(/^consent of account 1, 0 min old; .* again when it is refused$/);
  });

  it('can be consented to only where the stage has the system, and with all of it', async () => {
    const stage = createStage();
    expect(await stage.post('/operator/connections/trello', {})).toMatchObject({ status: 404 });
    expect(await stage.get('/operator/connections/trello')).toMatchObject({ status: 404 });
    expect(await stage.post('/operator/connections/hubspot', app)).toMatchObject({
      ...{ status: 400, body: { error: { field: 'grant' } } },
    });
    expect(await stage.ports.grants.hubspot.read()).toBeUndefined();
  });
});

describe('a secret', () => {
  it('is stored and never answered', async () => {
    const stage = createStage();
    const answer = await stage.post('/operator/secrets/hubspot-token', { value: 'pat-na1-123\n' });
    expect(answer).toEqual({
      status: 200,
      body: { name: 'hubspot-token', stored: true, form: 'token', trial: 'accepted' },
    });
    expect(stage.stored.get('hubspot-token')).toBe('pat-na1-123');
  });

  it('is refused without a value, or under a name that nobody knows', async () => {
    const stage = createStage();
    expect(await stage.post('/operator/secrets/hubspot-token', { value: ' ' })).toMatchObject({
      status: 400,
    });
    expect(await stage.post('/operator/secrets/hubspot-tokn', { value: 'x' })).toMatchObject({
      status: 404,
      body: { error: { suggestion: 'hubspot-token' } },
    });
    expect(stage.stored.size).toBe(0);
  });
});
