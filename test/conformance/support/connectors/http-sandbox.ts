import { createHttpTargetConnector } from '#adapters/http-target/http-target-connector.ts';
import type { HttpTargetSettings } from '#adapters/http-target/http-target-connector.ts';
import { BY_ID, BY_KEY } from '#domain/contract/http-system.ts';
import { startSandboxHttpTarget } from '#local/sandbox/http-target/start-sandbox-http-target.ts';
import { boardSystem } from '#test/unit/contract/sample.ts';
import { control } from './control.ts';
import type { RunningSystem, System } from './system.ts';

export const boardToken = 'board-token';

const owner = 'assignee';
const maya = 'maya.chen@example.com';
const tom = 'tom.okafor@example.com';
const priya = 'priya.nair@example.com';

/** As the stage on this machine has it. */
export function boardSettings(apiUrl: string): HttpTargetSettings {
  return {
    ...{ baseUrl: apiUrl, header: 'Authorization', scheme: 'Bearer', reach: 'any' },
    ...{ secret: () => Promise.resolve(boardToken), timeoutMs: 5_000, now: Date.now },
  };
}

/** A system that a team describes itself, as its sandbox plays it. */
export const httpSandbox: System = {
  name: 'HTTP target',
  start,
  refusedForGood: [
    [{ [owner]: 'nobody@example.com' }, 'no-such-user', owner],
    [{ [owner]: maya, color: 'red' }, 'unknown-field', 'color'],
    [{ archived: 'true' }, 'not-writable', 'archived'],
    [{ [owner]: maya, points: '9007199254740993' }, 'not-exact', 'points'],
  ],
  rules: [['forbidden', owner]],
  deferring: [
    ['rate-limited', 60],
    ['rate-limited 7', 7],
    ['rate-limited 86400', 3_600],
  ],
  passing: [['locked', 'locked']],
  open: [
    ['server-error', 'http-500'],
    ['unavailable', 'http-503'],
    ['conflict', 'http-409'],
    ['accepted', 'http-202'],
    ['redirect', 'http-302'],
    ['html', 'unreadable-answer'],
    ['malformed', 'unreadable-answer'],
    ['error-in-success', 'error-in-answer'],
    ['endless', 'ANSWER_TOO_LONG'],
    ['reset', 'ECONNRESET'],
    ['truncated', 'ECONNRESET'],
  ],
  silent: [
    ['timeout', false],
    ['applied-then-timeout', true],
    ['slow-drip', false],
  ],
  reads: [
    ['server-error', { kind: 'unknown', because: 'http-500' }],
    ['unavailable', { kind: 'unknown', because: 'http-503' }],
    ['html', { kind: 'unknown', because: 'unreadable-answer' }],
    ['html-not-found', { kind: 'unknown', because: 'http-404' }],
    ['malformed', { kind: 'unknown', because: 'unreadable-answer' }],
    ['error-in-success', { kind: 'unknown', because: 'error-in-answer' }],
    ['another-ticket', { kind: 'unknown', because: 'unreadable-answer' }],
    ['endless', { kind: 'unknown', because: 'ANSWER_TOO_LONG' }],
    ['redirect', { kind: 'unknown', because: 'http-302' }],
    ['reset', { kind: 'unknown', because: 'ECONNRESET' }],
    ['truncated', { kind: 'unknown', because: 'ECONNRESET' }],
    ['unauthorised', { kind: 'unauthorised' }],
    ['gone', { kind: 'refused', because: 'gone', permanent: true }],
    ['rate-limited 7', { kind: 'deferred', because: 'RATE_LIMIT', afterSeconds: 7, isBrief: true }],
  ],
  unusable: [undefined, '', 'two\nlines', 'clé'],
  wrong: ['another'],
  mayBeNobodys: true,
  makes: true,
  readsStale: true,
  tellsAuthors: false,
  ownerField: { kind: 'reference', isWritable: true },
};

async function start(): Promise<RunningSystem> {
  const sandbox = await startSandboxHttpTarget({ port: 0, token: boardToken });
  const ask = (method: string, path: string, body?: unknown) => control(sandbox.url, method, path, body);
  const record = { objectType: BY_ID, objectId: 'T-1001' };
  return {
    record,
    nobody: { ...record, objectId: 'T-9999' },
    astray: { ...record, objectId: 'T-9999/../T-1001?x=' },
    owner,
    owners: { before: tom, wanted: maya, third: 'jonas.weber@example.com', altered: priya },
    clearable: 'due',
    instant: 'due',
    made: {
      record: { objectType: BY_KEY, objectId: 'baton-0000000000000000000000000a' },
      values: { [owner]: maya, title: 'Onboarding: "Northwind" & Söhne', due: '2026-11-30T10:00:00.000Z' },
      count: async () => ((await (await ask('GET', 'tickets')).json()) as unknown[]).length - 1,
    },
    credential: boardToken,
    connector: ({ timeoutMs = 5_000, credential = () => boardToken } = {}) =>
      createHttpTargetConnector(boardSystem, {
        ...{ ...boardSettings(sandbox.apiUrl), timeoutMs, secret: () => Promise.resolve(credential()) },
      }),
    reset: async () => {
      await ask('DELETE', 'faults');
      await ask('DELETE', 'tickets');
      await ask('POST', 'tickets', {
        title: 'Northwind',
        assignee: { id: tom },
        dueAt: '2026-11-30T10:00:00Z',
      });
      await ask('DELETE', 'requests');
    },
    fault: async (kind) => {
      const [fault, seconds] = kind.split(' ');
      const values = fault === 'altered' ? { values: { assignee: { id: priya } } } : {};
      const extra = { ...values, ...(seconds !== undefined && { retryAfterSeconds: Number(seconds) }) };
      await ask('POST', 'faults', { fault, match: { pathPattern: '/v1/tickets*' }, ...extra });
    },
    held: async () => {
      const ticket = (await (await ask('GET', 'tickets/T-1001')).json()) as { assignee: { id: string } };
      return ticket.assignee.id;
    },
    changeAsPerson: async (value) => {
      await ask('PATCH', 'tickets/T-1001', { assignee: { id: value } });
    },
    requestCount: async () => ((await (await ask('GET', 'requests')).json()) as unknown[]).length,
    stop: () => sandbox.stop(),
  };
}
