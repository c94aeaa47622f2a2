import * as z from 'zod';
import { headerText } from '#domain/ports/grants.ts';

/** An OAuth app, as which a person's consent is asked for and renewed. */
export const oauthAppSchema = z.strictObject({
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
});
export type OAuthApp = z.infer<typeof oauthAppSchema>;

const TOKEN_OR_APP =
  'a token, or an OAuth app as {"clientId": "…", "clientSecret": "…"}; `npx baton connect` stores the latter';

/** A token that holds until somebody ends it, or an app whose tokens a consent gives. */
export const tokenOrAppSchema = z
  .string(TOKEN_OR_APP)
  .transform((text) => jsonIn(text.trim()))
  .pipe(
    z.union(
      [
        headerText.transform((token) => ({ form: 'token' as const, token })),
        oauthAppSchema.transform((app) => ({ form: 'oauth' as const, app })),
      ],
      TOKEN_OR_APP,
    ),
  );

/** A text that is no object stands for itself. */
export function jsonIn(text: string): unknown {
  if (!text.startsWith('{')) return text;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
