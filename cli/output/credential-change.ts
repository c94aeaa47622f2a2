import type { CredentialNote } from '#domain/operator/credential-note.ts';

type Credential = Pick<CredentialNote, 'form' | 'account'>;

/** What opens a system, as a part of a sentence. */
export function credentialPhrase({ form, account = 'a person' }: Credential): string {
  switch (form) {
    case 'token':
      return 'a token that does not expire';
    case 'app':
      return 'an app that gets its tokens by itself';
    case 'consent':
      return `the consent of ${account}`;
  }
}

/** That another kind of credential, or another one's consent, now takes the place of what there was; undefined: it does not. */
export function changeSentence(before: Credential | undefined, now: Credential): string | undefined {
  if (before === undefined || credentialPhrase(before) === credentialPhrase(now)) return undefined;
  return `This replaces ${credentialPhrase(before)} by ${credentialPhrase(now)}.`;
}
