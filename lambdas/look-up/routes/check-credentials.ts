import type { Check } from '#domain/operator/answers.ts';
import {
  CONSENTING_SYSTEMS,
  credentialNoteId,
  credentialNoteSchema,
} from '#domain/operator/credential-note.ts';
import type { CredentialNote } from '#domain/operator/credential-note.ts';
import type { LookUpPorts } from '../look-up-ports.ts';

/** What is known of each system's credential: its form, its age, and when it ends. Whether it is set is told by its secret. */
export async function checkCredentials({ texts, now }: LookUpPorts): Promise<readonly Check[]> {
  const checks = CONSENTING_SYSTEMS.map(async (system): Promise<readonly Check[]> => {
    const text = await texts.get(credentialNoteId(system));
    if (text === undefined) return [];
    const note = credentialNoteSchema.parse(JSON.parse(text));
    return [{ name: `credential ${system}`, ok: true, found: found(note, now()) }];
  });
  return (await Promise.all(checks)).flat();
}

function found(note: CredentialNote, now: string): string {
  const age = ageOf(note.since, now);
  switch (note.form) {
    case 'token':
      return `a token, stored ${age} ago; it holds until somebody ends it`;
    case 'app':
      return `an app that gets its tokens by itself, stored ${age} ago`;
    case 'consent':
      return `consent of ${note.account ?? 'a person'}, ${age} old; ${accessOf(note, now)}`;
  }
}

function accessOf({ since, refreshedAt = since, expiresAt }: CredentialNote, now: string): string {
  const renewed = `renewed ${ageOf(refreshedAt, now)} ago`;
  if (expiresAt === undefined) return `${renewed}, and again when it is refused`;
  const end = expiresAt > now ? `holds until ${expiresAt}` : `ended ${expiresAt}`;
  return `${renewed}, ${end}, and is renewed by whoever needs it next`;
}

const MINUTE_MS = 60_000;
const HOUR_MINUTES = 60;
const DAY_MINUTES = 24 * HOUR_MINUTES;

function ageOf(since: string, now: string): string {
  const minutes = Math.max(0, Math.floor((Date.parse(now) - Date.parse(since)) / MINUTE_MS));
  if (minutes < 2 * HOUR_MINUTES) return `${String(minutes)} min`;
  if (minutes < 2 * DAY_MINUTES) return `${String(Math.floor(minutes / HOUR_MINUTES))} h`;
  return `${String(Math.floor(minutes / DAY_MINUTES))} days`;
}
