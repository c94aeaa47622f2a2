import { playedSender } from '#test/scenario-support/played-sender.ts';
import { watchExchanges } from '#adapters/http/watch-exchanges.ts';
import type { memoryPorts } from '#adapters/memory/ports.ts';
import type { Surroundings } from '#application/ports.ts';
import type { ContractBundle } from '#domain/contract/bundle.ts';
import type { Mode } from '#domain/contract/mode.ts';
import type { Connector, SystemOfRecord, TargetRecord } from '#domain/ports/connector.ts';
import type { SecretsAdmin, TrySecret } from '#domain/ports/operations.ts';
import type { Settings } from '#domain/settings.ts';
import { admitEventHandler } from '#lambdas/admit-event/handler.ts';
import { advanceHandler } from '#lambdas/advance-handoff/handler.ts';
import { answerSlackHandler } from '#lambdas/answer-slack/handler.ts';
import { answerOfferHandler } from '#lambdas/answer-offer/handler.ts';
import { tendIncidentsHandler } from '#lambdas/tend-incidents/handler.ts';
import { traceHandoffHandler } from '#lambdas/trace-handoff/handler.ts';
import { showIncidentsHandler } from '#lambdas/show-incidents/handler.ts';
import { compareHandoffHandler } from '#lambdas/compare-handoff/handler.ts';
import { decideIncidentHandler } from '#lambdas/decide-incident/handler.ts';
import { followHandoffHandler } from '#lambdas/follow-handoff/handler.ts';
import { lookUpHandler } from '#lambdas/look-up/handler.ts';
import { measureContractsHandler } from '#lambdas/measure-contracts/handler.ts';
import { noteDeliveryHandler } from '#lambdas/note-delivery/handler.ts';
import { offerHandoffHandler } from '#lambdas/offer-handoff/handler.ts';
import { operateHandler } from '#lambdas/operate/handler.ts';
import { receiveWebhookHandler } from '#lambdas/receive-webhook/handler.ts';
import { rehearseHandoffHandler } from '#lambdas/rehearse-handoff/handler.ts';
import { relayHandler } from '#lambdas/relay/handler.ts';
import { sendNoticeHandler } from '#lambdas/send-notice/handler.ts';
import { showMyWorkHandler } from '#lambdas/show-my-work/handler.ts';
import { storeSecretHandler } from '#lambdas/store-secret/handler.ts';
import { startSyncHandler } from '#lambdas/start-sync/handler.ts';
import { syncTargetHandler } from '#lambdas/sync-target/handler.ts';
import { wakeHandler } from '#lambdas/wake/handler.ts';
import { watchdogHandler } from '#lambdas/watchdog/handler.ts';
import type { Around } from './around.ts';
import { wrapPorts } from './around.ts';
import type { MeteredRuntime } from '#lambdas/_runtime/metered.ts';
import type { ToldNumber } from './kept-metrics.ts';
import { silentRuntimeOf } from './silent-runtime.ts';
import { toldExchange } from './told-exchange.ts';

export const CLIENT_SECRET_NAME = 'hubspot-client-secret';
export const SIGNING_SECRET_NAME = 'slack-signing-secret';
/** How often the watchdog of a stage goes round. */
export const WATCHDOG_SECONDS = 300;
export const PUBLIC_BASE_URL = 'https://baton.example.com';

/** What all Lambdas of one stage share. */
export interface Surrounded extends Surroundings {
  readonly memory: ReturnType<typeof memoryPorts>;
  readonly connector: SystemOfRecord;
  /** The systems that are targets only. */
  readonly others: Readonly<Record<string, Connector>>;
  readonly bundle: ContractBundle;
  readonly settings: Settings;
  readonly mode: Mode;
  readonly sleep: (seconds: number) => Promise<void>;
  /** The numbers that were published. */
  readonly told: ToldNumber[];
}

const secretsAdmin: SecretsAdmin = {
  names: [],
  put: async () => undefined,
  look: async () => ({ since: '2030-01-01T00:00:00.000Z' }),
};
const trySecret: TrySecret = async () => ({ kind: 'accepted' });
const sender = playedSender();

/** The ports of one process, which all go through `around`. */
function portsOf({ memory, connector, others, ...surroundings }: Surrounded, around: Around) {
  const wrapped = wrapSource(connector, around);
  const wrappedOthers = Object.entries(others).map(
    ([name, other]) => [name, wrapConnector(name, other, around)] as const,
  );
  return {
    ...wrapPorts(memory, around),
    ...surroundings,
    ...{
      secretsAdmin,
      trySecret,
      ...{ grants: {}, connections: {} },
      sender,
      members: undefined,
      watchdogSeconds: WATCHDOG_SECONDS,
      connector: wrapped,
      connectors: { ...Object.fromEntries(wrappedOthers), hubspot: wrapped },
    },
    watchExchanges,
    storedVersions: new Set<string>(),
    publicBaseUrl: PUBLIC_BASE_URL,
    clientSecretName: CLIENT_SECRET_NAME,
    signingSecretName: SIGNING_SECRET_NAME,
    portal: { appUrl: 'https://app.hubspot.com', portalId: '62515' },
  };
}

type Ports = ReturnType<typeof portsOf>;

