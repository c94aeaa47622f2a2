import { expect, it } from 'vitest';
import { commandHandoff } from '#application/command-handoff.ts';
import type { HandoffId } from '#domain/ids.ts';
import { WATCHDOG_ROUND_ID } from '#domain/operator/standing.ts';
import { commandHere } from './command-here.ts';

const UNTIL = '2030-01-31T14:00:00.000Z';
/** In the zone of the tests. */
const SHOWN = '2030-01-31 15:00:00';

const { stage, baton } = commandHere();

/** An offer that waits for the end of somebody's quiet hours. */
async function keptQuiet(): Promise<HandoffId> {
  const { ports, offered } = stage();
  const handoffId = await offered('1');
  await commandHandoff(ports, {
    handoffId,
    actor: { kind: 'system', id: 'offer-handoff' },
    command: {
      ...{ type: 'BeginWait', run: 1, epoch: 1, state: 'offer', deliveries: [] },
      quiet: { channel: 'email', until: UNTIL },
    },
  });
  await ports.texts.put(WATCHDOG_ROUND_ID, ports.now());
  return handoffId;
}

it('baton list, show and status say that it was not sent yet, and until when it is quiet', async () => {
  const id = await keptQuiet();
  expect((await baton('list')).out).toContain(`not sent yet: quiet until ${SHOWN}`);
  expect((await baton('show', id)).out).toMatch(new RegExp(`not sent yet +quiet until ${SHOWN}`));
  expect((await baton('status')).out).toMatch(
    new RegExp(`${id}, .* \\(not sent yet: quiet until ${SHOWN}\\)`),
  );
});

it('and no longer once it is sent', async () => {
  const id = await keptQuiet();
  stage().push(2 * 60 * 60 + 1);
  await stage().wake(id);
  for (const command of [['list'], ['show', id], ['status']])
    expect((await baton(...command)).out).not.toContain('not sent yet');
});
