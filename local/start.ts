import { checkContracts } from './contracts.ts';
import { placeOf } from './place.ts';
import { assertPortFree } from './ports.ts';
import { Processes, Stopping } from './processes.ts';
import { takeOver } from './run-files.ts';
import { say } from './say.ts';
import { asksForHelp, parseStartArguments, USAGE } from './start-arguments.ts';
import type { StartArguments } from './start-arguments.ts';
import { UserError } from './user-error.ts';

/** Makes sure that nothing stands in the way, and only then loads what takes its time. */
async function start(processes: Processes, options: StartArguments): Promise<void> {
  const place = placeOf(options.portBase);
  await checkContracts(place.root);
  for (const run of await takeOver(place.runDir))
    say(`Ended what an earlier run left behind: ${run.name} (process ${String(run.pid)}).`);
  const { sandboxes, ...others } = place.ports;
  for (const [what, port] of Object.entries({ ...others, ...sandboxes })) await assertPortFree(port, what);
  const { runBaton } = await import('./run-baton.ts');
  await runBaton(processes, place, options);
}

const processes = new Processes();
processes.stopOnExit(say);
try {
  const args = process.argv.slice(2);
  if (asksForHelp(args)) {
    say(USAGE);
  } else {
    const options = parseStartArguments(args);
    await start(processes, options);
    if (options.auto) await processes.stopAll();
  }
} catch (error) {
  await processes.stopAll();
  if (error instanceof UserError) {
    process.stderr.write(`${error.sentence}\n`);
    process.exitCode = 1;
  } else if (!(error instanceof Stopping)) {
    throw error;
  }
}
