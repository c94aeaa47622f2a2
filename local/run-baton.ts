import { rm, writeFile } from 'node:fs/promises';
import { buildAll } from './build.ts';
import { deployProgress } from './deploy-progress.ts';
import { LOCAL_AWS } from './emulator/environment.ts';
import { ensureEmulator } from './emulator/install.ts';
import { startEmulator } from './emulator/start.ts';
import { startInbox } from './inbox/start.ts';
import { startLocalCloud } from './local-cloud.ts';
import type { LocalCloud } from './local-cloud.ts';
import type { Place } from './place.ts';
import type { Processes } from './processes.ts';
import { say } from './say.ts';
import { DEFAULT_PORT_BASE } from './start-arguments.ts';
import type { StartArguments } from './start-arguments.ts';
import { storyText, whereEverythingIs } from './start-texts.ts';
import { UserError } from './user-error.ts';
import { playAutomatically } from './walkthrough/automatic.ts';
import { playWithPerson } from './walkthrough/with-person.ts';

/** The person whom the sample contract asks, and the user of the sandbox who makes the change. */
const PLAY = {
  contactId: '501',
  userId: 98_004,
  asked: { email: 'maya.chen@example.com', ownerId: '71001' },
} as const;

/** Starts the whole of Baton on this machine, plays one handoff and stays until it is stopped; `--auto` ends with it. */
export async function runBaton(processes: Processes, place: Place, options: StartArguments): Promise<void> {
  const { root, ports, runDir, stateDir, buildDir } = place;
  const python = await ensureEmulator(root, {
    onInstall: () => {
      say('Installing the local cloud (once) …');
    },
  });
  say('Starting the local cloud …');
  const emulator = await processes.start(() =>
    startEmulator({ python, port: ports.emulator, stateDir, runDir }),
  );
  say('Building the Lambdas …');
  await buildAll(root, buildDir);
  say('Deploying …');
  const cloud = await deploy(processes, place, emulator.endpoint);
  const inbox = await processes.start(() => startInbox({ endpoint: emulator.endpoint, port: ports.inbox }));
  await notePlace(processes, runDir, cloud.publicBaseUrl);
  const command = listCommand(cloud, options);
  const { webhookUrl, sandbox } = cloud;
  say(whereEverythingIs({ webhookUrl, inboxUrl: inbox.url, sandboxUrl: sandbox.url, command }));
  await play(cloud, emulator.endpoint, options);
}

/** The command finds the usual one by itself; one beside it has to be named. */
function listCommand({ publicBaseUrl }: LocalCloud, { portBase }: StartArguments): string {
  if (portBase === DEFAULT_PORT_BASE) return 'npx baton list';
  const { region, credentials } = LOCAL_AWS;
  const { accessKeyId, secretAccessKey } = credentials;
  return `AWS_REGION=${region} AWS_ACCESS_KEY_ID=${accessKeyId} AWS_SECRET_ACCESS_KEY=${secretAccessKey} npx baton list --url ${publicBaseUrl}`;
}

async function deploy(
  processes: Processes,
  { root, ports, buildDir, outDir }: Place,
  endpoint: string,
): Promise<LocalCloud> {
  const { onResource, end } = deployProgress(process.stdout);
  try {
    const sandboxPort = ports.sandbox;
    return await startLocalCloud(processes, { root, endpoint, sandboxPort, buildDir, outDir, onResource });
  } finally {
    end();
  }
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
