import { checkContracts } from './contracts.ts';
import { deployProgress } from './deploy-progress.ts';
import { addressOf, urlsAt } from './sandboxes.ts';
import { placeOf } from './place.ts';
import type { Place } from './place.ts';
import { runsHere } from './run-files.ts';
import { say } from './say.ts';
import { parseRedeployArguments, REDEPLOY_USAGE } from './redeploy-arguments.ts';
import { asksForHelp } from './start-arguments.ts';
import { UserError } from './user-error.ts';

/** There is nothing to deploy to. */
class NothingRuns extends UserError {
  constructor() {
    super(
      'No Baton runs on the usual ports to deploy to: start one with `npm start`, or name the ports of the one that runs: `npm run redeploy -- --port-base <base>`.',
    );
  }
}

/** `npm run redeploy`: what has changed, contracts or code, goes into the Baton that `npm start` runs; all it holds stays. */
async function redeploy({ root, ports, runDir, buildDir, outDir }: Place): Promise<void> {
  if (!(await runsHere(runDir))) throw new NothingRuns();
  await checkContracts(root);
  // Only whoever deploys waits until all that it takes is loaded.
  const { buildAll } = await import('./build.ts');
  const { deployBaton } = await import('./local-cloud.ts');
  say('Building the Lambdas …');
  await buildAll(root, buildDir);
  const { onResource, end } = deployProgress(process.stdout);
  const urls = urlsAt(ports.sandboxes);
  const endpoint = addressOf(ports.emulator);
  await deployBaton({ root, endpoint, urls, buildDir, outDir, onResource }).finally(end);
  say('Deployed. What has begun goes on under its old rules; what begins now has the new ones.');
}

try {
  const args = process.argv.slice(2);
  if (asksForHelp(args)) say(REDEPLOY_USAGE);
  else await redeploy(placeOf(parseRedeployArguments(args)));
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  process.stderr.write(`${error.sentence}\n`);
  process.exitCode = 1;
}
