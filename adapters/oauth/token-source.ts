import type { VendorFailure } from '#domain/ports/connector.ts';

/** What goes along with a request, and whose it is, if that is known. */
export interface AccessToken {
  readonly kind: 'token';
  readonly value: string;
  readonly userId: string | undefined;
}

/** Where the requests to one system get their token. Keep one for a process. */
export interface TokenSource {
  /**
   * The token to send, or why there is none: nothing was sent to the system then. `until`: the end of the time of
   * whoever asks, in ms since 1970. Errors of what keeps the credential are passed on.
   */
  get(until: number): Promise<AccessToken | VendorFailure>;
  /** The system refused this one: the next `get` looks for another, and answers the same if there is none. */
  refused(token: AccessToken): Promise<void>;
}

/** The time of a call was up before its request was sent. */
export const NO_TIME_LEFT: Extract<VendorFailure, { readonly kind: 'refused' }> = {
  kind: 'refused',
  because: 'no-time-left',
  permanent: false,
};
