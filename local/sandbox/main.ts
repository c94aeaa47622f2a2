import { parseSandboxArguments } from './parse-sandbox-arguments.ts';
import { startSandboxHubSpot } from './hubspot/start-sandbox-hubspot.ts';

/** Starts the sandbox, says in one line where it is (or why not), and ends on SIGTERM or Ctrl-C. */
async function main(): Promise<void> {
  const sandbox = await startSandboxHubSpot(parseSandboxArguments(process.argv.slice(2), process.env));
  process.stdout.write(`${JSON.stringify({ ready: true, url: sandbox.url })}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void sandbox.stop());
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`The sandbox HubSpot did not start: ${String(error)}\n`);
  process.exitCode = 1;
});
