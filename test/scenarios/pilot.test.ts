import { expect, onTestFinished, test } from 'vitest';
import type { Contract } from '#domain/contract/contract.ts';
import { personIdSchema } from '#domain/contract/ids.ts';
import { CONTACT, JONAS_USER, setLifecycle } from '#test/scenario-support/crm.ts';
import { handoff, openIncidents } from '#test/scenario-support/looking.ts';
import { newStage } from '#test/scenario-support/new-stage.ts';
import { decideFor } from '#test/scenario-support/operator.ts';
import {
  accept,
  LENA_MAIL,
  mailsTo,
  MAYA_MAIL,
  offerTo,
  OPS_MAIL,
  send,
  sendUntilAnswered,
} from '#test/scenario-support/people.ts';
import type { Stage } from '#test/scenario-support/stage.ts';
import { sampleContract } from '../unit/contract/sample.ts';

const HOUR = 60 * 60;
const id = (name: string) => personIdSchema.parse(name);
const piloting: Contract = { ...sampleContract, mode: 'pilot', pilot: [id('maya-chen')] };
/** Tom is asked after Maya, and is not in the pilot. */
const chained: Contract = { ...piloting, fallback: { person: id('tom-okafor') } };
const firstTom: Contract = {
  ...piloting,
  routing: { strategy: 'named-person', person: id('tom-okafor') },
};

/** A stage at whose end nobody has had a mail but Maya, the contract owner and the operations mailbox. */
async function pilot(contract = piloting): Promise<Stage> {
  const stage = newStage(contract);
  onTestFinished(() => {
    const others = stage.world.mails.filter(({ to }) => ![MAYA_MAIL, LENA_MAIL, OPS_MAIL].includes(to));
    expect(others).toEqual([]);
  });
  await setLifecycle(stage, 'salesqualifiedlead');
  return stage;
}

test('who is in the pilot is asked, and what they accept is written', async () => {
  const stage = await pilot();
  expect(mailsTo(stage, MAYA_MAIL, 'offer')).toHaveLength(1);
  await accept(stage);
  expect(handoff(stage).status).toBe('completed');
});

test('a handoff of anybody else is only observed', async () => {
  const stage = await pilot(firstTom);
  expect(handoff(stage)).toMatchObject({
    status: 'observed',
    observation: { would: { kind: 'ask', to: 'tom-okafor' } },
  });
  await stage.pass(72 * HOUR);
  expect(stage.world.mails).toEqual([]);
  expect(stage.hubspot.requests.filter(({ method }) => method === 'write')).toEqual([]);
});

test('whoever answers for the contract is in the pilot', async () => {
  const stage = await pilot({
    ...piloting,
    routing: { strategy: 'named-person', person: id('lena-fischer') },
  });
  expect(mailsTo(stage, LENA_MAIL, 'offer')).toHaveLength(1);
});

test('a fallback outside of the pilot is not contacted: the contract owner decides', async () => {
  const stage = await pilot(chained);
  await stage.pass(4 * HOUR);
  expect(handoff(stage)).toMatchObject({
    status: 'held',
    cause: { kind: 'outside-pilot', person: 'tom-okafor' },
  });
  expect(openIncidents(stage)).toMatchObject([{ owner: 'lena-fischer' }]);
  expect(mailsTo(stage, LENA_MAIL).at(-1)?.text).toContain('Tom Okafor would be asked next');
  await stage.pass(72 * HOUR);
});

test('nor is a manager to whom it would be escalated', async () => {
  const stage = await pilot({ ...piloting, escalation: ['manager'] });
  await stage.pass(4 * HOUR);
  expect(handoff(stage)).toMatchObject({ cause: { kind: 'outside-pilot', person: 'tom-okafor' } });
});

test('the contract owner can have somebody of the pilot asked, and nobody else', async () => {
  const stage = await pilot(chained);
  await stage.pass(4 * HOUR);
  const { handoffId } = handoff(stage);
  expect(await decideFor(stage, 'reassign', handoffId, { to: 'priya-nair' })).toMatchObject({
    status: 409,
    answer: { error: { word: 'outside-pilot' } },
  });
  await decideFor(stage, 'retry', handoffId);
  expect(handoff(stage)).toMatchObject({ status: 'offered', offer: { to: 'maya-chen' } });
  await decideFor(stage, 'reassign', handoffId, { to: 'priya-nair' });
  expect(handoff(stage)).toMatchObject({ status: 'offered', offer: { to: 'maya-chen' } });
});

test('what is handed on to somebody outside of the pilot is held', async () => {
  const stage = await pilot();
  await send(stage, offerTo(stage), { answer: 'hand-on', 'hand-on-to': 'priya-nair' });
  await stage.run();
  expect(handoff(stage)).toMatchObject({ status: 'held', cause: { kind: 'outside-pilot' } });
  const { handoffId } = handoff(stage);
  expect(await decideFor(stage, 'retry', handoffId)).toMatchObject({ status: 409 });
});

test('what is sent back goes to the contract owner, where the giver is not in the pilot', async () => {
  const stage = await pilot();
  const form = { answer: 'return', 'return-reason': 'incomplete', missing: 'company' };
  await sendUntilAnswered(stage, offerTo(stage), form);
  await stage.run();
  expect(handoff(stage)).toMatchObject({ status: 'held', giver: 'jonas-weber' });
  expect(openIncidents(stage)).toMatchObject([{ owner: 'lena-fischer' }]);
});

test('an event that waits is told to the contract owner', async () => {
  const stage = await pilot();
  stage.hubspot.set(CONTACT, { lifecyclestage: 'SQL' }, JONAS_USER);
  await setLifecycle(stage, 'SQL');
  expect(openIncidents(stage)).toMatchObject([{ owner: 'lena-fischer' }]);
});

test('a stage in pilot asks the people whom its contracts name', async () => {
  const stage = newStage({ ...firstTom, mode: 'enforce' });
  stage.mode = 'pilot';
  await setLifecycle(stage, 'salesqualifiedlead');
  expect(handoff(stage).status).toBe('observed');
});
