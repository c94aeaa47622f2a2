import * as z from 'zod';
import { jsonIn, oauthAppSchema } from '../oauth/credential.ts';

const APP =
  'an app as {"clientId": "…", "clientSecret": "…"}, with "grant": "authorization_code" if a person consents to it; `npx baton connect` stores the latter';

/** An app whose tokens Baton gets by itself, as the user whom its policies name, or by a person's consent. */
export const salesforceCredentialSchema = z
  .string(APP)
  .transform((text) => jsonIn(text.trim()))
  .pipe(
    z.strictObject(
      {
        ...oauthAppSchema.shape,
        grant: z.enum(['client_credentials', 'authorization_code']).default('client_credentials'),
      },
      APP,
    ),
  );