const LAMBDAS = {
  'receive-webhook': (ports: Ports, runtime: MeteredRuntime) => receiveWebhookHandler(ports, runtime),
  'admit-event': (ports: Ports, runtime: MeteredRuntime) => admitEventHandler(ports, runtime),
  relay: (ports: Ports, runtime: MeteredRuntime) => relayHandler(ports, runtime),
  'offer-handoff': (ports: Ports, runtime: MeteredRuntime) => offerHandoffHandler(ports, runtime),
  'answer-offer': (ports: Ports, runtime: MeteredRuntime) => answerOfferHandler(ports, runtime),
  'answer-slack': (ports: Ports, runtime: MeteredRuntime) => answerSlackHandler(ports, runtime),
  'advance-handoff': (ports: Ports, runtime: MeteredRuntime) => advanceHandler(ports, runtime),
  'start-sync': (ports: Ports, runtime: MeteredRuntime) => startSyncHandler(ports, runtime),
  'sync-target': (ports: Ports, runtime: MeteredRuntime) => syncTargetHandler(ports, runtime),
  wake: (ports: Ports, runtime: MeteredRuntime) => wakeHandler(ports, runtime),
  watchdog: (ports: Ports, runtime: MeteredRuntime) => watchdogHandler(ports, runtime),
  'measure-contracts': (ports: Ports, runtime: MeteredRuntime) => measureContractsHandler(ports, runtime),
  'decide-incident': (ports: Ports, runtime: MeteredRuntime) => decideIncidentHandler(ports, runtime),
  'follow-handoff': (ports: Ports, runtime: MeteredRuntime) => followHandoffHandler(ports, runtime),
  'show-my-work': (ports: Ports, runtime: MeteredRuntime) => showMyWorkHandler(ports, runtime),
  operate: (ports: Ports, runtime: MeteredRuntime) => operateHandler(ports, runtime),
  'store-secret': (ports: Ports, runtime: MeteredRuntime) => storeSecretHandler(ports, runtime),
  'look-up': (ports: Ports, runtime: MeteredRuntime) => lookUpHandler(ports, runtime),
  'tend-incidents': (ports: Ports, runtime: MeteredRuntime) => tendIncidentsHandler(ports, runtime),
  'show-incidents': (ports: Ports, runtime: MeteredRuntime) => showIncidentsHandler(ports, runtime),
  'trace-handoff': (ports: Ports, runtime: MeteredRuntime) => traceHandoffHandler(ports, runtime),
  'compare-handoff': (ports: Ports, runtime: MeteredRuntime) => compareHandoffHandler(ports, runtime),
  'rehearse-handoff': (ports: Ports, runtime: MeteredRuntime) => rehearseHandoffHandler(ports, runtime),
  'send-notice': (ports: Ports, runtime: MeteredRuntime) => sendNoticeHandler(ports, runtime),
  'note-delivery': (ports: Ports, runtime: MeteredRuntime) => noteDeliveryHandler(ports, runtime),
};
export type LambdaName = keyof typeof LAMBDAS;

/** One process of one Lambda, as the platform calls it. */
export function lambdaOf(
  name: LambdaName,
  stage: Surrounded,
  around: Around,
): (event: unknown) => Promise<unknown> {
  const runtime = silentRuntimeOf(stage.told, stage.now);
  const handler = LAMBDAS[name](portsOf(stage, around), runtime) as (event: unknown) => Promise<unknown>;
  return async (event) => {
    try {
      return await handler(event);
    } finally {
      runtime.metrics.publishStoredMetrics();
    }
  };
}

function wrapSource(connector: SystemOfRecord, around: Around): SystemOfRecord {
  return {
    ...wrapConnector('hubspot', connector, around),
    links: (record, kinds) => around('hubspot.links', () => connector.links(record, kinds)),
  };
}

function wrapConnector(name: string, connector: Connector, around: Around): Connector {
  const { create, archive } = connector;
  const pathOf = ({ objectType, objectId }: TargetRecord): string => `/${objectType}/${objectId}`;
  return {
    read: (record, properties) =>
      toldExchange({ method: 'GET', path: `${pathOf(record)}?properties=${properties.join(',')}` }, () =>
        around(`${name}.read`, () => connector.read(record, properties)),
      ),
    write: (record, properties, call) =>
      toldExchange({ method: 'PATCH', path: pathOf(record), body: { properties } }, () =>
        around(`${name}.write`, () => connector.write(record, properties, call)),
      ),
    fields: (objectType) =>
      toldExchange({ method: 'GET', path: `/${objectType}` }, () =>
        around(`${name}.fields`, () => connector.fields(objectType)),
      ),
    isSame: connector.isSame,
    ...(create === undefined
      ? {}
      : {
          create: (record, properties, call) =>
            toldExchange({ method: 'POST', path: pathOf(record), body: { properties } }, () =>
              around(`${name}.create`, () => create(record, properties, call)),
            ),
        }),
    ...(archive === undefined
      ? {}
      : {
          archive: (record, call) =>
            toldExchange({ method: 'POST', path: pathOf(record) }, () =>
              around(`${name}.archive`, () => archive(record, call)),
            ),
        }),
  };
}
