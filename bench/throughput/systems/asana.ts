import { createAsanaConnector } from '#adapters/asana/asana-connector.ts';
import { fixedToken } from '#adapters/oauth/tokens-by-credential.ts';
import { rateLimited } from '#local/sandbox/asana/api/api-error.ts';
import { answerWithFaults } from '#local/sandbox/asana/faults/answer-with-faults.ts';
import { createAsanaSandbox } from '#local/sandbox/asana/sandbox.ts';
import { settingsSchema } from '#local/sandbox/asana/settings.ts';
import type { LimitsOfVendor } from '../vendor-limits.ts';
import { VirtualVendor } from '../virtual-vendor.ts';
import type { RunningVendor, Surroundings } from './system.ts';

const ORIGIN = 'http://asana.invalid';
const TOKEN = 'app-token';
const ANY_LIMIT = 1_000_000_000;

/**
 * Of a free workspace; a paid one has 1,500 a minute. Each token has its own. Source: Asana's page on rate limits.
 */
export const ASANA_LIMITS: LimitsOfVendor = {
  rates: [{ name: '150 a minute', seconds: 60, requests: 150, window: 'fixed' }],
  concurrency: [
    { name: '50 reads at once', requests: 50, counts: ({ isWrite }) => !isWrite },
    { name: '15 writes at once', requests: 15, counts: ({ isWrite }) => isWrite },
  ],
};

/** Asana, where Baton makes a task for each handoff. */
export function startAsana({ time, random }: Surroundings): Promise<RunningVendor> {
  const settings = settingsSchema.parse({ token: TOKEN, requestsPerMinute: ANY_LIMIT });
  const sandbox = createAsanaSandbox(settings, time.now);
  const vendor = new VirtualVendor(
    { time, random },
    {
      limits: ASANA_LIMITS,
      refusal: ({ afterSeconds }) => rateLimited(Math.max(1, Math.ceil(afterSeconds))).toReply(),
      answer: (request) => answerWithFaults(sandbox, request),
    },
  );
  return Promise.resolve({
    vendor,
    origin: ORIGIN,
    connector: () =>
      createAsanaConnector({
        ...{ baseUrl: `${ORIGIN}/api/1.0`, tokens: fixedToken(TOKEN), timeoutMs: 10_000, now: time.now },
      }),
    prepare: () => ({}),
    stop: () => Promise.resolve(),
  });
}
