import { expect, test } from 'vitest';
import type { Contract, RoutingRule } from '#domain/contract/contract.ts';
import { personIdSchema } from '#domain/contract/ids.ts';
import { CONTACT, seedContact, setLifecycle } from '#test/scenario-support/crm.ts';
import { factTypes, handoff, openIncidents } from '#test/scenario-support/looking.ts';
import { newStage } from '#test/scenario-support/new-stage.ts';
import { decideFor, request } from '#test/scenario-support/operator.ts';
import {
  accept,
  decide,
  decisionTo,
  JONAS_MAIL,
  LENA_MAIL,
  look,
  mailsTo,
  MAYA_MAIL,
  offerTo,
  PRIYA_MAIL,
  TOM_MAIL,
} from '#test/scenario-support/people.ts';
import type { Stage } from '#test/scenario-support/stage.ts';
import { sampleContract } from '#test/unit/contract/sample.ts';

const id = (name: string) => personIdSchema.parse(name);
const rule = (property: string, value: string, person: string, priority = 0): RoutingRule => ({
  when: { property, oneOf: [value] },
  priority,
  ask: { strategy: 'named-person', person: id(person) },
});
const contract: Contract = {
  ...sampleContract,
  fallback: { person: id('lena-fischer') },
  routing: {
    strategy: 'rules',
    rules: [
      rule('country', 'IN', 'priya-nair'),
      rule('numemployees', '220', 'maya-chen'),
      rule('jobtitle', 'CEO', 'tom-okafor', 1),
    ],
  },
  ambiguity: { desk: { person: id('tom-okafor') } },
};

async function qualified(values: Readonly<Record<string, string>>): Promise<Stage> {
  const stage = newStage(contract);
  seedContact(stage, undefined, values);
  await setLifecycle(stage, 'salesqualifiedlead');
  return stage;
}
const both = { country: 'IN', numemployees: '220' };

test('the rule that applies says who is asked', async () => {
  const stage = await qualified({ country: 'IN' });
  expect(mailsTo(stage, PRIYA_MAIL, 'offer')).toHaveLength(1);
  await accept(stage, offerTo(stage, PRIYA_MAIL));
  expect(handoff(stage)).toMatchObject({ status: 'completed', ownership: { owner: 'priya-nair' } });
});

test('two rules that lead to different people: nobody is asked, and the desk reads why', async () => {
  const stage = await qualified(both);
  expect(factTypes(stage)).toEqual(['HandoffRequested', 'HandoffHeld']);
  for (const address of [MAYA_MAIL, PRIYA_MAIL, JONAS_MAIL])
    expect(mailsTo(stage, address, 'offer')).toEqual([]);
  expect(openIncidents(stage)).toMatchObject([{ cause: { kind: 'ambiguous' }, owner: 'tom-okafor' }]);
  const { body } = await look(stage, decisionTo(stage, TOM_MAIL));
  expect(body).toContain('Priya Nair is named (rule 1, as “country” is “IN”)');
  expect(body).toContain('Maya Chen is named (rule 2, as “numemployees” is “220”)');
  expect(body.indexOf('value="priya-nair"')).toBeLessThan(body.indexOf('value="jonas-weber"'));
  expect(body).not.toContain('value="retry"');
});

test('a dry run says that nobody would be asked, and why', async () => {
  const stage = newStage(contract);
  seedContact(stage, undefined, both);
  const { answer } = await request(
    stage,
    'GET',
    `/operator/contracts/${contract.id}/dry-run/contact/${CONTACT}`,
  );
  expect(answer).toMatchObject({ steps: [{ kind: 'held' }] });
  expect(JSON.stringify(answer)).toContain(
    'the rules lead to different people: Priya Nair (rule 1), Maya Chen (rule 2)',
  );
});

test('the desk chooses a candidate by link, who is then asked', async () => {
  const stage = await qualified(both);
  await decide(stage, { choice: 'give-to', person: 'maya-chen' }, decisionTo(stage, TOM_MAIL));
  expect(mailsTo(stage, MAYA_MAIL, 'offer')).toHaveLength(1);
  expect(openIncidents(stage)).toEqual([]);
  await accept(stage);
  expect(handoff(stage).status).toBe('completed');
});

test('an operator decides it by a command', async () => {
  const stage = await qualified(both);
  await decideFor(stage, 'reassign', handoff(stage).handoffId, { to: 'priya-nair' });
  expect(mailsTo(stage, PRIYA_MAIL, 'offer')).toHaveLength(1);
});

test('trying again guesses nothing: the fallback is asked', async () => {
  const stage = await qualified(both);
  await decideFor(stage, 'retry', handoff(stage).handoffId);
  expect(mailsTo(stage, MAYA_MAIL, 'offer')).toEqual([]);
  expect(mailsTo(stage, PRIYA_MAIL, 'offer')).toEqual([]);
  expect(mailsTo(stage, LENA_MAIL, 'offer')).toHaveLength(1);
  expect(openIncidents(stage)).toEqual([]);
});

test('a higher priority decides', async () => {
  const stage = await qualified({ ...both, jobtitle: 'CEO' });
  expect(mailsTo(stage, TOM_MAIL, 'offer')).toHaveLength(1);
});
