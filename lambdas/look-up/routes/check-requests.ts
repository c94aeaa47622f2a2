import type { DailyRequests } from '#domain/health/daily-requests.ts';
import type { Check } from '#domain/operator/checks.ts';
import { credentialNoteId, credentialNoteSchema } from '#domain/operator/credential-note.ts';
import { systemName } from '#domain/story/words.ts';
import { addSeconds } from '#domain/time.ts';
import type { LookUpPorts } from '../look-up-ports.ts';
import { ageOf } from './age-of.ts';
import { quotaCheck } from './quota-check.ts';

/** How a system counts a day, and what whoever runs it can do. */
interface Counted {
  readonly freeAgain: string;
  readonly next: string;
}

/**
 * The systems that name a limit for a day; Asana's are for a minute. Sources: HubSpot's usage guidelines; Salesforce's
 * help on rolling limits; Asana's page on rate limits.
 */
const COUNTED: Readonly<Record<'hubspot' | 'salesforce', Counted>> = {
  hubspot: {
    freeAgain: "all are free again at midnight in the account's time zone",
    next: 'See which app sends them (HubSpot: Development, Monitoring, API call usage) and stop it, or buy more: once they are used up, nothing is read or written there until midnight.',
  },
  salesforce: {
    freeAgain: 'each is free again 24 hours after it was sent',
    next: 'See how they are used (Salesforce: Setup, System Overview) and what sends them, or buy more: from 95 % on Baton begins nothing new there.',
  },
};

type RequestPorts = Pick<LookUpPorts, 'connections' | 'health' | 'texts' | 'now'>;

/** How near each system of the stage is to the end of the requests that it takes in a day, as its last answers said. */
export async function checkRequests(ports: RequestPorts): Promise<readonly Check[]> {
  const systems = (['hubspot', 'salesforce'] as const).filter(
    (system) => ports.connections[system] !== undefined,
  );
  return Promise.all(systems.map((system) => checkOf(ports, system)));
}

async function checkOf(ports: RequestPorts, system: keyof typeof COUNTED): Promise<Check> {
  const { health, now } = ports;
  const name = `requests a day to ${systemName(system)}`;
  if (await isUncounted(ports, system))
    return { name, about: 'quota', ok: true, found: 'no limit: HubSpot names none to an app with a consent' };
  const said = await health.requests(system);
  if (said !== undefined && now() < addSeconds(said.at, BELIEVED_SECONDS)) {
    const { freeAgain, next } = COUNTED[system];
    return quotaCheck(
      { name, found: `${inWords(system, said, now())}; ${freeAgain}`, next },
      said.used / said.most,
    );
  }
  return { name, about: 'quota', ok: true, found: 'not known: no answer of the last 24 hours told it' };
}

/** By then every request of which it tells is free again. */
const BELIEVED_SECONDS = 24 * 60 * 60;

function inWords(system: string, { at, used, most }: DailyRequests, now: string): string {
  const percent = Math.round((used / most) * 100);
  const share = `${String(percent)} % of ${most.toLocaleString('en')} used by all who ask (${used.toLocaleString('en')})`;
  return `${share}, as ${systemName(system)} said ${ageOf(at, now)} ago`;
}

async function isUncounted({ texts }: RequestPorts, system: string): Promise<boolean> {
  if (system !== 'hubspot') return false;
  const text = await texts.get(credentialNoteId(system));
  return text !== undefined && credentialNoteSchema.parse(JSON.parse(text)).form === 'consent';
}
