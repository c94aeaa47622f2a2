import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { memoryGrants } from '#adapters/memory/grants.ts';
import { memoryLeases } from '#adapters/memory/leases.ts';
import { memoryTexts } from '#adapters/memory/side-items.ts';
import { createWorld } from '#adapters/memory/world.ts';
import type { Connector } from '#domain/ports/connector.ts';
import type { Grants } from '#domain/ports/grants.ts';
import { asanaSandbox } from './support/connectors/asana-sandbox.ts';
import { consentTo } from './support/connectors/consent.ts';
import { hubspotSandbox } from './support/connectors/hubspot-sandbox.ts';
import { salesforceSandbox } from './support/connectors/salesforce-sandbox.ts';
import type { ConsentingSystem, System } from './support/connectors/system.ts';

/** Every system whose credential may be a person's consent: a line each. */
const systems: readonly System[] = [hubspotSandbox, salesforceSandbox, asanaSandbox];

const call = { correlationId: 'c-1', idempotencyKey: 'k-1' };
const refusedNow = { kind: 'refused', permanent: false };

/** HubSpot does not count the requests of an app that got its token by OAuth by the day. Source: its usage guidelines. */
const COUNTED_BY_DAY = ['Salesforce'];

describe.each(systems)('$name, by a consent', (its) => {
  let system: ConsentingSystem;
  let grants: Grants;
  let leases = memoryLeases();
  let notes = memoryTexts(createWorld());
  let clock = 0;

  beforeAll(async () => {
    const { consenting, ...started } = await its.start();
    if (consenting === undefined) throw new Error('nobody can consent to it');
    system = { ...started, consenting };
  });

  afterAll(() => system.stop());

  beforeEach(async () => {
    await system.reset();
    await system.consenting.control('PATCH', 'oauth', { rotates: true, accessTokenSeconds: 1_800 });
    clock = 0;
    grants = memoryGrants(await consentTo(system.consenting));
    leases = memoryLeases();
    notes = memoryTexts(createWorld());
  });

  /** Another process, over the same stores unless `changed` says otherwise. */
  function aProcess(changed: Partial<Grants> = {}): Connector {
    const now = () => Date.now() + clock;
    const access = { grants: { ...grants, ...changed }, leases, notes, now };
    return system.connector({ credential: () => system.consenting.credential, access });
  }

  const read = (by: Connector) => by.read(system.record, [system.owner]);
  const write = (by: Connector) => by.write(system.record, { [system.owner]: system.owners.wanted }, call);
  const expire = () => system.consenting.control('POST', 'oauth/expire');

  async function counts() {
    const response = await system.consenting.control('GET', 'oauth');
    return (await response.json()) as { refreshes: number; refusals: number };
  }

  let before = { refreshes: 0, refusals: 0 };
  beforeEach(async () => {
    before = await counts();
  });

  async function since() {
    const { refreshes, refusals } = await counts();
    return { refreshes: refreshes - before.refreshes, refusals: refusals - before.refusals };
  }

  it('uses an access token as long as it holds', async () => {
    const connector = aProcess();
    expect(await read(connector)).toMatchObject({ kind: 'ok' });
    expect(await write(connector)).toMatchObject({ kind: 'ok' });
    expect(await read(aProcess())).toMatchObject({ kind: 'ok' });
    expect(await since()).toEqual({ refreshes: 0, refusals: 0 });
  });

  it('tells of the requests of a day where those of a consent are counted', async () => {
    const connector = aProcess();
    await read(connector);
    expect(connector.requestNews?.() !== undefined).toBe(COUNTED_BY_DAY.includes(its.name));
  });

  it.each([true, false])('survives the end of a token under a read (rotating: %s)', async (rotates) => {
    await system.consenting.control('PATCH', 'oauth', { rotates });
    const connector = aProcess();
    await expire();
    expect(await read(connector)).toMatchObject({ kind: 'ok' });
    await expire();
    expect(await read(connector)).toMatchObject({ kind: 'ok' });
    expect(await since()).toEqual({ refreshes: 2, refusals: 0 });
  });

  it('sends a write once, says that nothing was written, and has the next token ready', async () => {
    const connector = aProcess();
    await expire();
    expect(await write(connector)).toEqual({ ...refusedNow, because: 'token-expired' });
    expect(await system.requestCount()).toBe(1);
    expect(await system.held()).toBe(system.owners.before);
    expect(await write(connector)).toMatchObject({ kind: 'ok' });
    expect(await since()).toEqual({ refreshes: 1, refusals: 0 });
  });

  it.runIf(its.tellsExpiry)('replaces a token before it ends', async () => {
    const connector = aProcess();
    await read(connector);
    await expire();
    clock = 1_700_000;
    await system.reset();
    expect(await write(connector)).toMatchObject({ kind: 'ok' });
    expect(await system.requestCount()).toBe(1);
  });

  it('is refreshed once by however many processes need it at once', async () => {
    const processes = Array.from({ length: 8 }, () => aProcess());
    await expire();
    const answers = await Promise.all(processes.map(read));
    expect(answers.map(({ kind }) => kind)).toEqual(processes.map(() => 'ok'));
    expect(await since()).toEqual({ refreshes: 1, refusals: 0 });
  });

  it('of a process that dies once it has stored the next one, that one is used by the others', async () => {
    const put: Grants['put'] = async (grant) => {
      await grants.put(grant);
      throw new Error('killed');
    };
    await expire();
    await expect(read(aProcess({ put }))).rejects.toThrow('killed');
    expect(await read(aProcess())).toMatchObject({ kind: 'ok' });
    expect(await since()).toEqual({ refreshes: 1, refusals: 0 });
  });

  it.each([
    [false, 'ok'],
    [true, 'unauthorised'],
  ])('of a process that dies before it has stored the next one (rotating: %s): %s', async (rotates, kind) => {
    await system.consenting.control('PATCH', 'oauth', { rotates });
    const put = () => Promise.reject(new Error('killed'));
    await expire();
    await expect(read(aProcess({ put }))).rejects.toThrow('killed');
    expect(await read(aProcess())).toMatchObject({ kind });
  });

  it('that is taken back is unauthorised, and nothing is written', async () => {
    const connector = aProcess();
    await read(connector);
    await system.consenting.control('POST', 'oauth/revoke');
    expect(await write(connector)).toEqual({ kind: 'unauthorised' });
    expect(await read(connector)).toEqual({ kind: 'unauthorised' });
    expect(await system.held()).toBe(system.owners.before);
  });

  it('that is given anew is used at once', async () => {
    const connector = aProcess();
    await system.consenting.control('POST', 'oauth/revoke');
    expect(await read(connector)).toEqual({ kind: 'unauthorised' });
    await grants.put(await consentTo(system.consenting));
    expect(await write(connector)).toMatchObject({ kind: 'ok' });
  });

  it('that nobody has given is unauthorised, without asking', async () => {
    const connector = aProcess({ read: () => Promise.resolve(undefined) });
    expect(await write(connector)).toEqual({ kind: 'unauthorised' });
    expect(await read(connector)).toEqual({ kind: 'unauthorised' });
    expect(await system.requestCount()).toBe(0);
  });

  it('whose refresh fails for a while is tried again, and nothing was written', async () => {
    const connector = aProcess();
    await expire();
    const fault = { fault: 'server-error', match: { pathPattern: system.consenting.tokenUrl.pathname } };
    await system.consenting.control('POST', 'faults', fault);
    expect(await write(connector)).toMatchObject({
      ...refusedNow,
      because: expect.stringMatching(/^no-token/) as string,
    });
    expect(await system.held()).toBe(system.owners.before);
    expect(await write(connector)).toMatchObject({ kind: 'ok' });
  });
});
