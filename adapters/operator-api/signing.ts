import { SQSClient } from '@aws-sdk/client-sqs';

/** What requests are signed with. */
export interface Signing {
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** Where credentials and region come from: asked when something is to be signed, never earlier. */
export interface SigningSource {
  readonly region: () => Promise<string>;
  readonly credentials: () => Promise<Omit<Signing, 'region'>>;
}

/**
 * The machine's own AWS settings: environment, profile, single sign-on, role. A client that never sends anything is
 * asked for them, because every client resolves them in exactly the way that the AWS tools document.
 */
export function machineSigning(profile: string | undefined): SigningSource {
  const { config } = new SQSClient(profile === undefined ? {} : { profile });
  return { region: () => config.region(), credentials: () => config.credentials() };
}

/** Settings that are known already. */
export function fixedSigning({ region, ...credentials }: Signing): SigningSource {
  return { region: () => Promise.resolve(region), credentials: () => Promise.resolve(credentials) };
}
