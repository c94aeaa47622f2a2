import { afterEach, expect, test } from 'vitest';
import * as z from 'zod';
import { createAsanaConnector } from '#adapters/asana/asana-connector.ts';
import { createHttpTargetConnector } from '#adapters/http-target/http-target-connector.ts';
import { createHubSpotConnector } from '#adapters/hubspot/hubspot-connector.ts';
import { credentialAlone } from '#adapters/oauth/credential-alone.ts';
import { fixedToken } from '#adapters/oauth/tokens-by-credential.ts';
import { createSalesforceConnector } from '#adapters/salesforce/salesforce-connector.ts';
import { salesforceTokens } from '#adapters/salesforce/tokens.ts';
import type { Target } from '#domain/contract/target.ts';
import type { Connector } from '#domain/ports/connector.ts';
import { startSandboxAsana } from '#local/sandbox/asana/start-sandbox-asana.ts';
import { startSandboxHttpTarget } from '#local/sandbox/http-target/start-sandbox-http-target.ts';
import { startSandboxHubSpot } from '#local/sandbox/hubspot/start-sandbox-hubspot.ts';
import { startSandboxSalesforce } from '#local/sandbox/salesforce/start-sandbox-salesforce.ts';
import { deliverUntilTaken } from '#test/scenario-support/crm.ts';
import { handoff } from '#test/scenario-support/looking.ts';
import { accept } from '#test/scenario-support/people.ts';
import { expectSound } from '#test/scenario-support/sound.ts';
import { Stage } from '#test/scenario-support/stage.ts';
import { boardSystem, sampleContract, shippedContract, shippedKickoff } from '#test/unit/contract/sample.ts';
import { benchDirectory } from '../../bench/throughput/bench-directory.ts';
import { boardTarget } from '../../bench/throughput/systems/board.ts';
import {
  ASANA_PURPOSES,
  asanaPurposes,
  HTTP_PURPOSES,
  HUBSPOT_PURPOSES,
  httpPurposes,
  hubspotPurposes,
  requestSchema,
  SALESFORCE_PURPOSES,
  salesforcePurposes,
} from '../../bench/purposes.ts';
import type { Purpose, PurposeOf, VendorRequest } from '../../bench/purposes.ts';

const identity = { portalId: 62_515, appId: 54_321, clientSecret: 'app-secret', token: 'app-token' } as const;
const [CONTACT, MAYA] = ['501', '71001'] as const;
const QUALIFIED = 'salesqualifiedlead';
/** All requests to HubSpot that one handoff may cost, admission and Baton's own properties included. */
const HUBSPOT_AT_MOST = 8;

const running: { stop(): Promise<void> }[] = [];

afterEach(async () => {
  for (const sandbox of running.splice(0)) await sandbox.stop();
});

interface Other {
  readonly target: Target;
  readonly url: string;
  readonly connector: Connector;
}

/** One handoff from its event to the verified owner, and HubSpot's own word of that owner; what each sandbox was asked. */
async function played(other?: Other) {
  const clock = { now: () => Date.now() };
  const hubspot = await startSandboxHubSpot({ ...identity, port: 0, now: () => clock.now() });
  running.push(hubspot);
  const targets = [...sampleContract.sync.targets, ...(other === undefined ? [] : [other.target])];
  const stage = new Stage({ ...sampleContract, sync: { targets } }, benchDirectory);
  clock.now = () => Date.parse(stage.now());
  stage.systemOfRecord = createHubSpotConnector({
    ...{ baseUrl: hubspot.url, appId: String(identity.appId), timeoutMs: 5_000 },
    ...{ tokens: fixedToken(identity.token), now: () => clock.now() },
  });
  if (other !== undefined) stage.answering.set(other.target.system, other.connector);
  const changed = async (property: string, value: string, source: object) => {
    const about = { subscriptionType: 'contact.propertyChange', objectId: Number(CONTACT), ...source };
    const ids = { eventId: 1, portalId: identity.portalId, subscriptionId: 7, appId: identity.appId };
    const event = { ...ids, ...about, attemptNumber: 0, propertyName: property, propertyValue: value };
    await deliverUntilTaken(stage, [{ ...event, occurredAt: clock.now() }]);
    await stage.run();
  };
  const change = { properties: { lifecyclestage: QUALIFIED }, userId: 98_002 };
  await ask(hubspot.url, `records/contacts/${CONTACT}`, { method: 'PATCH', body: JSON.stringify(change) });
  await changed('lifecyclestage', QUALIFIED, { changeSource: 'CRM_UI', sourceId: 'userId:98002' });
  await accept(stage);
  await stage.pass(60);
  await changed('hubspot_owner_id', MAYA, { changeSource: 'INTEGRATION' });
  expectSound(stage);
  expect(handoff(stage).status).toBe('completed');
  return {
    hubspot: await requestsTo(hubspot.url),
    other: other === undefined ? [] : await requestsTo(other.url),
  };
}

