import { createHubSpotConnector } from '#adapters/hubspot/hubspot-connector.ts';
import { hubspotConsentUrl, hubspotTokenUrl } from '#adapters/hubspot/oauth.ts';
import { tokenOrConsent } from '#adapters/oauth/token-or-consent.ts';
import { HUBSPOT_CLIENT_ID, HUBSPOT_OAUTH } from '#local/sandbox/hubspot/api/oauth-routes.ts';
import { startSandboxHubSpot } from '#local/sandbox/hubspot/start-sandbox-hubspot.ts';
import type { Target } from '#domain/contract/target.ts';
import { sampleContract } from '#test/unit/contract/sample.ts';
import type { FaultSystem, RunningFaultSystem, Shown } from '../system.ts';
import { consented } from './consented.ts';
import { Sandbox } from './sandbox.ts';
import { wireFault } from './wire-faults.ts';

const identity = { portalId: 62_515, appId: 54_321, clientSecret: 'app-secret', token: 'app-token' } as const;
const OWNER = 'hubspot_owner_id';
const [MAYA, TOM, PRIYA] = ['71001', '71004', '71003'] as const;
const QUALIFIED = 'salesqualifiedlead';
const CONTACT = 'records/contacts/501';
const ANY_LIMIT = 1_000_000;

/** HubSpot: the record itself, which is also what is handed over; by the consent of a person. */
export const hubspot: FaultSystem = {
  name: 'HubSpot',
  system: 'hubspot',
  makes: false,
  tokens: { seconds: HUBSPOT_OAUTH.accessTokenSeconds, tellsWait: false },
  showsWithWrite: false,
  refusesInside: false,
  staleUntilWrites: Number.POSITIVE_INFINITY,
  faultAt: ({ fault }, request, isApplied) => wireFault(fault, request, isApplied),
  start,
};

interface Held {
  readonly properties: Readonly<Record<string, string>>;
  readonly propertiesWithHistory: Readonly<Record<string, readonly { readonly sourceType: string }[]>>;
}

async function start(now: () => number): Promise<RunningFaultSystem> {
  const running = await startSandboxHubSpot({ ...identity, port: 0, now, burstLimit: ANY_LIMIT });
  const sandbox = new Sandbox(running.url, {
    ...{ write: { pathPattern: '*/501' }, read: { pathPattern: '*/501' } },
    token: { method: 'POST', pathPattern: hubspotTokenUrl(running.url).pathname },
  });
  const app = { clientId: HUBSPOT_CLIENT_ID, clientSecret: identity.clientSecret };
  const access = await consented(
    {
      app,
      consentUrl: hubspotConsentUrl(running.url),
      tokenUrl: hubspotTokenUrl(running.url),
      credential: JSON.stringify(app),
    },
    now,
  );
  const properties = {
    ...{ firstname: 'Amelia', lastname: 'Hart', email: 'amelia.hart@example.com' },
    ...{ company: 'Northwind Robotics', lifecyclestage: 'marketingqualifiedlead', [OWNER]: TOM },
  };
  await sandbox.ask('PUT', CONTACT, { properties });
  const held = async () => (await sandbox.ask('GET', CONTACT)) as Held;
  const ours = async () =>
    (await held()).propertiesWithHistory[OWNER]?.filter(({ sourceType }) => sourceType === 'INTEGRATION')
      .length ?? 0;
  let known = 0;
  return {
    target: hubspotTarget,
    look: { record: { objectType: 'contact', objectId: '501' }, property: OWNER },
    maya: MAYA,
    connector: () =>
      createHubSpotConnector({
        ...{ baseUrl: running.url, appId: String(identity.appId), timeoutMs: 5_000 },
        ...{ tokens: tokenOrConsent(hubspotTokenUrl(running.url), access), now },
      }),
    place: (fault, request) => sandbox.place(fault, request),
    isWaiting: () => sandbox.isWaiting(),
    clearFaults: () => sandbox.clearFaults(),
    endTokens: async () => {
      await sandbox.ask('POST', 'oauth/expire');
    },
    changeByAnother: async () => {
      await sandbox.ask('PATCH', CONTACT, { properties: { [OWNER]: PRIYA }, userId: 98_005 });
    },
    qualify: async () => {
      await sandbox.ask('PATCH', CONTACT, { properties: { lifecyclestage: QUALIFIED }, userId: 98_002 });
      return {
        ...{
          eventId: 1,
          portalId: identity.portalId,
          subscriptionId: 7,
          appId: identity.appId,
          attemptNumber: 0,
        },
        ...{ subscriptionType: 'contact.propertyChange', changeSource: 'CRM_UI', objectId: 501 },
        ...{ propertyName: 'lifecyclestage', propertyValue: QUALIFIED, occurredAt: now() },
      };
    },
    shown: async () => shownAs((await held()).properties[OWNER]),
    writes: () => sandbox.writes(['PATCH']),
    applied: async () => (await ours()) - known,
    things: async () => 1,
    forget: async () => {
      known = await ours();
      await sandbox.ask('DELETE', 'requests');
    },
    // Its API takes neither a key of ours nor a correlation id.
    carries: async () => true,
    stop: () => running.stop(),
  };
}

function shownAs(owner: string | undefined): Shown {
  if (owner === MAYA) return 'accepted';
  return owner === TOM ? 'before' : 'another';
}

/** Without Baton's own properties: then every write is one of the owner. */
function targetOf(): Target {
  const [target] = sampleContract.sync.targets;
  if (target === undefined) throw new Error('the sample contract has a target');
  const { system, where, ownerProperty, fields, expect } = target;
  return { system, where, ownerProperty, fields, expect, readBackAfterSeconds: 1 };
}

export const hubspotTarget = targetOf();
