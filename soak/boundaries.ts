import type { System } from './kinds.ts';

/** Right after which of its calls a Lambda dies, and what has happened by then and what has not. */
export interface Boundary {
  readonly lambda: string;
  /** The call, by its name; ` 2` in the end: the second in all, `#2`: the second for one event. */
  readonly after: string;
  readonly means: string;
  /** Only handoffs that write this system come past it. */
  readonly system?: System;
  /** Only handoffs that a lasting fault holds come past it, or of which something is taken back. */
  readonly needs?: 'hold' | 'roll-back';
}

const of = (lambda: string, calls: Readonly<Record<string, string>>): readonly Boundary[] =>
  Object.entries(calls).map(([after, means]) => ({ lambda, after, means }));

const written = (system: System, call: string): readonly Boundary[] => [
  {
    ...{ lambda: 'sync-target', system, after: `connectors.${system}.${call}` },
    means: `${system} has taken the write, nothing noted`,
  },
];

const readBack = (system: System): Boundary => ({
  ...{ lambda: 'sync-target', system, after: `connectors.${system}.read#2` },
  means: `read back from ${system}, no verdict`,
});

/** Where Lambdas die: on both sides of whatever reaches out of them. */
export const BOUNDARIES: readonly Boundary[] = [
  ...of('receive-webhook', {
    'secrets.get': 'signature not yet checked',
    'queues.admit': 'delivery kept, not answered',
  }),
  ...of('admit-event', {
    'connector.read': 'record read, nothing decided',
    'log.appendWithRow': 'handoff in the log, no receipt',
    'receipts.put': 'receipt written, message not yet gone',
  }),
  ...of('relay', {
    'log.read': 'nothing done yet',
    'executions.start': 'workflow started',
    'executions.succeed': 'workflow resumed',
  }),
  ...of('offer-handoff', {
    'tokens.put': 'token kept, nobody told',
    'links.put': 'link kept, no mail',
    'mailer.send': 'mail sent, not in the log',
    'log.append': 'waiting in the log',
  }),
  ...of('answer-offer', {
    'links.get': 'nothing decided',
    'log.append': 'accepted in the log, page not shown',
  }),
  ...of('start-sync', {
    'tokens.put': 'token kept, nothing queued',
    'queues.connect': 'first system queued, not the others',
    'log.append': 'waiting in the log',
  }),
  ...of('sync-target', {
    'connectors.hubspot.read': 'looked, nothing kept',
    'texts.put': 'values kept, nothing planned',
    'log.append': 'planned, nothing sent',
    'log.append#2': 'verdict in the log, row not written',
  }),
  ...written('hubspot', 'write'),
  ...written('salesforce', 'write'),
  ...written('asana', 'create'),
  ...written('http-board', 'create'),
  ...['hubspot', 'asana', 'http-board'].filter(isSystem).map(readBack),
  ...of('advance-handoff', { 'log.read': 'nothing decided, workflow not told' }).map(whenHeld),
  ...of('send-notice', {
    'claims.claim': 'claimed, nobody told',
    'mailer.send': 'told, not noted',
    'claims.markDone': 'noted, message not yet gone',
  }).map(whenHeld),
  {
    ...{ lambda: 'sync-target', system: 'hubspot', after: 'connectors.hubspot.write 2' },
    ...{ means: 'hubspot has taken the owner back, nothing noted', needs: 'roll-back' },
  },
];

function isSystem(name: string): name is System {
  return name === 'hubspot' || name === 'asana' || name === 'http-board';
}

function whenHeld(boundary: Boundary): Boundary {
  return { ...boundary, needs: 'hold' };
}

/** What a boundary is called in lists. */
export function nameOf({ lambda, after }: Boundary): string {
  return `${lambda}: ${after}`;
}
