import { rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { buildAll } from './build.ts';
import { deployProgress } from './deploy-progress.ts';
import { LOCAL_AWS } from './emulator/environment.ts';
import { ensureEmulator } from './emulator/install.ts';
import { startEmulator } from './emulator/start.ts';
import type { Emulator } from './emulator/start.ts';
import { startInbox } from './inbox/start.ts';
import { startLocalCloud, urlsOf } from './local-cloud.ts';
import type { LocalCloud } from './local-cloud.ts';
import type { Place } from './place.ts';
import type { Processes } from './processes.ts';
import { say } from './say.ts';
import { DEFAULT_PORT_BASE } from './start-arguments.ts';
import type { FaultName } from './sandbox/hubspot/faults/fault.ts';
import type { StartArguments } from './start-arguments.ts';
import { storyText, whereEverythingIs } from './start-texts.ts';
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
  const emulator = await processes.start(async () =>
    withoutTrace(
      await startEmulator({ python, port: ports.emulator, stateDir, runDir, removeWithIt: ownFiles(place) }),
      place,
    ),
  );
  say('Building the Lambdas …');
  await buildAll(root, buildDir);
  say('Deploying …');
  const cloud = await deploy(processes, place, emulator.endpoint);
  const inbox = await processes.start(() => startInbox({ endpoint: emulator.endpoint, port: ports.inbox }));
  await notePlace(processes, runDir, cloud.publicBaseUrl);
  const command = listCommand(cloud, options);
  const { webhookUrl } = cloud;
  say(whereEverythingIs({ webhookUrl, inboxUrl: inbox.url, urls: urlsOf(cloud), command }));
  await play(cloud, emulator.endpoint, options);
}

/** What a run beside the usual one leaves behind. */
function ownFiles({ isUsual, stateDir, buildDir, outDir }: Place): readonly string[] {
  return isUsual ? [] : [stateDir, buildDir, `${buildDir}.meta.json`, `${buildDir}.contracts.json`, outDir];
}

/** Takes away the folders that held the notes of a run, if they are empty. */
function withoutTrace(emulator: Emulator, { isUsual, runDir }: Place): Emulator {
  const stop = async (): Promise<void> => {
    await emulator.stop();
    if (isUsual) return;
    // Refused when the next run has put its own note there already, and that is as it should be.
    for (const folder of [runDir, dirname(runDir)]) await rmdir(folder).catch(() => undefined);
  };
  return { ...emulator, stop };
}

/** The command finds the usual one by itself; one beside it is surely meant only if it is named. */
function listCommand({ publicBaseUrl }: LocalCloud, { portBase }: StartArguments): string {
  return portBase === DEFAULT_PORT_BASE ? 'npx baton list' : `npx baton list --url ${publicBaseUrl}`;
}

async function deploy(
  processes: Processes,
  { root, ports, buildDir, outDir }: Place,
  endpoint: string,
): Promise<LocalCloud> {
  const { onResource, end } = deployProgress(process.stdout);
  try {
    const at = { root, endpoint, ports: ports.sandboxes, buildDir, outDir };
    return await startLocalCloud(processes, { ...at, onResource });
  } finally {
    end();
  }
}

async function play(
  cloud: LocalCloud,
  endpoint: string,
  { auto, fault, withinSeconds }: StartArguments,
): Promise<void> {
  const faults = faultsOf(cloud, fault);
  await faults.ofWrites();
  const onLine = (line: Parameters<typeof storyText>[0]): void => {
    say(storyText(line));
  };
  const played = { ...PLAY, withinSeconds, onLine, onRequested: faults.ofReads };
  if (!auto) return playWithPerson(cloud, { ...played, say });
  const handoffId = await playAutomatically(cloud, { ...played, endpoint });
  say(`Verified: HubSpot shows the new owner of handoff ${handoffId}.`);
}

/** A fault of reads begins when the handoff is there: an event about a record that cannot be read starts none. */
function faultsOf(cloud: LocalCloud, fault: FaultName | undefined) {
  const isOfReads = fault === 'stale-read';
  const nothing = (): Promise<void> => Promise.resolve();
  if (fault === undefined) return { ofWrites: nothing, ofReads: nothing };
  const add = (): Promise<void> => addFault(cloud, fault, isOfReads ? 'GET' : 'PATCH');
  return isOfReads ? { ofWrites: nothing, ofReads: add } : { ofWrites: add, ofReads: nothing };
}

async function addFault({ sandbox }: LocalCloud, fault: FaultName, method: 'GET' | 'PATCH'): Promise<void> {
  const body = { match: { method, pathPattern: '/crm/objects/*' }, fault, times: 1000 };
  const answer = await fetch(`${sandbox.url}/_sandbox/faults`, {
    method: 'POST',
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`the sandbox refused the fault ${fault}: ${await answer.text()}`);
}

/** So that `npx baton` finds the Baton that runs here. */
async function notePlace(processes: Processes, runDir: string, operatorUrl: string): Promise<void> {
  // Beside the folder of the run's own notes: whoever clears those away must not take this one along.
  const file = `${runDir}.baton.json`;
  const { region, credentials } = LOCAL_AWS;
  await writeFile(file, JSON.stringify({ operatorUrl, region, ...credentials, pid: process.pid }));
  const stop = (): Promise<void> => rm(file, { force: true });
  await processes.start(() => Promise.resolve({ name: 'note', stop, stopNow: () => undefined }));
}
