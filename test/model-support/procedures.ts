import { admitEvent } from '#application/admit-event.ts';
import { commandHandoff } from '#application/command-handoff.ts';
import { applyEffects } from '#application/effects/apply-effects.ts';
import { lookAgain } from '#application/sync/look-again.ts';
import { reflect } from '#application/sync/reflect.ts';
import { setStatus } from '#application/sync/set-status.ts';
import { syncTarget } from '#application/sync/sync-target.ts';
import { wakeSubject } from '#application/wake-subject.ts';
import type { HandoffCommand } from '#domain/handoff/commands.ts';
import { correlationIdSchema } from '#domain/ids.ts';
import type { Actor } from '#domain/log/commit.ts';
import { addSeconds } from '#domain/time.ts';
import { advanceHandler } from '#lambdas/advance-handoff/handler.ts';
import { offerHandoffHandler } from '#lambdas/offer-handoff/handler.ts';
import { startSyncHandler } from '#lambdas/start-sync/handler.ts';
import type { Runtime } from '#lambdas/_runtime/stack.ts';
import { HANDOFF, PRIYA, RECORD, STAGE, START, SUBJECT, TAKEN_OVER } from './given.ts';
import type { Act, Job } from './job.ts';
import type { ModelPorts } from './ports.ts';
import type { Letter } from './state.ts';

/** The real code behind each job. */

const silent = () => undefined;
/** Nobody reads what is logged here, and nobody counts. */
const runtime = { logger: { appendKeys: silent, info: silent }, metrics: {} } as unknown as Runtime;

export function procedureOf(ports: ModelPorts, job: Job): Promise<unknown> {
  switch (job.kind) {
    case 'relay':
      return applyEffects(ports, SUBJECT);
    case 'letter':
      return receive(ports, job.letter);
    case 'wait': {
      const { run, token, state: wait } = job;
      const input = { handoffId: HANDOFF, run, token };
      return wait === 'offer'
        ? offerHandoffHandler(ports, runtime)(input)
        : startSyncHandler(ports, runtime)({ ...input, wait });
    }
    case 'advance': {
      const { run, failed, visit } = job;
      const failure = failed === undefined ? {} : { failed };
      return advanceHandler(ports, runtime)({ handoffId: HANDOFF, run, visit, ...failure });
    }
    case 'act':
      return act(ports, job.act);
  }
}

function act(ports: ModelPorts, given: Act): Promise<unknown> {
  return isOrder(given)
    ? commandHandoff(ports, { handoffId: HANDOFF, ...orderOf(given, ports.now()) })
    : Promise.resolve();
}

function receive(ports: ModelPorts, letter: Letter): Promise<unknown> {
  switch (letter.kind) {
    case 'wake':
      return wakeSubject(ports, SUBJECT, { kind: 'system', id: 'wake' }, () => undefined);
    case 'admit':
      return admit(ports, letter);
    case 'connect': {
      const { target, work, attempt } = letter;
      const message = { handoffId: HANDOFF, target, work, attempt, correlationId: 'delivery-1' };
      return WORKS[work](ports, message);
    }
  }
}

const WORKS = { sync: syncTarget, reflect, look: lookAgain, status: setStatus } as const;

function admit(
  ports: ModelPorts,
  { delivery, property }: Extract<Letter, { readonly kind: 'admit' }>,
): Promise<void> {
  const receiptId = `delivery-${String(delivery)}`;
  const event = {
    record: RECORD,
    property,
    value: property === STAGE ? 'salesqualifiedlead' : TAKEN_OVER,
    occurredAt: START,
  };
  return admitEvent(ports, {
    receiptId,
    // One name for both: which of two equal deliveries was first makes no difference to anybody.
    correlationId: correlationIdSchema.parse('delivery-1'),
    event,
    attempt: 1,
  });
}

/** What is done to a record past Baton is no order to it. */
type OrderedAct = Exclude<Act, { readonly kind: 'change' } | { readonly kind: 'take-over' | 'move-on' }>;

function isOrder(given: Act): given is OrderedAct {
  return given.kind !== 'change' && given.kind !== 'take-over' && given.kind !== 'move-on';
}

const SNOOZE_SECONDS = 600;

function orderOf(act: OrderedAct, now: string): { readonly command: HandoffCommand; readonly actor: Actor } {
  if (!('by' in act)) return { command: operation(act.kind), actor: { kind: 'operator', id: 'lena' } };
  const { by, epoch } = act;
  const actor = { kind: 'person', id: by, channel: 'link' } as const;
  switch (act.kind) {
    case 'accept':
      return { actor, command: { type: 'AcceptOffer', by, epoch } };
    case 'decline':
      return { actor, command: { type: 'DeclineOffer', by, epoch, reason: 'no-time' } };
    case 'return':
      return { actor, command: { type: 'ReturnHandoff', by, epoch, reason: 'incomplete', missing: [] } };
    case 'hand-on':
      return { actor, command: { type: 'HandOn', by, epoch, to: PRIYA } };
    case 'start':
      return { actor, command: { type: 'StartWork', by, epoch, how: 'link' } };
    case 'snooze':
      return { actor, command: { type: 'SnoozeOffer', by, epoch, until: addSeconds(now, SNOOZE_SECONDS) } };
  }
}

function operation(kind: Exclude<OrderedAct, { readonly by: string }>['kind']): HandoffCommand {
  switch (kind) {
    case 'roll-back':
      return { type: 'RollBack' };
    case 'skip':
      return { type: 'SkipTarget', target: 'ledger' };
    case 'replay':
      return { type: 'Replay' };
    case 'reassign':
      return { type: 'Reassign', to: PRIYA };
    case 'cancel':
      return { type: 'Cancel' };
    case 'retry':
      return { type: 'Retry' };
    case 'release':
      return { type: 'Release' };
  }
}