async function ask(url: string, path: string, init: RequestInit = {}): Promise<unknown> {
  return (await fetch(`${url}/_sandbox/${path}`, init)).json();
}

async function requestsTo(url: string): Promise<readonly VendorRequest[]> {
  return z.array(requestSchema).parse(await ask(url, 'requests'));
}

/** By purpose; a request without one is shown as it is. */
function counted(requests: readonly VendorRequest[], purposeOf: PurposeOf, purposes: object) {
  const names = new Map(Object.entries(purposes).map(([name, purpose]) => [purpose as Purpose, name]));
  const counts: Record<string, number> = {};
  for (const request of requests) {
    const purpose = purposeOf(request);
    const name = (purpose && names.get(purpose)) ?? `${request.method} ${request.path}?${request.query}`;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

const ofHubSpot = (requests: readonly VendorRequest[]) =>
  counted(requests, hubspotPurposes(), HUBSPOT_PURPOSES);
/** As often as is written beside the reason. */
const timesOf = (purposes: Readonly<Record<string, Purpose>>) =>
  Object.fromEntries(Object.entries(purposes).map(([name, { times }]) => [name, times]));
const BESIDE_ANOTHER = timesOf(HUBSPOT_PURPOSES);

function expectBesideAnother(requests: readonly VendorRequest[]): void {
  expect(ofHubSpot(requests)).toEqual(BESIDE_ANOTHER);
  expect(requests.length).toBeLessThanOrEqual(HUBSPOT_AT_MOST);
}

test('HubSpot alone is asked seven times, each for a reason', async () => {
  const { hubspot } = await played();
  expect({ ...ofHubSpot(hubspot), find: 1 }).toEqual(BESIDE_ANOTHER);
  expect(hubspot.length).toBe(7);
});

test('Salesforce is written and read back by one composite request, and HubSpot is asked eight times then', async () => {
  const sandbox = await startSandboxSalesforce({ port: 0, clientId: 'key', clientSecret: 'secret' });
  running.push(sandbox);
  const credential = JSON.stringify({ clientId: 'key', clientSecret: 'secret' });
  const connector = createSalesforceConnector({
    ...{ domainUrl: sandbox.url, timeoutMs: 5_000, now: Date.now },
    tokens: salesforceTokens(sandbox.url, credentialAlone(credential, Date.now)),
  });
  const target = targetOf(shippedContract.sync.targets, 'salesforce');
  const { hubspot, other } = await played({ target, url: sandbox.url, connector });
  expect(counted(other, salesforcePurposes(), SALESFORCE_PURPOSES)).toEqual(timesOf(SALESFORCE_PURPOSES));
  expect(SALESFORCE_PURPOSES.write.times).toBe(1);
  expectBesideAnother(hubspot);
});

test('Asana is asked four times for a task, besides what fields take, and HubSpot once more', async () => {
  const sandbox = await startSandboxAsana({ port: 0, token: 'app-token' });
  running.push(sandbox);
  const connector = createAsanaConnector({
    ...{ baseUrl: sandbox.apiUrl, tokens: fixedToken('app-token'), timeoutMs: 5_000, now: Date.now },
  });
  const target = targetOf(shippedKickoff.sync.targets, 'asana');
  const fields = target.fields.map((rule) =>
    rule.field === 'name' ? { ...rule, from: { kind: 'text', text: 'Kickoff: {company}' } as const } : rule,
  );
  const { hubspot, other } = await played({ target: { ...target, fields }, url: sandbox.url, connector });
  expect(counted(other, asanaPurposes(), ASANA_PURPOSES)).toEqual(timesOf(ASANA_PURPOSES));
  expect(other.length - ASANA_PURPOSES.fields.times).toBe(4);
  expectBesideAnother(hubspot);
});

test('a system that a team describes is asked four times for a ticket, and HubSpot once more', async () => {
  const sandbox = await startSandboxHttpTarget({ port: 0, token: 'board-token' });
  running.push(sandbox);
  const connector = createHttpTargetConnector(boardSystem, {
    ...({ baseUrl: sandbox.apiUrl, header: 'Authorization', scheme: 'Bearer', reach: 'any' } as const),
    ...{ secret: () => Promise.resolve('board-token'), timeoutMs: 5_000, now: Date.now },
  });
  const { hubspot, other } = await played({ target: boardTarget, url: sandbox.url, connector });
  expect(counted(other, httpPurposes(), HTTP_PURPOSES)).toEqual(timesOf(HTTP_PURPOSES));
  expect(other.length).toBe(4);
  expectBesideAnother(hubspot);
});

test.each(
  [HUBSPOT_PURPOSES, SALESFORCE_PURPOSES, ASANA_PURPOSES, HTTP_PURPOSES].flatMap((all) => [
    ...Object.values<Purpose>(all),
  ]),
)('$what: it is said why', ({ why }) => {
  expect(why).not.toBe('');
});

function targetOf(targets: readonly Target[], system: string): Target {
  const found = targets.find((target) => target.system === system);
  if (found === undefined) throw new Error(`no target ${system}`);
  return found;
}
