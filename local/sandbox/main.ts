import { parseSandboxArguments } from './parse-sandbox-arguments.ts';
import { startSandboxAsana } from './asana/start-sandbox-asana.ts';
import { startSandboxHubSpot } from './hubspot/start-sandbox-hubspot.ts';
import { startSandboxSalesforce } from './salesforce/start-sandbox-salesforce.ts';

/** Starts the sandboxes, says in one line where they are (or why not), and ends on SIGTERM or Ctrl-C. */
async function main(): Promise<void> {
  const options = parseSandboxArguments(process.argv.slice(2), process.env);
  const hubspot = await startSandboxHubSpot(options.hubspot);
  const salesforce = options.salesforce && (await startSandboxSalesforce(options.salesforce));
  const asana = options.asana && (await startSandboxAsana(options.asana));
  const urls = {
    url: hubspot.url,
    ...(salesforce && { salesforceUrl: salesforce.url }),
    ...(asana && { asanaUrl: asana.url }),
  };
  process.stdout.write(`${JSON.stringify({ ready: true, ...urls })}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void hubspot.stop();
      void salesforce?.stop();
      void asana?.stop();
    });
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`The sandbox did not start: ${String(error)}\n`);
  process.exit(1);
});
