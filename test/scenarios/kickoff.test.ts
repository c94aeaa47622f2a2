import { expect, onTestFinished, test } from 'vitest';
import { createWorld } from '#adapters/memory/world.ts';
import { deliver, PRIYA } from '#test/scenario-support/crm.ts';
import { blockedEvents, facts, handoff, handoffs, incidents } from '#test/scenario-support/looking.ts';
import { accept, mailsTo, offerTo, PRIYA_MAIL } from '#test/scenario-support/people.ts';
import { expectSound } from '#test/scenario-support/sound.ts';
import { Stage } from '#test/scenario-support/stage.ts';
import { kickoffContract, sampleContract, sampleDirectory } from '#test/unit/contract/sample.ts';
import vectors from '#test/vectors/hubspot-webhook-batch.json' with { type: 'json' };

const DEAL = '546500061938';

/** Both contracts as they are shipped, and a deal that Jonas has closed. */
function closed(more: Readonly<Record<string, string>> = {}): Stage {
  const stage = new Stage(kickoffContract, sampleDirectory, createWorld(), [sampleContract]);
  stage.hubspot.set(
    DEAL,
    {
      ...{ dealname: 'Larsen Foods: procurement suite', amount: '150000', closedate: '2030-01-31' },
      ...{ pipeline: 'default', dealstage: 'closedwon', hubspot_owner_id: '71002', ...more },
    },
    '98002',
  );
  onTestFinished(() => expectSound(stage));
  return stage;
}

/** HubSpot tells of it in a delivery of its own making. */
async function told(stage: Stage): Promise<void> {
  expect(await deliver(stage, JSON.stringify(vectors.c_generic_propertyChange))).toMatchObject({
    status: 200,
  });
  await stage.run();
}

test('a deal that is won is offered to delivery, and belongs to them once they accept', async () => {
  const stage = closed({ closedate: '2030-01-31T00:00:00Z' });
  await told(stage);
  const [offer] = mailsTo(stage, PRIYA_MAIL, 'offer');
  expect(offer?.subject).toMatch(/^Jonas Weber hands you Larsen Foods: procurement suite/);
  expect(offer?.text).toContain('Amount: 150000');
  expect(offer?.text).toContain('Close date: 2030-01-31\n');
  expect(stage.hubspot.value(DEAL, 'hubspot_owner_id')).toBe('71002');
  await accept(stage, offerTo(stage, PRIYA_MAIL));
  expect(facts(stage, 'OfferAccepted')).toMatchObject([{ by: 'priya-nair' }]);
  expect(stage.hubspot.value(DEAL, 'hubspot_owner_id')).toBe(PRIYA);
  expect(handoff(stage)).toMatchObject({ status: 'completed', contract: 'kickoff' });
  expect(incidents(stage)).toEqual([]);
});

test('the same deal told of twice is one handoff', async () => {
  const stage = closed();
  await told(stage);
  await told(stage);
  expect(handoffs(stage)).toHaveLength(1);
});

test('a deal that is won in another pipeline is offered to nobody', async () => {
  const stage = closed({ pipeline: '7321' });
  await told(stage);
  expect(handoffs(stage)).toEqual([]);
  expect(stage.world.mails).toEqual([]);
});

test('a deal without an amount waits with the contract owner until it has one', async () => {
  const stage = closed({ amount: '' });
  await told(stage);
  expect(blockedEvents(stage)).toMatchObject([{ cause: { kind: 'missing-input', field: 'Amount' } }]);
  expect(handoffs(stage)).toEqual([]);
});
