import * as z from 'zod';
import type { Grant } from '../ports/grants.ts';

/** The systems whose API takes a credential that may be a person's consent. */
export const CONSENTING_SYSTEMS = ['hubspot', 'salesforce', 'asana'] as const;
export type ConsentingSystem = (typeof CONSENTING_SYSTEMS)[number];

/**
 * What is known of a system's credential without reading it. 'token': one that holds until somebody ends it. 'app':
 * Baton gets its tokens by itself. 'consent': a person consented, and each access token comes from the one before.
 */
export const credentialNoteSchema = z.object({
  form: z.enum(['token', 'app', 'consent']),
  /** When it was stored, or consented to. */
  since: z.string(),
  /** When the present access token was given, and until when it holds, where that is known. */
  refreshedAt: z.string().optional(),
  expiresAt: z.string().optional(),
  /** As whom, for people. */
  account: z.string().optional(),
});
export type CredentialNote = z.infer<typeof credentialNoteSchema>;

/** Under which id the note is kept among the texts. */
export function credentialNoteId(system: ConsentingSystem): string {
  return `credential#${system}`;
}

/** What may be known of a grant without reading it. */
export function noteOfGrant({ consentedAt, refreshedAt, expiresAt, account }: Grant): CredentialNote {
  const end = expiresAt === undefined ? {} : { expiresAt };
  return { form: 'consent', since: consentedAt, refreshedAt, account, ...end };
}
