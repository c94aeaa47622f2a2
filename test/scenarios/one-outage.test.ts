import { expect, test } from 'vitest';
import { setLifecycle, seedContact } from '#test/scenario-support/crm.ts';
import { handoffs, incidents, openIncidents } from '#test/scenario-support/looking.ts';
import { decideFor } from '#test/scenario-support/operator.ts';
import { accept, decisionTo, LENA_MAIL, look, mailsTo, OPS_MAIL } from '#test/scenario-support/people.ts';
import { asanaTarget, contractOver, offeredUnder } from '#test/scenario-support/several-systems.ts';
import type { Stage } from '#test/scenario-support/stage.ts';
import { addSeconds } from '#domain/time.ts';

const MINUTE = 60;
const SECOND_CONTACT = '777';

/** Asana is known to be down, as of now or of some time ago, and nobody asks it before long. */
function isDown(stage: Stage, since = stage.now()): void {
  const trouble = { because: 'down', since, times: 9 } as const;
  const circuit = { kind: 'open', ...trouble, until: addSeconds(stage.now(), 24 * 60 * MINUTE) } as const;
  stage.world.health.set('asana', { version: 1, circuit });
}

/** The only handoff that waited is cancelled while the system is still down: the incident has nobody left. */
async function leftByTheOnlyOne(): Promise<Stage> {
  const stage = await offeredUnder(contractOver(asanaTarget));
  isDown(stage);
  await accept(stage);
  await stage.pass(17 * MINUTE);
  expect(openIncidents(stage)).toHaveLength(1);
  const [first] = handoffs(stage);
  await decideFor(stage, 'cancel', first?.handoffId ?? '');
  expect(openIncidents(stage)).toEqual([]);
  return stage;
}

async function anotherWaits(stage: Stage): Promise<void> {
  seedContact(stage, SECOND_CONTACT, { salesforceleadid: '00QHs00000AbCdFIAV' });
  await setLifecycle(stage, 'salesqualifiedlead', SECOND_CONTACT);
  await accept(stage);
  await stage.pass(MINUTE);
}

test('one outage is one incident, and whoever knows of it is not told anew', async () => {
  const stage = await leftByTheOnlyOne();
  const link = decisionTo(stage);
  await anotherWaits(stage);
  expect(openIncidents(stage)).toHaveLength(1);
  expect(incidents(stage)).toHaveLength(1);
  expect(mailsTo(stage, LENA_MAIL, 'incident-opened')).toHaveLength(1);
  expect(mailsTo(stage, OPS_MAIL, 'incident-opened')).toHaveLength(1);
  expect((await look(stage, link)).body).toContain('There is nothing to decide here');
});

test('another outage of the same system is told', async () => {
  const stage = await leftByTheOnlyOne();
  isDown(stage, addSeconds(stage.now(), -16 * MINUTE));
  await anotherWaits(stage);
  expect(mailsTo(stage, LENA_MAIL, 'incident-opened')).toHaveLength(2);
});

test('whoever was told that it is over is told when it goes on all the same', async () => {
  const stage = await offeredUnder(contractOver(asanaTarget));
  const since = stage.now();
  isDown(stage);
  await accept(stage);
  await stage.pass(17 * MINUTE);
  stage.world.health.delete('asana');
  await stage.pass(24 * 60 * MINUTE);
  expect(mailsTo(stage, LENA_MAIL, 'solved')).toHaveLength(1);
  isDown(stage, since);
  await anotherWaits(stage);
  expect(mailsTo(stage, LENA_MAIL, 'incident-opened')).toHaveLength(2);
});
