import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import type { OperatorApiPlace } from '#adapters/operator-api/client.ts';
import { fixedSigning, machineSigning } from '#adapters/operator-api/signing.ts';

/** What `npm start` notes about the Baton that it runs on this machine. */
const localSchema = z.object({
  operatorUrl: z.url(),
  region: z.string().min(1),
  accessKeyId: z.string().min(1),
  secretAccessKey: z.string().min(1),
});
export const LOCAL_PLACE_FILE = fileURLToPath(new URL('../.local/run.baton.json', import.meta.url));

/** Nobody said where Baton is, or what was said is no address. */
export class NoPlaceError extends Error {
  override readonly name = 'NoPlaceError';
  readonly given: string | undefined;

  constructor(given: string | undefined, options?: ErrorOptions) {
    super(
      given === undefined
        ? 'Where is Baton? Give --url or set BATON_URL to the address that `cdk deploy` printed, or run `npm start` for one on this machine.'
        : `“${given}” is not the address of a Baton: it must begin with https:// (or http:// on this machine).`,
      options,
    );
    this.given = given;
  }
}

export interface Place extends OperatorApiPlace {
  /** How it was found, for people. */
  readonly because: string;
}

export interface PlaceOptions {
  readonly url?: string | undefined;
  readonly profile?: string | undefined;
}

/** Where the operator API is: as given, else by the environment, else the one that runs on this machine. Throws a NoPlaceError. */
export async function findPlace(
  { url, profile }: PlaceOptions,
  env: NodeJS.ProcessEnv,
  localFile = LOCAL_PLACE_FILE,
): Promise<Place> {
  const signing = (): OperatorApiPlace['signing'] => machineSigning(profile);
  if (url !== undefined) return { url: checked(url), signing: signing(), because: '--url' };
  const known = env.BATON_URL;
  if (known !== undefined && known !== '')
    return { url: checked(known), signing: signing(), because: 'BATON_URL' };
  return localPlace(localFile);
}

function checked(url: string): string {
  const parsed = URL.parse(url);
  if (parsed !== null && /^https?:$/.test(parsed.protocol) && parsed.search === '') return url;
  throw new NoPlaceError(url);
}

async function localPlace(file: string): Promise<Place> {
  try {
    const { operatorUrl, ...signing } = localSchema.parse(JSON.parse(await readFile(file, 'utf8')));
    return { url: operatorUrl, signing: fixedSigning(signing), because: '`npm start` on this machine' };
  } catch (error) {
    throw new NoPlaceError(undefined, { cause: error });
  }
}
