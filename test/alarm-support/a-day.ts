import { seedContact, setLifecycle } from '#test/scenario-support/crm.ts';
import { acceptAll } from '#test/scenario-support/many.ts';
import { Stage } from '#test/scenario-support/stage.ts';

const ROUND_SECONDS = 5 * 60;
const HOUR_ROUNDS = 12;
const HOURS = 16;
/** From which round to which HubSpot does not answer: it begins between an offer and its acceptance. */
const OUTAGE = [4 * HOUR_ROUNDS + 1, 5 * HOUR_ROUNDS] as const;
/** From here on an automation in the CRM writes a status that the contract does not know. */
const DRIFT = [6 * HOUR_ROUNDS, 7 * HOUR_ROUNDS] as const;
/** Nobody answers what is offered then. */
const SILENCE = [8 * HOUR_ROUNDS, 13 * HOUR_ROUNDS] as const;
const LAST_ROUND = 9 * HOUR_ROUNDS;

const isWithin = (round: number, [from, to]: readonly [number, number]): boolean =>
  round >= from && round < to;

/**
 * A day with known faults, in rounds of five minutes: a handoff every twenty minutes for nine hours, accepted at the next
 * round; an hour in which HubSpot does not answer, one in which its statuses are not known, and five in which nobody
 * answers.
 */
export async function aDay(): Promise<Stage> {
  const stage = new Stage();
  for (let round = 0; round < HOURS * HOUR_ROUNDS; round += 1) {
    stage.hubspot.outage = isWithin(round, OUTAGE) ? { does: 'time out' } : undefined;
    if (round % 4 === 0 && round < LAST_ROUND) await begin(stage, round);
    if (round % 4 === 1 && !isWithin(round, SILENCE)) await acceptAll(stage);
    await stage.pass(ROUND_SECONDS);
    await stage.invoke('watchdog', {});
    await stage.invoke('measure-contracts', {});
    await stage.run();
  }
  return stage;
}

async function begin(stage: Stage, round: number): Promise<void> {
  const contact = String(600 + round);
  seedContact(stage, contact);
  await setLifecycle(stage, isWithin(round, DRIFT) ? 'SQL' : 'salesqualifiedlead', contact);
}
