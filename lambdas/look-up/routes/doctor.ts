import { counted } from '#domain/counted.ts';
import type { Check, DoctorAnswer } from '#domain/operator/checks.ts';
import { CONSENTING_SYSTEMS } from '#domain/operator/credential-note.ts';
import { CREDENTIAL_OF } from '#domain/operator/requests.ts';
import type { SecretName } from '#domain/operator/requests.ts';
import { spokenDuration } from '#domain/story/words.ts';
import type { LookUpPorts } from '../look-up-ports.ts';
import { ageOf } from './age-of.ts';
import { checkCredentials } from './check-credentials.ts';
import { checkRequests } from './check-requests.ts';
import { checkSystems } from './check-systems.ts';
import { checkChannels } from './check-channels.ts';
import { checkPeople } from './check-people.ts';
import { checkSender } from './check-sender.ts';
import { lookYourself } from './look-yourself.ts';

/** Every prerequisite of the stage: in order, or what to do next. */
export async function doctor(ports: LookUpPorts): Promise<DoctorAnswer> {
  const [secrets, credentials, queues, sender, people, channels, systems, requests] = await Promise.all([
    Promise.all(neededSecrets(ports).map((name) => checkSecret(ports, name))),
    checkCredentials(ports),
    checkQueues(ports),
    checkSender(ports),
    checkPeople(ports),
    checkChannels(ports),
    checkSystems(ports),
    checkRequests(ports),
  ]);
  return {
    checks: [
      ...checkContracts(ports),
      checkSettings(ports),
      ...secrets,
      ...credentials,
      ...queues,
      ...sender,
      ...people,
      ...channels,
      ...systems,
      ...requests,
    ],
  };
}

function checkContracts({ bundle }: LookUpPorts): readonly Check[] {
  const people = `${counted(bundle.directory.people.length, 'person', 'people')}, from contracts/directory.yaml as it was deployed`;
  const directory: Check = { name: 'directory', ok: true, found: people };
  if (bundle.contracts.length === 0) {
    const next = 'Add a contract to contracts/ and deploy again.';
    return [directory, { name: 'contracts', ok: false, found: 'none', next }];
  }
  const contracts = bundle.contracts.map(({ contract }): Check => {
    const found = `version ${contract.version}, as it was deployed, is in force`;
    return { name: `contract ${contract.id}`, ok: true, found };
  });
  return [directory, ...contracts];
}

function checkSettings({ settings }: LookUpPorts): Check {
  const step = `a step that stands still for ${spokenDuration(settings.stepSeconds)} is begun again`;
  const write = `a write without an answer is looked at after ${spokenDuration(settings.planLeaseSeconds)}`;
  const message = `a message that its worker dropped is sent after ${spokenDuration(settings.claimSeconds)}`;
  return { name: 'times of this stage', ok: true, found: `${step}, ${write}, ${message}` };
}

/** Without a webhook of whoever is on call nothing is signed for it. */
function neededSecrets({ secretsAdmin, bundle }: LookUpPorts): readonly SecretName[] {
  const { onCallWebhook } = bundle.directory;
  return secretsAdmin.names.filter((name) => name !== 'on-call-webhook' || onCallWebhook !== undefined);
}

async function checkSecret({ secretsAdmin, now }: LookUpPorts, secret: SecretName): Promise<Check> {
  const name = `secret ${secret}`;
  const looked = await secretsAdmin.look(secret);
  if (looked === 'unset') return { name, ok: false, found: looked, next: howToSet(secret) };
  if (looked === 'not-permitted') {
    const next = lookYourself('the secret', 'secretsmanager:DescribeSecret');
    return { name, ok: false, found: 'cannot look', next };
  }
  return { name, ok: true, found: `set ${ageOf(looked.since, now())} ago` };
}

/** Systems to which a person may consent have two ways. */
function howToSet(secret: SecretName): string {
  const system = CONSENTING_SYSTEMS.find((one) => CREDENTIAL_OF[one] === secret);
  const command = `npx baton secrets set ${secret}`;
  return system === undefined ? command : `${command}, or npx baton connect ${system}`;
}

async function checkQueues({ deadLetters }: LookUpPorts): Promise<readonly Check[]> {
  const counts = await deadLetters.counts();
  return counts.map(({ queue, messages }): Check => {
    const name = `dead letters ${queue}`;
    if (messages === 0) return { name, ok: true, found: 'none' };
    const next = `See what lies there (npx baton dlq show ${queue}) and the log lines of its Lambda, put the cause right, then npx baton dlq redrive ${queue} --reason … --confirm.`;
    return { name, ok: false, found: `${counted(messages, 'message')} that nobody could process`, next };
  });
}
