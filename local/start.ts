import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildAll, BUILD_DIR } from './build.ts';
import { LOCAL_AWS } from './emulator/environment.ts';
import { ensureEmulator } from './emulator/install.ts';
import { startEmulator } from './emulator/start.ts';
import { startInbox } from './inbox/start.ts';
import { startLocalCloud } from './local-cloud.ts';
import type { LocalCloud } from './local-cloud.ts';
import { assertPortFree } from './ports.ts';
import { Processes, Stopping } from './processes.ts';
import { takeOver } from './run-files.ts';
import { DEFAULT_PORT_BASE, parseStartArguments } from './start-arguments.ts';
import type { StartArguments } from './start-arguments.ts';
import { progressLine, storyText, whereEverythingIs } from './start-texts.ts';
import { UserError } from './user-error.ts';
import { playAutomatically } from './walkthrough/automatic.ts';
import { playWithPerson } from './walkthrough/with-person.ts';

const ROOT = join(import.meta.dirname, '..');

/** The ports and the folder of one local cloud. */
interface Place {
  readonly ports: { readonly emulator: number; readonly sandbox: number; readonly inbox: number };
  readonly runDir: string;
  readonly stateDir: string;
  readonly buildDir: string;
  readonly outDir: string;
}

/** One beside the usual one has a folder of its own, so that neither touches what the other has started. */
function placeOf(base: number): Place {
  const local = join(ROOT, '.local', ...(base === DEFAULT_PORT_BASE ? [] : [`ports-${base}`]));
  return {
    ports: { emulator: base, sandbox: base + 4, inbox: base + 5 },
    runDir: join(local, 'run'),
    stateDir: join(local, 'state'),
    buildDir: base === DEFAULT_PORT_BASE ? join(ROOT, BUILD_DIR) : join(local, 'lambdas'),
    outDir: join(local, 'cdk.out'),
  };
}

/** The person whom the sample contract asks, and the user of the sandbox who makes the change. */
const PLAY = {
  contactId: '501',
  userId: 98_004,
  asked: { email: 'maya.chen@example.com', ownerId: '71001' },
} as const;

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

/** Starts the whole of Baton on this machine, plays one handoff and stays until it is stopped; `--auto` ends with it. */
async function start(processes: Processes, options: StartArguments): Promise<void> {
  const { ports, runDir, stateDir, buildDir, outDir } = placeOf(options.portBase);
  for (const run of await takeOver(runDir))
    say(`Ended what an earlier run left behind: ${run.name} (process ${String(run.pid)}).`);
  for (const [what, port] of Object.entries(ports)) await assertPortFree(port, what);
  const python = await ensureEmulator(ROOT, {
    onInstall: () => {
      say('Installing the local cloud (once) …');
    },
  });
  say('Starting the local cloud …');
  const emulator = await processes.start(() =>
    startEmulator({ python, port: ports.emulator, stateDir, runDir }),
  );
  say('Building the Lambdas …');
  await buildAll(ROOT, buildDir);
  say('Deploying …');
  const cloud = await startLocalCloud(processes, {
    root: ROOT,
    endpoint: emulator.endpoint,
    sandboxPort: ports.sandbox,
    buildDir,
    outDir,
    onResource: (event) => {
      const line = progressLine(event);
      if (line !== undefined) say(line);
    },
  });
  const inbox = await processes.start(() => startInbox({ endpoint: emulator.endpoint, port: ports.inbox }));
  await notePlace(processes, runDir, cloud.publicBaseUrl);
  say(
    whereEverythingIs({ webhookUrl: cloud.webhookUrl, inboxUrl: inbox.url, sandboxUrl: cloud.sandbox.url }),
  );
  await play(cloud, emulator.endpoint, options);
}

async function play(
  cloud: LocalCloud,
  endpoint: string,
  { auto, fault, withinSeconds }: StartArguments,
): Promise<void> {
  if (fault !== undefined) await addFault(cloud, fault);
  const onLine = (line: Parameters<typeof storyText>[0]): void => {
    say(storyText(line));
  };
  if (!auto) return playWithPerson(cloud, { ...PLAY, withinSeconds, onLine, say });
  const handoffId = await playAutomatically(cloud, { ...PLAY, endpoint, withinSeconds, onLine });
  say(`Verified: HubSpot shows the new owner of handoff ${handoffId}.`);
}

async function addFault({ sandbox }: LocalCloud, fault: string): Promise<void> {
  const body = { match: { method: 'PATCH', pathPattern: '/crm/objects/*' }, fault, times: 1000 };
  const answer = await fetch(`${sandbox.url}/_sandbox/faults`, {
    method: 'POST',
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new UnknownFault(fault, await answer.text());
}

/** The sandbox has no such fault. */
class UnknownFault extends UserError {
  constructor(fault: string, answer: string) {
    super(`The sandbox HubSpot does not know the fault “${fault}”: ${answer}`);
  }
}

/** So that `npx baton` finds the Baton that runs here. */
async function notePlace(processes: Processes, runDir: string, operatorUrl: string): Promise<void> {
  // Beside the folder of the run's own notes: whoever clears those away must not take this one along.
  const file = `${runDir}.baton.json`;
  await writeFile(file, JSON.stringify({ operatorUrl, region: LOCAL_AWS.region, ...LOCAL_AWS.credentials }));
  const stop = (): Promise<void> => rm(file, { force: true });
  await processes.start(() => Promise.resolve({ name: 'note', stop, stopNow: () => undefined }));
}

const processes = new Processes();
processes.stopOnExit();
try {
  const options = parseStartArguments(process.argv.slice(2));
  await start(processes, options);
  if (options.auto) await processes.stopAll();
} catch (error) {
  await processes.stopAll();
  if (error instanceof UserError) {
    process.stderr.write(`${error.sentence}\n`);
    process.exitCode = 1;
  } else if (!(error instanceof Stopping)) {
    throw error;
  }
}
