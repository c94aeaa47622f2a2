import * as z from 'zod';

/** Only this can be sent in a header. */
export const headerText = z.string().regex(/^[\x21-\x7e]+$/);

/** What a person's consent has given: how a system is asked now, and how the next access token is had. */
export const grantSchema = z.object(
  {
    accessToken: headerText,
    refreshToken: z.string().min(1),
    /** Without it the access token is used until it is refused. */
    expiresAt: z.iso.datetime().optional(),
    /** When the access token was given. */
    refreshedAt: z.iso.datetime(),
    consentedAt: z.iso.datetime(),
    /** As whom the system is asked, by its own id, where it says so with the token. */
    userId: z.string().optional(),
    /** As whom, for people. */
    account: z.string().min(1),
  },
  'what a consent has given',
);
export type Grant = z.infer<typeof grantSchema>;

/** The grant of one system. A changed one counts at once: nothing is kept. */
export interface Grants {
  /** Undefined while nobody has consented. */
  read(): Promise<Grant | undefined>;
  put(grant: Grant): Promise<void>;
}
