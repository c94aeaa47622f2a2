import { createAsanaConnector } from '#adapters/asana/asana-connector.ts';
import { asanaConsentUrl, asanaTokenUrl } from '#adapters/asana/oauth.ts';
import { tokenOrConsent } from '#adapters/oauth/token-or-consent.ts';
import type { Target } from '#domain/contract/target.ts';
import { ASANA_APP, ASANA_OAUTH } from '#local/sandbox/asana/api/oauth-routes.ts';
import type { Task } from '#local/sandbox/asana/board/task.ts';
import { kickoffs, users } from '#local/sandbox/asana/board/seed.ts';
import { startSandboxAsana } from '#local/sandbox/asana/start-sandbox-asana.ts';
import type { FaultSystem, RunningFaultSystem, Shown } from '../system.ts';
import { consented } from './consented.ts';
import { Sandbox } from './sandbox.ts';
import { wireFault } from './wire-faults.ts';

const TOKEN = 'app-token';

/** Asana: a task that Baton makes, once, and puts away when it is taken back; by the consent of a person. */
export const asana: FaultSystem = {
  name: 'Asana',
  system: 'asana',
  makes: true,
  tokens: { seconds: ASANA_OAUTH.accessTokenSeconds, tellsWait: true },
  showsWithWrite: false,
  refusesInside: false,
  staleUntilWrites: Number.POSITIVE_INFINITY,
  faultAt: ({ fault }, request, isApplied) => wireFault(fault, request, isApplied),
  start,
};

const target: Target = {
  system: 'asana',
  where: { by: 'made', objectType: 'task' },
  ownerProperty: 'assignee',
  fields: [
    { field: 'project', from: { kind: 'text', text: kickoffs.gid } },
    { field: 'name', from: { kind: 'text', text: 'Kickoff: {company}' } },
  ],
  expect: [],
  readBackAfterSeconds: 1,
};

function person(firstName: string): string {
  return users.find(({ name }) => name.startsWith(firstName))?.gid ?? firstName;
}

const PUT_AWAY = '.put-away.';

async function start(now: () => number): Promise<RunningFaultSystem> {
  const running = await startSandboxAsana({ port: 0, now, token: TOKEN, requestsPerMinute: 100_000 });
  const sandbox = new Sandbox(running.url, {
    ...{ write: { pathPattern: '/api/1.0/tasks*' }, read: { pathPattern: '/api/1.0/tasks*' } },
    token: { method: 'POST', pathPattern: asanaTokenUrl(running.apiUrl).pathname },
  });
  const tasks = async () => (await sandbox.ask('GET', 'tasks')) as readonly Task[];
  const live = (all: readonly Task[]) =>
    all.filter(({ external }) => external?.gid?.includes(PUT_AWAY) === false);
  const steps = async () => {
    const all = await tasks();
    return all.length + (all.length - live(all).length);
  };
  const access = await consented(
    {
      app: ASANA_APP,
      consentUrl: asanaConsentUrl(running.apiUrl),
      tokenUrl: asanaTokenUrl(running.apiUrl),
      credential: JSON.stringify(ASANA_APP),
    },
    now,
  );
  let known = 0;
  return {
    target,
    look: { record: { objectType: 'task', objectId: 'baton-nothing' }, property: 'assignee' },
    maya: person('Maya'),
    connector: () =>
      createAsanaConnector({
        ...{ baseUrl: running.apiUrl, timeoutMs: 5_000, now },
        tokens: tokenOrConsent(asanaTokenUrl(running.apiUrl), access),
      }),
    place: (fault, request) => sandbox.place(fault, request),
    isWaiting: () => sandbox.isWaiting(),
    clearFaults: () => sandbox.clearFaults(),
    endTokens: async () => {
      await sandbox.ask('POST', 'oauth/expire');
    },
    changeByAnother: async () => {
      const [task] = live(await tasks());
      if (task === undefined) throw new Error('there is no task to change');
      await sandbox.ask('PATCH', `tasks/${task.gid}`, { assignee: person('Priya') });
    },
    shown: async () => shownAs(live(await tasks())),
    writes: () => sandbox.writes(['POST', 'PUT']),
    applied: async () => (await steps()) - known,
    things: async () => (await tasks()).length,
    forget: async () => {
      known = await steps();
      await sandbox.ask('DELETE', 'requests');
    },
    carries: async ({ correlationId }) =>
      (await tasks()).every(({ external }) => external?.data === correlationId),
    stop: () => running.stop(),
  };
}

/** Before, there was no task. */
function shownAs([task]: readonly Task[]): Shown {
  if (task === undefined) return 'before';
  if (task.assignee === person('Maya')) return 'accepted';
  return task.assignee === null ? 'nobody' : 'another';
}
