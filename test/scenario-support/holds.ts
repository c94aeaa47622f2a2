import { accept, decline, MAYA_MAIL, offerTo, sendUntilAnswered } from './people.ts';
import { CONTACT, setLifecycle } from './crm.ts';
import type { HubSpotFault } from './hubspot.ts';
import { newStage, offered } from './new-stage.ts';
import type { Stage } from './stage.ts';

/** A stage whose one handoff is held for this cause. What caused it does not happen again. */
export type Hold = () => Promise<Stage>;

const HOUR = 60 * 60;

/** Every cause of a hold, with a way into it. */
export const holds: Readonly<Record<string, Hold>> = {
  declined: async () => {
    const stage = await offered();
    await decline(stage);
    return stage;
  },
  returned: async () => {
    const stage = await offered();
    const form = { answer: 'return', 'return-reason': 'incomplete', missing: 'company' };
    await sendUntilAnswered(stage, offerTo(stage), form);
    await stage.run();
    return stage;
  },
  expired: async () => {
    const stage = await offered();
    await stage.pass(4 * HOUR);
    return stage;
  },
  undeliverable: async () => {
    const stage = newStage();
    stage.world.refusedAddresses.add(MAYA_MAIL);
    await setLifecycle(stage, 'salesqualifiedlead');
    stage.world.refusedAddresses.clear();
    return stage;
  },
  dropped: () => acceptedWith(...times(3, { does: 'say yes and drop it' })),
  altered: () =>
    acceptedWith({ does: 'write something else', property: 'baton_accepted_by', value: 'Maya C' }),
  overwritten: () =>
    acceptedWith({ does: 'run an automation', property: 'hubspot_owner_id', value: '71005' }),
  'target-failed (503 three times)': () => acceptedWith(...times(3, { does: 'answer', status: 503 })),
  'target-failed (403)': () => acceptedWith({ does: 'answer', status: 403 }),
  infrastructure: async () => {
    const stage = await offered();
    for (let failure = 0; failure < 3; failure += 1) {
      for (const task of stage.world.tasks.values())
        task.ended ??= { kind: 'failed', error: 'States.Timeout', cause: '' };
      await stage.run();
    }
    return stage;
  },
};

function times(count: number, fault: HubSpotFault): readonly HubSpotFault[] {
  return Array.from({ length: count }, () => fault);
}

/** Accepted, while HubSpot does this to the owner writes. */
export async function acceptedWith(...faults: readonly HubSpotFault[]): Promise<Stage> {
  const stage = await offered();
  stage.hubspot.writeFaults.push(...faults);
  await accept(stage);
  await stage.pass(HOUR / 4);
  return stage;
}

/** Whoever owns the contact now, by HubSpot's id. */
export function ownerShown({ hubspot }: Stage): string {
  return hubspot.value(CONTACT, 'hubspot_owner_id');
}
