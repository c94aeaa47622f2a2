import { describe, expect, test } from 'vitest';
import type { Contract } from '#domain/contract/contract.ts';
import { personIdSchema } from '#domain/contract/ids.ts';
import { CONTACT, seedContact, setLifecycle } from '#test/scenario-support/crm.ts';
import { facts, handoff, openIncidents } from '#test/scenario-support/looking.ts';
import { newStage } from '#test/scenario-support/new-stage.ts';
import {
  accept,
  decide,
  decisionTo,
  LENA_MAIL,
  look,
  mailsTo,
  MAYA_MAIL,
  TOM_MAIL,
} from '#test/scenario-support/people.ts';
import type { Stage } from '#test/scenario-support/stage.ts';
import { sampleContract } from '../unit/contract/sample.ts';

const contract: Contract = {
  ...sampleContract,
  consistency: [{ property: 'hs_lead_status', label: 'Lead status', oneOf: ['OPEN', 'CONNECTED'] }],
};

async function qualified(status: string, under = contract): Promise<Stage> {
  const stage = newStage(under);
  seedContact(stage, CONTACT, { hs_lead_status: status });
  await setLifecycle(stage, 'salesqualifiedlead');
  return stage;
}

describe('a status that the rest of the record contradicts', () => {
  test('is put to the contract owner, with what does not go together; nobody is asked', async () => {
    const stage = await qualified('UNQUALIFIED');
    expect(handoff(stage)).toMatchObject({ status: 'held', cause: { kind: 'contradiction' } });
    expect(mailsTo(stage, MAYA_MAIL)).toEqual([]);
    expect(mailsTo(stage, LENA_MAIL)[0]?.text).toContain('Lead status is “UNQUALIFIED”');
    expect((await look(stage, decisionTo(stage))).body).toContain('UNQUALIFIED');
  });

  test('is put to the desk where the contract names one', async () => {
    const desk = { person: personIdSchema.parse('tom-okafor') };
    const stage = await qualified('UNQUALIFIED', { ...contract, ambiguity: { desk } });
    expect(mailsTo(stage, TOM_MAIL)[0]?.text).toContain('Lead status');
  });

  test('stands in the log without its values', async () => {
    const stage = await qualified('UNQUALIFIED');
    expect(JSON.stringify([...stage.world.commits.values()])).not.toContain('UNQUALIFIED');
    expect(facts(stage, 'HandoffHeld')).toMatchObject([{ cause: { others: ['hs_lead_status'] } }]);
  });

  test('goes on when whoever decides says so', async () => {
    const stage = await qualified('UNQUALIFIED');
    await decide(stage, { choice: 'retry' });
    await accept(stage);
    expect(handoff(stage).status).toBe('completed');
    expect(openIncidents(stage)).toEqual([]);
  });

  test('is cancelled when whoever decides says so', async () => {
    const stage = await qualified('UNQUALIFIED');
    await decide(stage, { choice: 'cancel' });
    expect(handoff(stage).status).toBe('cancelled');
  });
});

test('a record that agrees with its status, or says nothing else, is offered', async () => {
  for (const status of ['OPEN', '']) expect(handoff(await qualified(status)).status).toBe('offered');
});
