import { createHttpTargetConnector } from '#adapters/http-target/http-target-connector.ts';
import { BY_ID, BY_KEY } from '#domain/contract/http-system.ts';
import type { Target } from '#domain/contract/target.ts';
import type { ServiceBoard } from '#local/sandbox/http-target/board.ts';
import { startSandboxHttpTarget } from '#local/sandbox/http-target/start-sandbox-http-target.ts';
import type { Ticket } from '#local/sandbox/http-target/ticket.ts';
import { boardSystem } from '#test/unit/contract/sample.ts';
import type { FaultSystem, RunningFaultSystem, Shown } from '../system.ts';
import { Sandbox } from './sandbox.ts';
import { wireFault } from './wire-faults.ts';

const TOKEN = 'board-token';
const [MAYA, TOM, PRIYA] = [
  'maya.chen@example.com',
  'tom.okafor@example.com',
  'priya.nair@example.com',
] as const;
/** The first ticket of the board; the contact of the matrix leads to it. */
export const TICKET = 'T-1001';

/** A system that a team describes itself: a ticket that the contact leads to. */
export const board: FaultSystem = {
  name: 'HTTP',
  system: 'http-board',
  makes: false,
  tokens: undefined,
  showsWithWrite: false,
  refusesInside: false,
  staleUntilWrites: Number.POSITIVE_INFINITY,
  faultAt: ({ fault }, request, isApplied) => wireFault(fault, request, isApplied),
  start: async () => {
    const running = await startSandboxHttpTarget({ port: 0, token: TOKEN });
    running.board.create({ title: 'Northwind', assignee: { id: TOM } }, 'person');
    return runningOn(running, changed, 'PATCH');
  },
};

/** The same, with a ticket that Baton makes, once, and archives when it is taken back. */
export const boardMade: FaultSystem = {
  ...board,
  name: 'HTTP, made by Baton',
  makes: true,
  start: async () => runningOn(await startSandboxHttpTarget({ port: 0, token: TOKEN }), made, 'POST'),
};

const changed: Target = {
  system: 'http-board',
  where: { by: 'property', property: 'board_ticket', objectType: BY_ID },
  ownerProperty: 'assignee',
  fields: [],
  expect: [],
  readBackAfterSeconds: 1,
};

const made: Target = {
  ...changed,
  where: { by: 'made', objectType: BY_KEY },
  fields: [{ field: 'title', from: { kind: 'text', text: 'Kickoff: {company}' } }],
};

type Running = Awaited<ReturnType<typeof startSandboxHttpTarget>>;

/** `method`: how it is written; whatever is found first is only looked for. */
function runningOn(running: Running, wanted: Target, method: 'PATCH' | 'POST'): RunningFaultSystem {
  const pathPattern = '/v1/tickets*';
  const sandbox = new Sandbox(running.url, {
    write: { method, pathPattern },
    read: { method: 'GET', pathPattern },
    token: { pathPattern: 'none' },
  });
  const { board: service } = running;
  let known = 0;
  return {
    target: wanted,
    look: { record: { objectType: BY_ID, objectId: TICKET }, property: 'assignee' },
    maya: MAYA,
    connector: () =>
      createHttpTargetConnector(boardSystem, {
        ...({ baseUrl: running.apiUrl, header: 'Authorization', scheme: 'Bearer', reach: 'any' } as const),
        ...{ secret: () => Promise.resolve(TOKEN), timeoutMs: 5_000, now: Date.now },
      }),
    place: (fault, request) => sandbox.place(fault, request),
    isWaiting: () => sandbox.isWaiting(),
    clearFaults: () => sandbox.clearFaults(),
    endTokens: async () => undefined,
    changeByAnother: async () => {
      const ticket = live(service);
      if (ticket === undefined) throw new Error('there is no ticket to change');
      service.change(ticket, { assignee: { id: PRIYA } }, 'person');
    },
    shown: async () => shownAs(live(service)),
    writes: () => sandbox.writes(['POST', 'PATCH']),
    applied: async () => changesOf(service) - known,
    things: async () => service.all().length,
    forget: async () => {
      known = changesOf(service);
      await sandbox.ask('DELETE', 'requests');
    },
    carries: async ({ correlationId }) => {
      const carried = (await sandbox.written(['POST', 'PATCH'])).map(({ headers }) => headers);
      const keys = new Set(carried.map(({ 'idempotency-key': key }) => key));
      const isOfHandoff = carried.every(({ 'x-correlation-id': id }) => id === correlationId);
      return isOfHandoff && keys.size === carried.length && !keys.has(undefined);
    },
    stop: () => running.stop(),
  };
}

function live(service: ServiceBoard): Ticket | undefined {
  return service.all().find(({ archived }) => !archived);
}

/** Before, there was no ticket, or it was Tom's. */
function shownAs(ticket: Ticket | undefined): Shown {
  const owner = ticket?.assignee?.id;
  if (ticket === undefined || owner === TOM) return 'before';
  if (owner === MAYA) return 'accepted';
  return owner === undefined || owner === null ? 'nobody' : 'another';
}

/** How often Baton has made a ticket, archived it, or given it to somebody. */
function changesOf(service: ServiceBoard): number {
  const told = ({ assignee, archived }: Ticket) => JSON.stringify([assignee, archived]);
  return service
    .all()
    .flatMap(({ id }) =>
      service.versions(id).map((version, index, all) => ({ version, before: all[index + 1] })),
    )
    .filter(
      ({ version, before }) => version.changedBy === 'app' && (!before || told(before) !== told(version)),
    ).length;
}
