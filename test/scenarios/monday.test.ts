import { expect, test } from 'vitest';
import { gatherMonday } from '#adapters/operator-api/gather-monday.ts';
import { memoryPorts } from '#adapters/memory/ports.ts';
import { contractDigest } from '#domain/contract/contract-digest.ts';
import { reportOf } from '#domain/monday/report-of.ts';
import { tellMondayHandler } from '#lambdas/tell-monday/handler.ts';
import { CONTACT } from '#test/scenario-support/crm.ts';
import { handoff, openIncidents } from '#test/scenario-support/looking.ts';
import { offered } from '#test/scenario-support/new-stage.ts';
import { operate, request } from '#test/scenario-support/operator.ts';
import { apiOf } from '#test/scenario-support/operator-api.ts';
import { accept, decline, mailsTo, OPS_MAIL } from '#test/scenario-support/people.ts';
import { silentRuntime } from '#test/scenario-support/silent-runtime.ts';
import { asText } from '#test/scenario-support/slack.ts';
import type { Stage } from '#test/scenario-support/stage.ts';
import { sampleContract, sampleDirectory } from '../unit/contract/sample.ts';

/** A week begins with one report: the same by command, by mail and in the channel of operations, told once. */
const CHANNEL = 'C0OPS';
const directory = { ...sampleDirectory, opsChannel: CHANNEL };

/** The schedule calls; what follows at once follows. */
async function beginWeek(stage: Stage): Promise<void> {
  const contracts = [{ digest: contractDigest(sampleContract), contract: sampleContract }];
  const { queues } = memoryPorts(stage.world);
  const ports = { api: apiOf(stage), bundle: { contracts, directory }, queues };
  await tellMondayHandler(ports, silentRuntime)();
  await stage.run();
}

const posts = ({ world }: Stage) => world.chat.messages.filter(({ user }) => user === CHANNEL);
const mails = (stage: Stage, to = OPS_MAIL) => mailsTo(stage, to, 'monday');
const OWNER_MAIL = sampleDirectory.people.find(({ id }) => id === sampleContract.contractOwner)?.email ?? '';

async function completed(): Promise<Stage> {
  const stage = await offered(sampleContract, directory);
  await accept(stage);
  await stage.rounds(1);
  return stage;
}

test('it is mailed to operations and to contract owners, and posted in the channel', async () => {
  const stage = await completed();
  await beginWeek(stage);
  const report = reportOf(await gatherMonday(apiOf(stage)));
  expect(report.colour).toBe('green');
  const told = [mails(stage)[0]?.text, mails(stage, OWNER_MAIL)[0]?.text, asText(posts(stage)[0]?.message)];
  for (const text of told) {
    expect(text).toContain('1 of 1 are right in every system.');
    expect(text).toContain(`${handoff(stage).handoffId}: HubSpot is right`);
    for (const { title } of report.lines) expect(text).toContain(title);
  }
});

test('made again because the platform tried again, it is told once; and anew the week after', async () => {
  const stage = await completed();
  await beginWeek(stage);
  await beginWeek(stage);
  await stage.rounds(2);
  expect([mails(stage), mails(stage, OWNER_MAIL), posts(stage)].map(({ length }) => length)).toEqual([
    1, 1, 1,
  ]);
  await stage.pass(7 * 24 * 60 * 60);
  await beginWeek(stage);
  expect([mails(stage), mails(stage, OWNER_MAIL), posts(stage)].map(({ length }) => length)).toEqual([
    2, 2, 2,
  ]);
});

test('a channel that refuses it is an incident, and nothing is lost: the mail has it', async () => {
  const stage = await completed();
  stage.world.chat.fault = { outcome: 'refused', because: 'channel_not_found' };
  await beginWeek(stage);
  await stage.rounds(2);
  expect(mails(stage)).toHaveLength(1);
  const [incident] = openIncidents(stage);
  expect(incident?.cause).toEqual({
    ...{ kind: 'notice-failed', recipient: 'ops-channel', because: 'channel_not_found' },
  });
  const shown = await request(stage, 'GET', `/operator/incidents/${incident?.id ?? ''}`);
  expect(shown.status).toBe(200);
});

test('a channel that is down has it later, once', async () => {
  const stage = await completed();
  stage.world.chat.fault = { outcome: 'later', because: 'http-503' };
  await beginWeek(stage);
  expect(posts(stage)).toEqual([]);
  stage.world.chat.fault = undefined;
  await stage.rounds(6);
  expect(posts(stage)).toHaveLength(1);
});

test('a system that shows somebody else now makes it red, and only the field is named', async () => {
  const stage = await completed();
  stage.hubspot.set(CONTACT, { hubspot_owner_id: '71099' }, 'userId:1');
  const report = reportOf(await gatherMonday(apiOf(stage)));
  expect(report.colour).toBe('red');
  expect(JSON.stringify(report)).toContain('HubSpot shows something else in hubspot_owner_id');
  expect(JSON.stringify(report)).not.toContain('71099');
});

test('what was picked opens the next one, and says whether it came again', async () => {
  const stage = await offered(sampleContract, directory);
  await decline(stage);
  const before = reportOf(await gatherMonday(apiOf(stage)));
  const cause = 'declined:sales-qualified-lead';
  expect(before.lines.map(({ next }) => next)).toContain(`npx baton backlog pick ${cause} --owner …`);
  await operate(stage, 'POST', '/operator/backlog', { act: 'pick', cause, owner: 'maya-chen' });
  await stage.pass(7 * 24 * 60 * 60);
  const [first] = reportOf(await gatherMonday(apiOf(stage))).lines;
  expect(first?.found[0]).toContain('it has not happened since');
  expect(first?.colour).toBe('green');
});

test('when a source sent something last is known from its deliveries', async () => {
  const stage = await completed();
  const { standing } = await gatherMonday(apiOf(stage));
  expect(standing.arrivals.map(({ source }) => source)).toEqual(['hubspot']);
  expect(standing.arrivals[0]?.lastAt).toMatch(/^2030-/);
});
