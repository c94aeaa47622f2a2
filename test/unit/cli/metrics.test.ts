import { describe, expect, it } from 'vitest';
import { briefId } from '#domain/admission/brief.ts';
import { stableId } from '#domain/ids.ts';
import { containing } from '../operate/matching.ts';
import { commandHere } from './command-here.ts';

const HOUR = 60 * 60;
const DAY = 24 * HOUR;

const { stage, served, baton } = commandHere();

describe('baton metrics', () => {
  it('is in order while every threshold is kept', async () => {
    await stage().accepted('1');
    await stage().observed('2');
    const { code, out } = await baton('metrics');
    expect(out).toContain('Sales-qualified lead (sales-qualified-lead): 1 begun since 2030-01-24 13:00:00');
    expect(out).toMatch(/accepted in time +1 of 1, 100 % +kept: at least 90 %/);
    expect(out).toMatch(/time until accepted, nine of ten +0 s +kept: at most 4\.0 h/);
    expect(out).toMatch(/failed in a system +0 of 0 +nothing yet: at most 2 %/);
    expect(out).not.toContain('amount');
    expect(code).toBe(0);
  });

  it('is not in order when one is crossed, and names the oldest that waits', async () => {
    await stage().accepted('1');
    const held = await stage().held('2');
    stage().push(3 * HOUR);
    const { code, out } = await baton('metrics', 'sales-qualified-lead');
    expect(code).toBe(1);
    expect(out).toMatch(/accepted in time +1 of 2, 50 % +CROSSED: at least 90 %/);
    expect(out).toMatch(/accepted by nobody, deadline passed +1/);
    expect(out).toMatch(/time until accepted, nine of ten +never +CROSSED/);
    expect(out).toMatch(/offers expired +1 of 2, 50 % +CROSSED: at most 20 %/);
    expect(out).toMatch(/wait now +1, 1 past their deadline/);
    expect(out).toMatch(
      new RegExp(`13\\.0 h, to accept by 2030-01-31 17:00:00: ${held} +CROSSED: at most 12\\.0 h`),
    );
  });

  it('counts what waits however old it is, and nothing else from before the window', async () => {
    await stage().accepted('1');
    const old = await stage().offered('2');
    stage().push(30 * DAY);
    const { code, out } = await baton('metrics', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      contracts: [
        {
          measured: { contract: 'sales-qualified-lead', windowSeconds: 7 * DAY, hasAmount: false },
          since: '2030-02-23T12:00:00.000Z',
          metrics: { handoffs: 0, offers: 0, waiting: { handoffs: 1, oldest: { id: old } } },
        },
      ],
    });
  });

  it('says in words what incidents were about', async () => {
    await stage().held('1');
    expect((await baton('metrics')).out).toMatch(
      /incidents: offers are not answered in time +1 with 1 handoff/,
    );
  });

  it('says which logs only a newer version can read, and is not in order then', async () => {
    const unread = await stage().accepted('1');
    await stage().accepted('2');
    await stage().wroteNewer(`handoff#${unread}`);
    const { code, out } = await baton('metrics');
    expect(out).toMatch(/somebody was asked +1/);
    expect(out).toContain(`Not counted, because a newer version of Baton wrote to it: handoff#${unread}.`);
    expect(code).toBe(1);
  });

  it('adds up pages, each handoff once', async () => {
    for (let record = 0; record < 60; record += 1) await stage().offered(String(record));
    const { out } = await baton('metrics', '--json');
    expect(JSON.parse(out)).toMatchObject({
      contracts: [{ metrics: { handoffs: 60, waiting: { handoffs: 60 } } }],
    });
    expect(served().seen.filter(({ url }) => url.includes('cursor='))).toHaveLength(2);
  });

  it('adds up what is at stake where the contract says where that stands', async () => {
    const [version] = stage().ports.bundle.contracts;
    if (version === undefined) throw new Error('the sample has a contract');
    const { contract } = version;
    const limits = { windowSeconds: DAY, thresholds: { waitingAmount: 1000 } };
    stage().ports.bundle.contracts.splice(0, 1, {
      ...version,
      contract: { ...contract, amount: 'amount', observability: limits },
    });
    for (const [record, amount] of [
      ['1', 999.5],
      ['2', 1],
      ['3', undefined],
    ] as const) {
      await stage().offered(record);
      const brief = { title: record, recordKind: 'contact', show: [], amount };
      await stage().ports.texts.put(briefId(stableId('test', record)), JSON.stringify(brief));
    }
    await stage().offered('4');
    const { code, out } = await baton('metrics');
    expect(out).toMatch(/amount that waits +1000\.5 \(2 without an amount\) +CROSSED: at most 1000/);
    expect(code).toBe(1);
  });

  it('says that there is no contract, and knows none of another name', async () => {
    expect(await baton('metrics', 'sales-qualified')).toMatchObject({
      code: 1,
      err: containing('There is no contract “sales-qualified”.'),
    });
    stage().ports.bundle.contracts.splice(0);
    expect(await baton('metrics')).toMatchObject({ code: 0, out: 'There is no contract.\n' });
  });
});

describe('the measures of a contract', () => {
  const path = '/operator/contracts/sales-qualified-lead/measures';

  it('come in pages that look back to the same instant', async () => {
    for (const record of ['1', '2', '3']) {
      await stage().offered(record);
      stage().push(60);
    }
    const first = await stage().get(`${path}?limit=2&since=2030-01-31T12:01:00Z`);
    expect(first.body).toMatchObject({
      since: '2030-01-31T12:01:00.000Z',
      measures: [{ requestedAt: '2030-01-31T12:02:00.000Z' }, { requestedAt: '2030-01-31T12:01:00.000Z' }],
      next: '2',
    });
    const second = await stage().get(`${path}?limit=2&since=2030-01-31T12:01:00.000Z&cursor=2`);
    expect(second.body).toMatchObject({ measures: [] });
    expect(second.body).not.toHaveProperty('next');
  });

  it('come oldest first where they wait', async () => {
    const first = await stage().offered('1');
    stage().push(60);
    const second = await stage().held('2');
    await stage().accepted('3');
    const { body } = await stage().get(`${path}?of=waiting`);
    expect(body).toMatchObject({ measures: [{ id: first }, { id: second }] });
  });

  it('are asked for in words that are known', async () => {
    expect(await stage().get(`${path}?of=all`)).toMatchObject({
      status: 400,
      body: { error: { field: 'of', sentence: 'The field “of” must be one of begun, waiting.' } },
    });
    expect(await stage().get(`${path}?limit=51`)).toMatchObject({ body: { error: { field: 'limit' } } });
    expect(await stage().get(`${path}?cursor=x`)).toMatchObject({ body: { error: { field: 'cursor' } } });
    expect(await stage().get('/operator/contracts/sales/measures')).toMatchObject({ status: 404 });
  });
});
