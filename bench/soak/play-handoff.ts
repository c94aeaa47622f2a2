import { factsOf, statusOf } from '#test/cloud-support/handoffs.ts';
import type { TestCloud } from '#test/cloud-support/test-cloud.ts';
import { until } from '#test/cloud-support/until.ts';
import { beginLife, playToAcceptance } from '#test/crash-support/lives.ts';
import type { Chance } from './chance.ts';
import type { SoakFault } from './faults.ts';
import { hasStruck, newLead, place } from './sandboxes.ts';
import type { Things } from './sandboxes.ts';

/** Repairs take some steps and leases of seconds; a limit asks for ten seconds, a loaded machine for more. */
const ENDS_WITHIN_SECONDS = 240;

/** What one handoff met, and whether it came to an end. */
export interface Played {
  readonly chance: Chance;
  readonly things: Things;
  /** The fault has struck. */
  readonly hasMet: boolean;
  /** The Lambda died as planned. */
  readonly hasDied: boolean;
  readonly end: 'completed' | 'held' | 'lost';
  /** Somebody had to decide on the way. */
  readonly wasHeld: boolean;
  /** Why it did not come to an end. */
  readonly because: string;
}

/** Plays one handoff to its end: accepted, then written everywhere or held. */
export async function playHandoff(cloud: TestCloud, chance: Chance): Promise<Played> {
  const { fault, death } = chance;
  const leadId = newLead(cloud);
  const more = { salesforceleadid: leadId };
  const life = await beginLife(cloud, death?.lambda ?? 'nobody', death?.call ?? 1, more);
  const things = { contactId: life.contactId, leadId, handoffId: life.handoffId };
  const placed: SoakFault[] = [];
  const because = await playToAcceptance(life, async () => {
    // A form that broke off is sent once more: the fault is there already.
    if (fault === undefined || placed.length > 0) return;
    placed.push(fault);
    await place(cloud, fault, things);
  })
    .then(() => ended(cloud, life.handoffId))
    .then(
      () => '',
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
  const hasDied = death !== undefined && life.crash?.hasFired() === true;
  await life.crash?.forget();
  const status = await statusOf(cloud, life.handoffId);
  const facts = await factsOf(cloud, life.handoffId);
  const wasHeld = facts.some(({ type }) => type === 'HandoffHeld');
  const end = status === 'completed' || status === 'held' ? status : 'lost';
  const [met] = placed;
  const hasMet = met !== undefined && (await hasStruck(cloud, met, things));
  return { chance, things, hasMet, hasDied, end, wasHeld, because };
}

async function ended(cloud: TestCloud, handoffId: string): Promise<void> {
  await until(
    `the end of ${handoffId}`,
    ENDS_WITHIN_SECONDS,
    () => statusOf(cloud, handoffId),
    (status) => status === 'completed' || status === 'held',
  );
}
