import { contractIdSchema, personIdSchema, statusSchema } from '#domain/contract/ids.ts';
import type { Contract } from '#domain/contract/contract.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import { sampleContract, sampleDirectory } from '../unit/contract/sample.ts';
import { CONTACT, deliverUntilTaken, JONAS_USER, stageEvent } from './crm.ts';
import { handoffs } from './looking.ts';
import { newStage } from './new-stage.ts';
import { accept, offerTo, TOM_MAIL } from './people.ts';
import type { Stage } from './stage.ts';

const REVIEW_PROPERTY = 'hs_lead_status';

/** What has to be done first: Tom reviews a contact. It is started by a property of its own. */
export const review: Contract = {
  ...sampleContract,
  id: contractIdSchema.parse('security-review'),
  title: 'Security review',
  trigger: { ...sampleContract.trigger, property: REVIEW_PROPERTY, status: statusSchema.parse('to-review') },
  statusMap: { OPEN: statusSchema.parse('to-review'), REVIEWED: statusSchema.parse('reviewed') },
  routing: { strategy: 'named-person', person: personIdSchema.parse('tom-okafor') },
};

/** The same, started by what also starts the lead. */
export const reviewOfLeads: Contract = {
  ...review,
  trigger: sampleContract.trigger,
  statusMap: sampleContract.statusMap,
};

/** Maya takes the lead over after that. */
export const lead: Contract = { ...sampleContract, after: review.id };

export const stageWith = (first: Contract, then: Contract = lead): Stage =>
  newStage(then, sampleDirectory, undefined, [first]);

/** The newest handoff of a contract. */
export function under({ id }: Contract, stage: Stage): Handoff {
  const found = handoffs(stage).findLast(({ contract }) => contract === id);
  if (found === undefined) throw new Error(`${id} has no handoff`);
  return found;
}

/** Jonas asks for a review, and HubSpot tells us; nothing else happens yet. */
export async function reviewAsked(stage: Stage): Promise<void> {
  stage.hubspot.set(CONTACT, { [REVIEW_PROPERTY]: 'OPEN' }, JONAS_USER);
  await deliverUntilTaken(stage, [stageEvent(stage, CONTACT, REVIEW_PROPERTY)]);
}

/** Tom takes the review over, and it is entered and verified. */
export async function reviewDone(stage: Stage): Promise<void> {
  await accept(stage, offerTo(stage, TOM_MAIL));
  await stage.pass(60);
}
