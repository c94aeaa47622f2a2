import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline/promises';
import type { OAuthApp } from '#adapters/oauth/credential.ts';
import type { ConnectSurroundings } from '../commands/connect.ts';
import { NoSecretError, readSecret } from '../read-secret.ts';
import { ConnectError } from './connect-error.ts';

/** The environment variables that name the app where nobody can be asked; a secret never stands on the command line. */
const CLIENT_ID = 'BATON_CLIENT_ID';
const CLIENT_SECRET = 'BATON_CLIENT_SECRET';

/** This terminal, this machine's browser. */
export function connectingHere(env: NodeJS.ProcessEnv): ConnectSurroundings {
  return {
    app: () => appFrom(env),
    say: (line) => void process.stderr.write(`${line}\n`),
    open: openBrowser,
    paste: () => ask('Address: '),
    newSecret: () => randomBytes(32).toString('base64url'),
    now: () => new Date().toISOString(),
  };
}

async function appFrom(env: NodeJS.ProcessEnv): Promise<OAuthApp> {
  const { [CLIENT_ID]: clientId = '', [CLIENT_SECRET]: clientSecret = '' } = env;
  if (clientId !== '' && clientSecret !== '') return { clientId, clientSecret };
  if (!process.stdin.isTTY)
    throw new ConnectError(
      'Which app is consented to?',
      `Set ${CLIENT_ID} and ${CLIENT_SECRET} to the id and the secret of the app, or call this on a terminal, which asks.`,
    );
  const id = clientId === '' ? (await ask('Id of the app (client id, consumer key): ')).trim() : clientId;
  if (id === '') throw new NoSecretError();
  const secret = clientSecret === '' ? await readSecret('Its secret (it is not shown): ') : clientSecret;
  return { clientId: id, clientSecret: secret };
}

/** An input that ends without an answer is told: a promise that nobody settles would end the process as if all were well. */
async function ask(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const { promise: ended, reject } = Promise.withResolvers<never>();
  terminal.once('close', () => {
    reject(
      new ConnectError(
        'The input ended without an answer.',
        'Call this on a terminal, or write the answer to its input.',
      ),
    );
  });
  try {
    return await Promise.race([terminal.question(question), ended]);
  } finally {
    terminal.close();
  }
}

/** Best effort: the address is printed too. */
function openBrowser(address: URL): void {
  const [command, ...words] = BROWSERS[process.platform] ?? ['xdg-open'];
  const browser = spawn(command ?? 'xdg-open', [...words, address.href], { stdio: 'ignore', detached: true });
  browser.on('error', () => undefined);
  browser.unref();
}

const BROWSERS: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};
