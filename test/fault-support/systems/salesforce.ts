import { credentialAlone } from '#adapters/oauth/credential-alone.ts';
import { salesforceTokens } from '#adapters/salesforce/tokens.ts';
import { createSalesforceConnector } from '#adapters/salesforce/salesforce-connector.ts';
import { sampleLeadId } from '#local/sandbox/salesforce/seed/records.ts';
import { runAsUserId, userNamed } from '#local/sandbox/salesforce/seed/users.ts';
import { startSandboxSalesforce } from '#local/sandbox/salesforce/start-sandbox-salesforce.ts';
import type { Target } from '#domain/contract/target.ts';
import type { FaultSystem, RunningFaultSystem } from '../system.ts';
import { Sandbox } from './sandbox.ts';
import { wireFault } from './wire-faults.ts';

const identity = { clientId: 'consumer-key', clientSecret: 'consumer-secret' } as const;
const LEAD = `records/Lead/${sampleLeadId}`;
const maya = userNamed('Maya');

/** Salesforce: a record that the contact leads to, under a token that ends. */
export const salesforce: FaultSystem = {
  name: 'Salesforce',
  system: 'salesforce',
  makes: false,
  tokens: { seconds: undefined, tellsWait: true },
  showsWithWrite: false,
  refusesInside: true,
  staleUntilWrites: 2,
  faultAt: ({ fault }, request, isApplied) => {
    const isRefused = fault === '200 with an error inside' && request === 'write' && !isApplied;
    if (isRefused) return { fault: 'locked' };
    return wireFault(fault, request, isApplied);
  },
  start: (now) => start(now, 1),
};

/** The same, read within the write itself: nothing of the org's has time of its own in between. */
export const salesforceAtOnce: FaultSystem = {
  ...salesforce,
  name: 'Salesforce, read with the write',
  showsWithWrite: true,
  start: (now) => start(now, 0),
};

const target: Target = {
  system: 'salesforce',
  where: { by: 'property', property: 'salesforceleadid', objectType: 'Lead' },
  ownerProperty: 'OwnerId',
  fields: [],
  expect: [],
  readBackAfterSeconds: 0,
};

async function start(now: () => number, readBackAfterSeconds: number): Promise<RunningFaultSystem> {
  const running = await startSandboxSalesforce({ ...identity, port: 0, now });
  const sandbox = new Sandbox(running.url, {
    ...{ write: { pathPattern: '/services/data/*' }, read: { pathPattern: '/services/data/*' } },
    token: { method: 'POST', pathPattern: '/services/oauth2/*' },
  });
  const versions = () => running.org.find('Lead', sampleLeadId)?.versions ?? [];
  const changes = () =>
    versions().filter(
      ({ by, values }, index, all) => by === runAsUserId && values.OwnerId !== all[index + 1]?.values.OwnerId,
    ).length;
  let known = 0;
  return {
    target: { ...target, readBackAfterSeconds },
    look: { record: { objectType: 'Lead', objectId: sampleLeadId }, property: 'OwnerId' },
    maya,
    connector: () =>
      createSalesforceConnector({
        ...{ domainUrl: running.url, timeoutMs: 5_000, now },
        tokens: salesforceTokens(running.url, credentialAlone(JSON.stringify(identity), now)),
      }),
    place: (fault, request) => sandbox.place(fault, request),
    isWaiting: () => sandbox.isWaiting(),
    clearFaults: () => sandbox.clearFaults(),
    endTokens: async () => {
      await sandbox.ask('DELETE', 'tokens');
    },
    changeByAnother: async () => {
      await sandbox.ask('PATCH', LEAD, {
        values: { OwnerId: userNamed('Priya') },
        userId: userNamed('Lena'),
      });
    },
    shown: async () => {
      const owner = versions()[0]?.values.OwnerId;
      if (owner === maya) return 'accepted';
      return owner === userNamed('Tom') ? 'before' : 'another';
    },
    writes: () => sandbox.writes(['POST', 'PATCH']),
    applied: async () => changes() - known,
    things: async () => 1,
    forget: async () => {
      known = changes();
      await sandbox.ask('DELETE', 'requests');
    },
    // Its API takes neither a key of ours nor a correlation id.
    carries: async () => true,
    stop: () => running.stop(),
  };
}
