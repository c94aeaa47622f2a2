import { credentialAlone } from '#adapters/oauth/credential-alone.ts';
import { createSalesforceConnector } from '#adapters/salesforce/salesforce-connector.ts';
import { salesforceTokens } from '#adapters/salesforce/tokens.ts';
import { limitExceeded } from '#local/sandbox/salesforce/api/api-error.ts';
import { answerWithFaults } from '#local/sandbox/salesforce/faults/answer-with-faults.ts';
import { createSandbox } from '#local/sandbox/salesforce/sandbox.ts';
import { userNamed } from '#local/sandbox/salesforce/seed/users.ts';
import type { LimitsOfVendor } from '../vendor-limits.ts';
import { VirtualVendor } from '../virtual-vendor.ts';
import type { RunningVendor, Surroundings } from './system.ts';

const ORIGIN = 'http://salesforce.invalid';
const identity = { clientId: 'consumer-key', clientSecret: 'consumer-secret' } as const;
const ANY_LIMIT = 1_000_000_000;
const LONG_SECONDS = 20;

/**
 * Of an org of Enterprise Edition without the 1,000 that each licence adds, and 25 requests at once of those that run
 * for 20 seconds and more. Source: Salesforce's quick reference of API request limits.
 */
export const SALESFORCE_LIMITS: LimitsOfVendor = {
  rates: [{ name: '100,000 in 24 h', seconds: 86_400, requests: 100_000, window: 'rolling' }],
  concurrency: [
    { name: '25 long ones at once', requests: 25, counts: ({ seconds }) => seconds >= LONG_SECONDS },
  ],
};

/** Salesforce, with a lead for each handoff. */
export function startSalesforce({ time, random }: Surroundings): Promise<RunningVendor> {
  const sandbox = createSandbox(identity, { dailyLimit: ANY_LIMIT }, time.now);
  const vendor = new VirtualVendor(
    { time, random },
    {
      limits: SALESFORCE_LIMITS,
      refusal: ({ name }) =>
        limitExceeded(name.includes('long') ? 'ConcurrentPerOrgLongTxn' : 'TotalRequests').toReply(),
      answer: (request) => answerWithFaults(sandbox, request, ORIGIN),
    },
  );
  const tom = userNamed('Tom');
  return Promise.resolve({
    vendor,
    origin: ORIGIN,
    connector: () =>
      createSalesforceConnector({
        ...{ domainUrl: ORIGIN, timeoutMs: 10_000, now: time.now },
        tokens: salesforceTokens(ORIGIN, credentialAlone(JSON.stringify(identity), time.now)),
      }),
    prepare: () => ({
      salesforceleadid: sandbox.org.create('Lead', { Company: 'Northwind Robotics' }, tom, time.now()).id,
    }),
    stop: () => Promise.resolve(),
  });
}
