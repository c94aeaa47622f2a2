import { checkLog } from '#cli/check-log.ts';
import { mailsTo, offersTo } from '#test/cloud-support/mails.ts';
import {
  ASKED,
  contactOf,
  CONTRACT_OWNER,
  GIVER,
  OPS_EMAIL,
  ownerWritesTo,
} from '#test/cloud-support/records.ts';
import type { Life, Scenario } from './lives.ts';

/** Everything that is not as it should be in the end: nothing doubled in HubSpot, at most one message twice. */
export async function wrongWith(life: Life, scenario: Scenario): Promise<readonly string[]> {
  const { cloud, contactId, handoffId } = life;
  const shown = await contactOf(cloud, contactId);
  const writes = (await ownerWritesTo(cloud, contactId)).length;
  const { chain, projection } = checkLog(handoffId, await cloud.operator.log(handoffId));
  const doubled = await doubledMessages(life, scenario);
  return [
    ...(shown.hubspot_owner_id === ASKED.ownerId
      ? []
      : [`HubSpot shows ${shown.hubspot_owner_id ?? 'nobody'}`]),
    ...(writes === 1 ? [] : [`the owner was written ${String(writes)} times`]),
    ...(chain.holds ? [] : [chain.found]),
    ...(projection.holds ? [] : [projection.found]),
    ...(doubled <= 1 ? [] : [`${String(doubled)} messages too many`]),
  ];
}

async function doubledMessages({ cloud, company }: Life, scenario: Scenario): Promise<number> {
  const isHeld = scenario !== 'accepted';
  const offers = (await offersTo(cloud, ASKED.email, company)).length - (isHeld ? 2 : 1);
  if (!isHeld) return offers;
  const told = await Promise.all(
    [GIVER.email, CONTRACT_OWNER.email, OPS_EMAIL].map((to) => mailsTo(cloud, to, company, 'sent it back')),
  );
  return offers + told.reduce((sum, mails) => sum + Math.max(0, mails.length - 1), 0);
}
