import { liveAsana } from '#adapters/asana/live-asana.ts';
import { credentialAlone } from '#adapters/oauth/credential-alone.ts';
import { fixedToken } from '#adapters/oauth/tokens-by-credential.ts';
import { liveSalesforce } from '#adapters/salesforce/live-salesforce.ts';
import { salesforceTokens } from '#adapters/salesforce/tokens.ts';
import { httpName, isHttpTarget } from '#domain/contract/target.ts';
import type { HttpTargetName } from '#domain/contract/target.ts';
import { systemName } from '#domain/story/words.ts';
import type { LiveSystem } from '#domain/contract/live-system.ts';

/** The systems besides HubSpot that can be looked into. */
export type LiveSystems = Readonly<Partial<Record<'salesforce' | 'asana', LiveSystem>>>;

/** A system that was not looked into. */
export type Unseen = keyof LiveSystems | HttpTargetName;

const HOW_TO_LOOK = {
  salesforce: 'SALESFORCE_BASE_URL and SALESFORCE_CLIENT',
  asana: 'ASANA_TOKEN',
} as const;

/** That a system was not looked into, and why, in a sentence. */
export function unseenSentence(system: Unseen): string {
  const name = systemName(system);
  if (!isHttpTarget(system)) return `${name} was not looked into: set ${HOW_TO_LOOK[system]}.`;
  const file = `contracts/systems/${httpName(system)}.yaml`;
  return `${name} was not read: it has what ${file} says. \`npm run live-check\` asks the system itself.`;
}

const TIMEOUT_MS = 15_000;

/** Those that the environment names. */
export function liveSystems(env: NodeJS.ProcessEnv): LiveSystems {
  const { SALESFORCE_BASE_URL: domainUrl, SALESFORCE_CLIENT: credentials, ASANA_TOKEN: token } = env;
  const baseUrl = env.ASANA_BASE_URL ?? 'https://app.asana.com/api/1.0';
  const shared = { timeoutMs: TIMEOUT_MS, now: Date.now };
  return {
    ...(domainUrl === undefined || credentials === undefined
      ? {}
      : {
          salesforce: liveSalesforce({
            ...shared,
            domainUrl,
            tokens: salesforceTokens(domainUrl, credentialAlone(credentials, Date.now)),
          }),
        }),
    ...(token === undefined
      ? {}
      : { asana: liveAsana({ ...shared, baseUrl, tokens: fixedToken(token.trim()) }) }),
  };
}
