/** Where Asana gives tokens: beside its API, `https://app.asana.com/api/1.0`. Source: Asana's page on OAuth. */
export function asanaTokenUrl(baseUrl: string): URL {
  return new URL('/-/oauth_token', baseUrl);
}

/** Where a person consents. */
export function asanaConsentUrl(baseUrl: string): URL {
  return new URL('/-/oauth_authorize', baseUrl);
}

/** What a new credential is tried with: one read that changes nothing. */
export function asanaProbeUrl(baseUrl: string): URL {
  return new URL(`${baseUrl.replace(/\/+$/, '')}/users/me`);
}
