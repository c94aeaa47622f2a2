import { parseSandboxArguments } from './parse-sandbox-arguments.ts';
import { startSandboxHubSpot } from './hubspot/start-sandbox-hubspot.ts';

const sandbox = await startSandboxHubSpot(parseSandboxArguments(process.argv.slice(2), process.env));

// One line that whoever started this process waits for.
process.stdout.write(`${JSON.stringify({ ready: true, url: sandbox.url })}\n`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void sandbox.stop());
}
