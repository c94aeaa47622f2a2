import * as z from 'zod';
import { CONSENTING_SYSTEMS, credentialNoteSchema } from './credential-note.ts';

/**
 * `form`: what of the credential of a system is known by its form alone. `trial`: how the system took it before it was
 * stored; `because`: why it is not known whether it does.
 */
export const secretAnswerSchema = z.object({
  name: z.string(),
  stored: z.literal(true),
  trial: z.enum(['accepted', 'unanswered', 'not-possible']).optional(),
  because: z.string().optional(),
  form: z.enum(['token', 'app']).optional(),
});
export type SecretAnswer = z.infer<typeof secretAnswerSchema>;

/**
 * Where a person consents to what Baton asks of a system. `accountId`: whose consent it has to be, where that is known;
 * `credential`: what opens the system now, as far as it is known.
 */
export const connectionAnswerSchema = z.object({
  system: z.enum(CONSENTING_SYSTEMS),
  apiUrl: z.url(),
  appUrl: z.url(),
  accountId: z.string().optional(),
  credential: credentialNoteSchema.optional(),
});
export type ConnectionAnswer = z.infer<typeof connectionAnswerSchema>;

/** `person`: who of the directory consented, whose doings Baton's own will look like. */
export const connectedAnswerSchema = z.object({
  system: z.enum(CONSENTING_SYSTEMS),
  stored: z.literal(true),
  person: z.string().optional(),
});
export type ConnectedAnswer = z.infer<typeof connectedAnswerSchema>;
