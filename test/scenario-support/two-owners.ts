import { contractIdSchema, personIdSchema, statusSchema } from '#domain/contract/ids.ts';
import { sampleContract, sampleDirectory } from '../unit/contract/sample.ts';
import { seedContact, setLifecycle } from './crm.ts';
import { newStage } from './new-stage.ts';
import { accept, inHand, MAYA_MAIL, mailsTo } from './people.ts';
import type { Stage } from './stage.ts';

/** Tom's contract: opportunities, which Maya is asked to take too. Leads are Lena's. */
export const toms = {
  ...sampleContract,
  id: contractIdSchema.parse('opportunity'),
  title: 'Opportunities to closing',
  contractOwner: personIdSchema.parse('tom-okafor'),
  trigger: { ...sampleContract.trigger, status: statusSchema.parse('opportunity') },
};

export const LEAD = 'salesqualifiedlead';
export const OPPORTUNITY = 'opportunity';

export const stageOfTwo = () => newStage(sampleContract, sampleDirectory, undefined, [toms]);

/** Maya accepts her newest offer, and HubSpot forbids to write it. */
export async function forbidden(stage: Stage): Promise<void> {
  stage.hubspot.writeFaults.push({ does: 'answer', status: 403 });
  await accept(stage, inHand(mailsTo(stage, MAYA_MAIL, 'offer').at(-1)));
  await stage.pass(60);
}

/** One handoff of each of these values, all held because HubSpot forbids it. */
export async function heldForbidden(stage: Stage, ...values: readonly string[]): Promise<Stage> {
  for (const [index, value] of values.entries()) {
    const contact = String(501 + index);
    seedContact(stage, contact);
    await setLifecycle(stage, value, contact);
    await forbidden(stage);
  }
  return stage;
}
