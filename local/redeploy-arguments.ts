import { parseArgs } from 'node:util';
import { BadArguments, parseStartArguments } from './start-arguments.ts';

/** What `npm run redeploy` takes. */
export const REDEPLOY_USAGE = `Usage: npm run redeploy -- [arguments]

Puts what has changed, contracts or code, into the Baton that \`npm start\` runs; all it holds stays.

  --port-base <port>  the one that was started with it (4566)
  --help              this`;

/** The ports of the one that runs. Throws a BadArguments that names what was not understood. */
export function parseRedeployArguments(args: readonly string[]): number {
  const base = basePort(args);
  return parseStartArguments(base === undefined ? [] : ['--port-base', base]).portBase;
}

function basePort(args: readonly string[]): string | undefined {
  try {
    return parseArgs({ args: [...args], options: { 'port-base': { type: 'string' } } }).values['port-base'];
  } catch (error) {
    const found = error instanceof Error ? `${error.message.split('.')[0] ?? ''}. ` : '';
    throw new BadArguments(`${found}The command takes --port-base <port> and --help.`);
  }
}
