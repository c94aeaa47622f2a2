import { fileURLToPath } from 'node:url';
import type { OperatorApiPlace } from '#adapters/operator-api/client.ts';
import { fixedSigning, machineSigning } from '#adapters/operator-api/signing.ts';
import { runningHere } from './running-here.ts';
import type { RunningHere } from './running-here.ts';

/** Where `npm start` notes what it runs. */
const LOCAL_FOLDER = fileURLToPath(new URL('../.local', import.meta.url));

/** Nobody said where Baton is, or not clearly enough, or what was said is no address. */
export class NoPlaceError extends Error {
  override readonly name = 'NoPlaceError';
  readonly given: string | undefined;
  /** The addresses of several that run on this machine. */
  readonly several: readonly string[];

  constructor(given: string | undefined, several: readonly string[] = []) {
    super(sentenceOf(given, several));
    this.given = given;
    this.several = several;
  }
}

function sentenceOf(given: string | undefined, several: readonly string[]): string {
  if (given !== undefined)
    return `“${given}” is not the address of a Baton: it must begin with https:// (or http:// on this machine).`;
  if (several.length > 0)
    return `Several run on this machine. Give --url with the one that you mean: ${several.join(' or ')}.`;
  return 'Where is Baton? Give --url or set BATON_URL to the address that `cdk deploy` printed, or run `npm start` for one on this machine.';
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
  localFolder = LOCAL_FOLDER,
): Promise<Place> {
  const here = await runningHere(localFolder);
  if (url !== undefined) return givenPlace(url, '--url', profile, here);
  const known = env.BATON_URL;
  if (known !== undefined && known !== '') return givenPlace(known, 'BATON_URL', profile, here);
  return localPlace(here);
}

/** What runs on this machine takes no other credentials than its own. */
function givenPlace(
  given: string,
  because: string,
  profile: string | undefined,
  here: readonly RunningHere[],
): Place {
  const url = checked(given);
  const local = here.find(({ operatorUrl }) => operatorUrl === url);
  return { url, signing: local === undefined ? machineSigning(profile) : signingOf(local), because };
}

function checked(url: string): string {
  const parsed = URL.parse(url);
  if (parsed !== null && /^https?:$/.test(parsed.protocol) && parsed.search === '') return url;
  throw new NoPlaceError(url);
}

/** The usual one, else the only one. */
function localPlace(here: readonly RunningHere[]): Place {
  const [first, ...others] = here;
  if (first === undefined) throw new NoPlaceError(undefined);
  if (!first.usual && others.length > 0)
    throw new NoPlaceError(
      undefined,
      here.map(({ operatorUrl }) => operatorUrl),
    );
  return { url: first.operatorUrl, signing: signingOf(first), because: '`npm start` on this machine' };
}

function signingOf({ region, accessKeyId, secretAccessKey }: RunningHere): OperatorApiPlace['signing'] {
  return fixedSigning({ region, accessKeyId, secretAccessKey });
}
