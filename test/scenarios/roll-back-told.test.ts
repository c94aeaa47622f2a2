import { describe, expect, test } from 'vitest';
import type { Contract } from '#domain/contract/contract.ts';
import { wishesId } from '#domain/text-ids.ts';
import { CONTACT, PRIYA } from '#test/scenario-support/crm.ts';
import type { HubSpotFault } from '#test/scenario-support/hubspot.ts';
import { handoff } from '#test/scenario-support/looking.ts';
import { decideFor } from '#test/scenario-support/operator.ts';
import {
  accept,
  inHand,
  JONAS_MAIL,
  leavesTeam,
  look,
  mailsTo,
  MAYA_MAIL,
  offerTo,
} from '#test/scenario-support/people.ts';
import {
  asanaTarget,
  contractOver,
  halfWrittenUnder,
  offeredUnder,
  salesforceTarget,
} from '#test/scenario-support/several-systems.ts';
import { asText, messagesTo, offeredInSlack, press } from '#test/scenario-support/slack.ts';
import type { Stage } from '#test/scenario-support/stage.ts';

const HOUR = 60 * 60;
const contract = contractOver(asanaTarget, salesforceTarget);
const told = (stage: Stage) => mailsTo(stage, MAYA_MAIL, 'taken-back');

/** Maya had accepted; Salesforce refused for good, and an operator has the others taken back. */
async function takenBack(rules: Contract = contract): Promise<Stage> {
  const stage = await halfWrittenUnder(rules);
  await decideFor(stage, 'roll-back', handoff(stage).handoffId);
  await stage.pass(60);
  return stage;
}

/** The contract has it taken back, and holds it. */
const byTheRules = () => halfWrittenUnder({ ...contract, whenPartial: 'roll-back' });

test('whoever had accepted is told what was taken back, where, why and by whom', async () => {
  const [mail] = told(await takenBack());
  expect(mail?.subject).toBe('Taken back: Amelia Hart, Northwind Robotics');
  expect(mail?.text).toContain('HubSpot shows what stood there before');
  expect(mail?.text).toContain('What Baton had made in Asana was put away');
  expect(mail?.text).toContain('Why: Salesforce could not be written');
  expect(mail?.text).toContain('The operations team decided it.');
  expect(mail?.text).toContain('It is over: nobody is asked any more.');
});

test('what was never written is not told as taken back', async () => {
  expect(told(await takenBack())[0]?.text).not.toContain('Salesforce shows what stood there before');
});

test('they are told once, whatever is done again', async () => {
  const stage = await takenBack();
  await stage.rounds(3);
  expect(told(stage)).toHaveLength(1);
});

test('whoever has left is told nothing', async () => {
  const stage = await halfWrittenUnder(contract);
  leavesTeam(stage, 'maya-chen');
  await decideFor(stage, 'roll-back', handoff(stage).handoffId);
  await stage.pass(60);
  expect(told(stage)).toEqual([]);
});

test('where the rules have it taken back, it says who decides now', async () => {
  const stage = await byTheRules();
  await stage.pass(60);
  expect(handoff(stage)).toMatchObject({ status: 'held', cause: { kind: 'rolled-back' } });
  const [mail] = told(stage);
  expect(mail?.text).toContain('Nobody decided it: the rules of “Sales-qualified lead” say so.');
  expect(mail?.text).toContain('Lena Fischer now decides what becomes of it, and has been told.');
});

test('what somebody else has changed is told as left, with who decides', async () => {
  const stage = await halfWrittenUnder(contract);
  stage.hubspot.set(CONTACT, { hubspot_owner_id: PRIYA }, '98004');
  await decideFor(stage, 'roll-back', handoff(stage).handoffId);
  await stage.pass(60);
  const [mail] = told(stage);
  expect(mail?.text).toContain('HubSpot was left as it is: somebody else has changed it meanwhile.');
  expect(mail?.text).toContain('Lena Fischer now decides what becomes of it');
});

