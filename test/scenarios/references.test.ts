import { describe, expect, test } from 'vitest';
import { CONTACT, setLifecycle } from '#test/scenario-support/crm.ts';
import { blockedEvents, handoffs, openIncidents } from '#test/scenario-support/looking.ts';
import { newStage } from '#test/scenario-support/new-stage.ts';
import { decideFor } from '#test/scenario-support/operator.ts';
import { LENA_MAIL, mailsTo } from '#test/scenario-support/people.ts';
import type { Stage } from '#test/scenario-support/stage.ts';
import { toms } from '#test/scenario-support/two-owners.ts';
import type { Contract } from '#domain/contract/contract.ts';
import { sampleContract, sampleDirectory } from '../unit/contract/sample.ts';

const COMPANY = '601';
const LEAD = 'salesqualifiedlead';
const contract: Contract = {
  ...sampleContract,
  references: [
    {
      ...{ object: 'company', label: 'Company record' },
      inputs: [{ property: 'domain', label: 'Domain', type: 'text' }],
    },
  ],
};

function link(stage: Stage, domain: string, id = COMPANY): void {
  const known = stage.hubspot.linked.get(CONTACT)?.company ?? [];
  stage.hubspot.set(id, { name: 'Northwind', domain }, '98004');
  stage.hubspot.linked.set(CONTACT, { company: [...known, id] });
}

describe('a record to which something has to be linked', () => {
  test('begins when it is, and carries what it must', async () => {
    const stage = newStage(contract);
    link(stage, 'northwind.example.com');
    await setLifecycle(stage, LEAD);
    expect(handoffs(stage)).toMatchObject([{ status: 'offered' }]);
  });

  test('waits with the contract owner when nothing is linked, and goes on once it is', async () => {
    const stage = newStage(contract);
    await setLifecycle(stage, LEAD);
    expect(blockedEvents(stage)).toMatchObject([
      { cause: { kind: 'missing-input', field: 'Company record' } },
    ]);
    expect(mailsTo(stage, LENA_MAIL)[0]?.text).toContain('Company record');
    link(stage, 'northwind.example.com');
    await decideFor(stage, 'release', blockedEvents(stage)[0]?.id ?? '');
    expect(handoffs(stage)).toMatchObject([{ status: 'offered' }]);
    expect(openIncidents(stage)).toEqual([]);
  });

  test('waits when what is linked lacks a field, and says both', async () => {
    const stage = newStage(contract);
    link(stage, '');
    await setLifecycle(stage, LEAD);
    expect(blockedEvents(stage)).toMatchObject([{ cause: { field: 'Domain (Company record)' } }]);
  });

  test('begins when one of several carries all', async () => {
    const stage = newStage(contract);
    link(stage, '', '600');
    link(stage, 'northwind.example.com');
    await setLifecycle(stage, LEAD);
    expect(handoffs(stage)).toHaveLength(1);
  });

  test('is looked at for it only once it has its status', async () => {
    const stage = newStage(contract);
    stage.hubspot.linked.get = () => {
      throw new Error('nobody needs to know');
    };
    await setLifecycle(stage, 'lead');
    expect(handoffs(stage)).toEqual([]);
  });
});

describe('links that cannot be read', () => {
  const LATER = { kind: 'deferred', because: 'limit', afterSeconds: 10 } as const;
  const NEVER = { kind: 'refused', because: 'MISSING_SCOPES', permanent: true } as const;
  const stageOfBoth = (answer: NonNullable<Stage['hubspot']['linksAnswer']>) => {
    const alone = { ...toms, trigger: contract.trigger };
    const stage = newStage(contract, sampleDirectory, undefined, [alone]);
    link(stage, 'northwind.example.com');
    stage.hubspot.linksAnswer = answer;
    return stage;
  };
  const receipt = (stage: Stage) => [...stage.world.receipts.values()].at(-1);

  test('block under the contract that names them alone', async () => {
    const stage = stageOfBoth(NEVER);
    await setLifecycle(stage, LEAD);
    expect(handoffs(stage).map((one) => one.contract)).toEqual([toms.id]);
    expect(blockedEvents(stage)).toMatchObject([
      { contract: contract.id, cause: { kind: 'unreadable-record' } },
    ]);
    expect(receipt(stage)).toMatchObject({
      ...{ outcome: 'accepted', handoffIds: [blockedEvents(stage)[0]?.id, handoffs(stage)[0]?.handoffId] },
    });
  });

  test('bring the event again for that contract, and no other waits for it', async () => {
    const stage = stageOfBoth(LATER);
    await setLifecycle(stage, LEAD);
    expect(handoffs(stage).map((one) => one.contract)).toEqual([toms.id]);
    expect(receipt(stage)).toMatchObject({ outcome: 'accepted' });
    stage.hubspot.linksAnswer = undefined;
    await stage.pass(5 * 60);
    expect(handoffs(stage).map((one) => one.contract)).toEqual([toms.id, contract.id]);
    expect(receipt(stage)?.handoffIds).toHaveLength(2);
    expect(blockedEvents(stage)).toEqual([]);
  });
});
