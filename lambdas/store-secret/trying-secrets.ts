import { asanaProbeUrl } from '#adapters/asana/oauth.ts';
import { hubspotProbeUrl } from '#adapters/hubspot/oauth.ts';
import { tryHttpSecret } from '#adapters/http-target/try-secret.ts';
import { tokenOrAppSchema } from '#adapters/oauth/credential.ts';
import { probe } from '#adapters/oauth/probe.ts';
import { salesforceCredentialSchema } from '#adapters/salesforce/credential.ts';
import { trySalesforceApp } from '#adapters/salesforce/try-app.ts';
import { tryBotToken } from '#adapters/slack/members.ts';
import type { HttpSystem } from '#domain/contract/http-system.ts';
import { httpTarget } from '#domain/contract/target.ts';
import type { Trial, TrySecret } from '#domain/ports/operations.ts';
import { surroundings } from '#lambdas/_runtime/ports/surroundings.ts';
import type { Env } from './env.ts';

type Place = Pick<
  Env,
  | 'HUBSPOT_BASE_URL'
  | 'SALESFORCE_BASE_URL'
  | 'ASANA_BASE_URL'
  | 'SLACK_BASE_URL'
  | 'HTTP_SYSTEMS'
  | 'VENDOR_TIMEOUT_MS'
>;

const NOT_POSSIBLE: Trial = { kind: 'not-possible' };

/**
 * Tries a secret against the system that it opens, where that can be asked with it alone: what signs webhooks cannot, nor
 * an app without the consent that goes with it, nor a system that nobody has described.
 */
export function tryingSecrets(place: Place, described: readonly HttpSystem[]): TrySecret {
  const { VENDOR_TIMEOUT_MS: timeoutMs } = place;
  return async (name, value) => {
    switch (name) {
      case 'hubspot-token':
        return tryToken(hubspotProbeUrl(place.HUBSPOT_BASE_URL), value, timeoutMs);
      case 'asana-token':
        return ofStage(place.ASANA_BASE_URL, (url) => tryToken(asanaProbeUrl(url), value, timeoutMs));
      case 'salesforce-client':
        return ofStage(place.SALESFORCE_BASE_URL, (url) => tryApp(url, value, timeoutMs));
      case 'slack-bot-token':
        return ofStage(place.SLACK_BASE_URL, (url) => tryBotToken(url, value));
      case 'hubspot-client-secret':
      case 'slack-signing-secret':
      case 'on-call-webhook':
        return NOT_POSSIBLE;
      default:
        return tryHttp(
          place,
          described.find(({ id }) => httpTarget(id) === name),
          value,
        );
    }
  };
}

function ofStage(url: string | undefined, tryAt: (url: string) => Promise<Trial>): Promise<Trial> {
  return url === undefined ? Promise.resolve(NOT_POSSIBLE) : tryAt(url);
}

async function tryToken(url: URL, value: string, timeoutMs: number): Promise<Trial> {
  const credential = tokenOrAppSchema.safeParse(value).data;
  return credential?.form === 'token' ? probe(url, credential.token, timeoutMs) : NOT_POSSIBLE;
}

async function tryApp(domainUrl: string, value: string, timeoutMs: number): Promise<Trial> {
  const credential = salesforceCredentialSchema.safeParse(value).data;
  if (credential?.grant !== 'client_credentials') return NOT_POSSIBLE;
  return trySalesforceApp({ domainUrl, app: credential, timeoutMs });
}

async function tryHttp(
  { HTTP_SYSTEMS = {}, VENDOR_TIMEOUT_MS: timeoutMs }: Place,
  system: HttpSystem | undefined,
  value: string,
): Promise<Trial> {
  const settings = system && HTTP_SYSTEMS[httpTarget(system.id)];
  if (system === undefined || settings === undefined) return NOT_POSSIBLE;
  const now = () => Date.parse(surroundings.now());
  return tryHttpSecret(system, { ...settings, secret: () => Promise.resolve(value), timeoutMs, now });
}
