import { ConnectError } from './connect-error.ts';

/** The code in the address that the browser was led to. Throws a ConnectError for any other answer. */
export function codeIn(address: URL, state: string): string {
  const { searchParams } = address;
  if (searchParams.get('state') !== state)
    throw new ConnectError(
      'That address is not the answer to this question: its state is another one.',
      'Do it again, open the address that is printed now, and paste the one that you are led to.',
    );
  const error = searchParams.get('error');
  if (error === 'access_denied')
    throw new ConnectError('The consent was denied. Nothing was stored.', 'Do it again, and allow it.');
  if (error !== null)
    throw new ConnectError(
      `The system refused to ask for consent (${error}). Nothing was stored.`,
      'Check the app: its redirect address, its scopes, and who may consent to it.',
    );
  const code = searchParams.get('code');
  if (code !== null && code !== '') return code;
  throw new ConnectError(
    'The address has no code.',
    'Paste the whole address that the browser was led to, from http:// on.',
  );
}

/** What somebody pasted, as an address. Throws a ConnectError. */
export function pastedAddress(text: string): URL {
  const address = URL.parse(text.trim());
  if (address !== null) return address;
  throw new ConnectError(
    'That is no address.',
    'Paste the whole address that the browser was led to, from http:// on.',
  );
}
