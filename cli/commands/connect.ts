import { consentAddress, exchangeCode, firstGrant } from '#adapters/oauth/consent.ts';
import type { ConsentQuestion } from '#adapters/oauth/consent.ts';
import type { OAuthApp } from '#adapters/oauth/credential.ts';
import type { TokenAnswer } from '#adapters/oauth/token-endpoint.ts';
import type { OperatorApi } from '#adapters/operator-api/client.ts';
import type { ConsentingSystem } from '#domain/operator/credential-note.ts';
import type { Grant } from '#domain/ports/grants.ts';
import { listenForRedirect, redirectUriAt } from '../connect/await-redirect.ts';
import { codeIn, pastedAddress } from '../connect/code-in.ts';
import { ConnectError } from '../connect/connect-error.ts';
import { probeWith, vendorOf } from '../connect/vendor.ts';
import type { Vendor } from '../connect/vendor.ts';
import { EXIT } from '../exit-code.ts';
import type { Outcome } from '../outcome.ts';
import { changeSentence, credentialPhrase } from '../output/credential-change.ts';

export interface ConnectOptions {
  readonly port: number;
  /** Whether a browser can be opened here that reaches this machine. */
  readonly browser: boolean;
}

/** What the command needs of whoever calls it, and of the machine. */
export interface ConnectSurroundings {
  /** The app that is consented to. */
  readonly app: () => Promise<OAuthApp>;
  readonly say: (line: string) => void;
  readonly open: (address: URL) => void;
  /** The address that somebody was led to, as they paste it. */
  readonly paste: () => Promise<string>;
  readonly newSecret: () => string;
  readonly now: () => string;
}

type ConnectApi = Pick<OperatorApi, 'connection' | 'connect'>;

const EXCHANGE_MS = 15_000;

/** Asks a person to consent to what Baton does in a system, and has the stage keep what comes of it. Throws a ConnectError. */
export async function connect(
  api: ConnectApi,
  system: ConsentingSystem,
  options: ConnectOptions,
  surroundings: ConnectSurroundings,
): Promise<Outcome> {
  const connection = await api.connection(system);
  const vendor = vendorOf(connection);
  const { credential: before } = connection;
  if (before !== undefined) surroundings.say(`It will replace ${credentialPhrase(before)}.`);
  const app = await surroundings.app();
  const question: ConsentQuestion = {
    ...{ consentUrl: vendor.consentUrl, scopes: vendor.scopes, app },
    ...{ redirectUri: redirectUriAt(options.port), state: surroundings.newSecret() },
    verifier: surroundings.newSecret(),
  };
  const code = codeIn(await answerTo(question, vendor, options, surroundings), question.state);
  const token = await exchanged(vendor, { ...question, app, code });
  const grant = await grantOf(vendor, token, surroundings.now());
  const { clientId, clientSecret } = app;
  const { person } = await api.connect(system, { clientId, clientSecret, grant });
  const lines = [
    changeSentence(before, { form: 'consent', account: grant.account }),
    person === undefined ? undefined : warningOf(vendor, system, person),
  ].filter((line) => line !== undefined);
  const text = () => [textOf(vendor, system, grant), ...lines].join('\n');
  return { data: dataOf(system, grant), text, exitCode: EXIT.ok };
}

function warningOf({ name }: Vendor, system: ConsentingSystem, person: string): string {
  return `Note: ${person} stands in directory.yaml, and what Baton does in ${name} will look like their doing. Sign in to ${name} with an account of Baton’s own, and call \`baton connect ${system}\` again.`;
}

async function answerTo(
  question: ConsentQuestion,
  { name }: Vendor,
  { port, browser }: ConnectOptions,
  { say, open, paste }: ConnectSurroundings,
): Promise<URL> {
  const address = consentAddress(question);
  say(`Consent to Baton in ${name} at this address:\n\n${address.href}\n`);
  if (!browser) {
    say('Then paste the address that you are led to; the page itself need not load.');
    return pastedAddress(await paste());
  }
  const redirect = await listenForRedirect(port, question.state);
  try {
    open(address);
    return await redirect.arrived;
  } finally {
    redirect.stop();
  }
}

async function exchanged(
  { name, tokenUrl }: Vendor,
  exchange: Omit<Parameters<typeof exchangeCode>[0], 'tokenUrl' | 'timeoutMs'>,
): Promise<TokenAnswer> {
  const answer = await exchangeCode({ ...exchange, tokenUrl, timeoutMs: EXCHANGE_MS });
  if (answer.kind === 'given') return answer.token;
  const next =
    answer.kind === 'unauthorised'
      ? `Check the app’s id and secret, and that ${exchange.redirectUri} is one of its redirect addresses. Then do it again.`
      : 'Do it again in a while.';
  throw new ConnectError(
    `${name} gave no token for the consent (${answer.because}). Nothing was stored.`,
    next,
  );
}

async function grantOf(vendor: Vendor, token: TokenAnswer, now: string): Promise<Grant> {
  const grant = firstGrant(token, now, vendor.consenter(token));
  if (grant === undefined)
    throw new ConnectError(
      `${vendor.name} gave a token that cannot be renewed. Nothing was stored.`,
      'Let the app have refresh tokens (in Salesforce: the scope refresh_token), and do it again.',
    );
  await probeWith(vendor, grant.accessToken);
  return grant;
}

function dataOf(system: ConsentingSystem, { account, consentedAt, expiresAt }: Grant) {
  return { system, account, consentedAt, ...(expiresAt === undefined ? {} : { expiresAt }) };
}

function textOf({ name }: Vendor, system: ConsentingSystem, { account, expiresAt }: Grant): string {
  const until = expiresAt === undefined ? 'until it is refused' : `until ${expiresAt}`;
  return [
    `Stored: Baton asks ${name} as ${account}.`,
    `The access token holds ${until}, and is renewed by itself; the consent holds until somebody takes it back.`,
    `It is in use within five minutes. \`baton doctor\` shows its age; \`baton connect ${system}\` renews it.`,
  ].join('\n');
}
