/** Where Salesforce gives tokens: at the org's own domain. Source: Salesforce Help (OAuth endpoints). */
export function salesforceTokenUrl(domainUrl: string): URL {
  return new URL(`${domainUrl.replace(/\/+$/, '')}/services/oauth2/token`);
}

/** Where a person consents. */
export function salesforceConsentUrl(domainUrl: string): URL {
  return new URL(`${domainUrl.replace(/\/+$/, '')}/services/oauth2/authorize`);
}

/** What a new credential is tried with: one read that changes nothing. */
export function salesforceProbeUrl(domainUrl: string): URL {
  return new URL(`${domainUrl.replace(/\/+$/, '')}/services/data/v66.0/sobjects/Account/describe`);
}

/** The user's id at the end of the address that names the identity: `https://…/id/<org>/<user>`. */
export function salesforceUserIn(id: string | undefined): string | undefined {
  return /\/(005\w{12,15})$/.exec(id ?? '')?.[1];
}