test('of what was taken back twice before their quiet hours end there is one word', async () => {
  const refused = { does: 'refuse', because: 'INVALID_OWNER', permanent: true } as const;
  const quietHours = JSON.stringify({ quietHours: { from: '06:00', until: '11:00' } });
  const stage = await offeredUnder({ ...contract, whenPartial: 'roll-back' });
  const { texts } = stage.world;
  texts.set(wishesId('maya-chen'), quietHours);
  stage.salesforce.faults.push(refused, refused);
  await accept(stage);
  // The next offer must reach her.
  texts.delete(wishesId('maya-chen'));
  await decideFor(stage, 'reassign', handoff(stage).handoffId, { to: 'maya-chen' });
  texts.set(wishesId('maya-chen'), quietHours);
  await accept(stage);
  expect([handoff(stage).news.filter(({ kind }) => kind === 'taken-back').length, told(stage)]).toEqual([
    2,
    [],
  ]);
  await stage.pass(5 * HOUR);
  expect(told(stage)).toHaveLength(1);
});

test('where they were asked in Slack, the message there says so too', async () => {
  const stage = await offeredInSlack();
  stage.hubspot.writeFaults.push(...Array<HubSpotFault>(3).fill({ does: 'say yes and drop it' }));
  await press(stage, messagesTo(stage)[0], { action: 'accept' });
  await stage.pass(15 * 60);
  await decideFor(stage, 'roll-back', handoff(stage).handoffId);
  await stage.pass(60);
  expect(asText(messagesTo(stage)[0])).toContain('was taken back');
  expect(told(stage)).toHaveLength(1);
});

describe('the giver', () => {
  const toGiver = (stage: Stage) => mailsTo(stage, JONAS_MAIL, 'news').map(({ subject }) => subject);

  test('is told of it where the contract says so, once', async () => {
    const stage = await takenBack({ ...contract, giver: { tell: ['taken-back'] } });
    await stage.rounds(2);
    expect(toGiver(stage)).toEqual(['Amelia Hart, Northwind Robotics was taken back']);
  });

  test('is not told where it does not', async () => {
    expect(toGiver(await takenBack({ ...contract, giver: { tell: ['moved', 'verified'] } }))).toEqual([]);
  });

  test('sees on the page what was taken back, as the end that somebody chose', async () => {
    const stage = await takenBack({ ...contract, giver: { tell: ['requested'] } });
    const { body } = await look(stage, inHand(mailsTo(stage, JONAS_MAIL, 'news').at(-1)));
    expect(body).toContain('It was taken back: every system shows what stood there before.');
    expect(body).toContain('HubSpot was read back and shows what stood there before: verified.');
  });
});

describe('the old link', () => {
  test('says that it was taken back, and by whom it was decided', async () => {
    const stage = await takenBack();
    const { status, body } = await look(stage, offerTo(stage));
    expect(status).toBe(410);
    expect(body).toContain('was taken back');
    expect(body).toContain('The operations team decided it.');
    expect(body).not.toContain('This is over');
  });

  test('says while it is done that it is being taken back', async () => {
    const stage = await halfWrittenUnder(contract);
    stage.isStreamPaused = true;
    await decideFor(stage, 'roll-back', handoff(stage).handoffId);
    const { body } = await look(stage, offerTo(stage));
    expect(body).toContain('is being taken back');
  });

  test('says of what the rules had taken back who decides now', async () => {
    const stage = await byTheRules();
    await stage.pass(60);
    const { body } = await look(stage, offerTo(stage));
    expect(body).toContain('was taken back');
    expect(body).toContain('Lena Fischer now decides what becomes of it');
  });

  test('says again that it is theirs once somebody has it entered once more', async () => {
    const stage = await byTheRules();
    await stage.pass(60);
    await decideFor(stage, 'retry', handoff(stage).handoffId);
    await stage.pass(60);
    expect(handoff(stage).status).toBe('completed');
    const { body } = await look(stage, offerTo(stage));
    expect(body).toContain('You have already accepted this');
    expect(told(stage)).toHaveLength(1);
  });
});
