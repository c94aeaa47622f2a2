import { createHubSpotConnector } from '#adapters/hubspot/hubspot-connector.ts';
import { fixedToken } from '#adapters/oauth/tokens-by-credential.ts';
import type { SystemOfRecord } from '#domain/ports/connector.ts';
import { jsonReply } from '#local/sandbox/http/exchange.ts';
import { answerWithFaults } from '#local/sandbox/hubspot/faults/answer-with-faults.ts';
import type { ObjectType } from '#local/sandbox/hubspot/portal/object-type.ts';
import { userSource } from '#local/sandbox/hubspot/portal/source.ts';
import { createSandbox } from '#local/sandbox/hubspot/sandbox.ts';
import { defaultSettings } from '#local/sandbox/hubspot/settings.ts';
import type { LimitsOfVendor, Met } from '../vendor-limits.ts';
import { VirtualVendor } from '../virtual-vendor.ts';
import type { RunningVendor, Surroundings } from './system.ts';

const ORIGIN = 'http://hubspot.invalid';
const identity = { portalId: 62_515, appId: 54_321, clientSecret: 'secret', token: 'app-token' } as const;
const ANY_LIMIT = 1_000_000_000;

/**
 * Of an app with OAuth: 110 in ten seconds for each account (an app with a token of its own has 100, or 190 on
 * Professional and Enterprise); a day of the account has 625,000 on Professional. Source: HubSpot's usage guidelines.
 */
export const HUBSPOT_LIMITS: LimitsOfVendor = {
  rates: [
    { name: '110 in 10 s', seconds: 10, requests: 110, window: 'rolling' },
    { name: '625,000 a day', seconds: 86_400, requests: 625_000, window: 'fixed' },
  ],
  concurrency: [],
};

export interface RunningHubSpot extends RunningVendor {
  readonly connector: () => SystemOfRecord;
  readonly put: (type: ObjectType, id: string, values: Readonly<Record<string, string>>) => void;
}

/** HubSpot, with the records that are handed over. */
export function startHubSpot({ time, random }: Surroundings): RunningHubSpot {
  // The limits stand in front of the sandbox.
  const settings = { ...defaultSettings, burstLimit: ANY_LIMIT, dailyLimit: ANY_LIMIT };
  const sandbox = createSandbox(identity, settings, time.now);
  const vendor = new VirtualVendor(
    { time, random },
    { limits: HUBSPOT_LIMITS, refusal, answer: (request) => answerWithFaults(sandbox, request) },
  );
  return {
    vendor,
    origin: ORIGIN,
    connector: () =>
      createHubSpotConnector({
        ...{ baseUrl: ORIGIN, appId: String(identity.appId), timeoutMs: 10_000 },
        ...{ tokens: fixedToken(identity.token), now: time.now },
      }),
    put: (type, id, values) =>
      void sandbox.portal.records.put(type, id, values, userSource(98_004), time.now()),
    prepare: () => ({}),
    stop: () => Promise.resolve(),
  };
}

/** Without a Retry-After: HubSpot documents none. */
function refusal({ name }: Met) {
  const policyName = name.includes('day') ? 'DAILY' : 'TEN_SECONDLY_ROLLING';
  const message = `You have reached your ${policyName.toLowerCase()} limit.`;
  return jsonReply(
    429,
    { status: 'error', message, errorType: 'RATE_LIMIT', policyName },
    { 'x-hubspot-ratelimit-interval-milliseconds': '10000' },
  );
}
