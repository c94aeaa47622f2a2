import { addMapping, decideFor } from './operator.ts';
import { CONTACT, seedContact, setLifecycle } from './crm.ts';
import { blockedEvents, handoff, handoffs, openIncidents } from './looking.ts';
import { accept, decide, decline, MAYA_MAIL, mailsTo, offerTo } from './people.ts';
import type { Stage } from './stage.ts';

/** A whole story on a stage, with everybody in it as patient as people are: they try again, and the watchdog walks. */
export type Story = (stage: Stage) => Promise<void>;

/** Waits for something to become true, with the watchdog's help. */
export async function until(stage: Stage, isTrue: () => boolean, rounds = stage.patience): Promise<void> {
  for (let round = 0; round < rounds && !isTrue(); round += 1) await stage.rounds(1);
  if (!isTrue()) throw new Error(`not within ${rounds} rounds: ${isTrue.toString()}`);
}

/** Asked, reminded, accepted, written. */
export const acceptedAfterReminder: Story = async (stage) => {
  seedContact(stage);
  await setLifecycle(stage, 'salesqualifiedlead');
  await until(stage, () => mailsTo(stage, MAYA_MAIL, 'offer').length > 0);
  await stage.pass(3 * 60 * 60);
  await until(stage, () => mailsTo(stage, MAYA_MAIL, 'reminder').length > 0);
  await accept(stage);
  await end(stage);
};

/** Asked and accepted, while the log's stream is paused. */
export const withoutStream: Story = async (stage) => {
  stage.isStreamPaused = true;
  stage.patience = 4;
  seedContact(stage);
  await setLifecycle(stage, 'salesqualifiedlead');
  await until(stage, () => mailsTo(stage, MAYA_MAIL, 'offer').length > 0);
  await accept(stage);
  await end(stage);
};

/** Declined, held, told, asked again, accepted, written. */
export const declinedThenAskedAgain: Story = async (stage) => {
  seedContact(stage);
  await setLifecycle(stage, 'salesqualifiedlead');
  await until(stage, () => mailsTo(stage, MAYA_MAIL, 'offer').length > 0);
  const first = offerTo(stage);
  await decline(stage);
  await until(stage, () => handoff(stage).status === 'held' && isTold(stage));
  await decide(stage, { choice: 'retry' });
  await until(stage, () => offerTo(stage).token !== first.token);
  await accept(stage);
  await end(stage);
};

/** Blocked, mapped, released, reassigned while offered, accepted by the new one, written. */
export const blockedThenMapped: Story = async (stage) => {
  seedContact(stage);
  await setLifecycle(stage, 'SQL');
  await until(stage, () => blockedEvents(stage).length > 0 && isTold(stage));
  await again(async () => (await addMapping(stage, 'SQL', 'sales-qualified')).status < 500);
  await until(stage, () => mailsTo(stage, MAYA_MAIL, 'offer').length > 0);
  await again(async () => {
    const { status } = await decideFor(stage, 'reassign', handoff(stage).handoffId, { to: 'priya-nair' });
    return status < 500;
  });
  await until(stage, () => mailsTo(stage, 'priya.nair@example.com', 'offer').length > 0);
  await accept(stage, offerTo(stage, 'priya.nair@example.com'));
  await end(stage);
};

function isTold(stage: Stage): boolean {
  return (
    mailsTo(stage, 'lena.fischer@example.com').length > 0 && mailsTo(stage, 'ops@example.com').length > 0
  );
}

async function again(act: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 5; attempt += 1) if (await act()) return;
  throw new Error('it never worked');
}

/** Everything at rest: written, shown, nothing overdue, nothing running, nobody waiting. */
async function end(stage: Stage): Promise<void> {
  await until(stage, () => handoffs(stage).every(({ status }) => status === 'completed'));
  await until(stage, () => isAtRest(stage), stage.patience + 2);
}

function isAtRest(stage: Stage): boolean {
  const rows = [...stage.world.rows.values()];
  return (
    openIncidents(stage).length === 0 &&
    stage.workflow.running().length === 0 &&
    rows.every(({ settleBy }) => settleBy === undefined) &&
    (stage.isStreamPaused || stage.hubspot.value(CONTACT, 'baton_state') === 'completed')
  );
}
