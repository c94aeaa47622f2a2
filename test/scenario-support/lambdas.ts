import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { memoryPorts } from '#adapters/memory/ports.ts';
import type { World } from '#adapters/memory/world.ts';
import type { Surroundings } from '#application/ports.ts';
import type { ContractBundle } from '#domain/contract/bundle.ts';
import type { Connector } from '#domain/ports/connector.ts';
import type { SecretsAdmin, Sender } from '#domain/ports/operations.ts';
import type { Settings } from '#domain/settings.ts';
import { admitEventHandler } from '#lambdas/admit-event/handler.ts';
import { advanceHandler } from '#lambdas/advance-handoff/handler.ts';
import { answerOfferHandler } from '#lambdas/answer-offer/handler.ts';
import { decideIncidentHandler } from '#lambdas/decide-incident/handler.ts';
import { offerHandoffHandler } from '#lambdas/offer-handoff/handler.ts';
import { operateHandler } from '#lambdas/operate/handler.ts';
import { receiveWebhookHandler } from '#lambdas/receive-webhook/handler.ts';
import { relayHandler } from '#lambdas/relay/handler.ts';
import { sendNoticeHandler } from '#lambdas/send-notice/handler.ts';
import { startSyncHandler } from '#lambdas/start-sync/handler.ts';
import { syncTargetHandler } from '#lambdas/sync-target/handler.ts';
import { wakeHandler } from '#lambdas/wake/handler.ts';
import { watchdogHandler } from '#lambdas/watchdog/handler.ts';
import type { Around } from './around.ts';
import { wrapPorts } from './around.ts';

export const CLIENT_SECRET_NAME = 'hubspot-client-secret';
export const PUBLIC_BASE_URL = 'https://baton.example.com';

/** Nobody reads the metrics here, and thousands of them would be printed. */
class NoMetrics extends Metrics {
  override addMetric(): void {
    return undefined;
  }
}

const runtime = {
  logger: new Logger({ logLevel: 'SILENT' }),
  metrics: new NoMetrics({ namespace: 'Scenarios' }),
};

/** What all Lambdas of one stage share. */
export interface Surrounded extends Surroundings {
  readonly world: World;
  readonly connector: Connector;
  readonly bundle: ContractBundle;
  readonly settings: Settings;
  readonly sleep: (seconds: number) => Promise<void>;
}

const secretsAdmin: SecretsAdmin = { put: async () => undefined, look: async () => 'set' };
const sender: Sender = { address: 'baton@example.com', look: async () => 'ready' };

/** One "process": every Lambda, on ports of its own that all go through `around`. */
export function lambdasOf(stage: Surrounded, around: Around) {
  const { bundle, settings, now, newId, random, sleep } = stage;
  const ports = {
    ...wrapPorts(memoryPorts(stage.world), around),
    ...{ bundle, settings, now, newId, random, sleep, secretsAdmin, sender },
    connector: wrapConnector(stage.connector, around),
    publicBaseUrl: PUBLIC_BASE_URL,
    clientSecretName: CLIENT_SECRET_NAME,
    portal: { appUrl: 'https://app.hubspot.com', portalId: '62515' },
  };
  const withConnectors = { ...ports, connectors: { hubspot: ports.connector } };
  return {
    'receive-webhook': receiveWebhookHandler(ports, runtime),
    'admit-event': admitEventHandler(ports, runtime),
    relay: relayHandler(ports, runtime),
    'offer-handoff': offerHandoffHandler(ports, runtime),
    'answer-offer': answerOfferHandler(ports, runtime),
    'advance-handoff': advanceHandler(ports, runtime),
    'start-sync': startSyncHandler(ports, runtime),
    'sync-target': syncTargetHandler(withConnectors, runtime),
    wake: wakeHandler(ports, runtime),
    watchdog: watchdogHandler(ports, runtime),
    'decide-incident': decideIncidentHandler(ports, runtime),
    operate: operateHandler(ports, runtime),
    'send-notice': sendNoticeHandler(ports, runtime),
  };
}

function wrapConnector(connector: Connector, around: Around): Connector {
  return {
    read: (record, properties) => around('hubspot.read', () => connector.read(record, properties)),
    write: (record, properties) => around('hubspot.write', () => connector.write(record, properties)),
    isSame: connector.isSame,
  };
}

export type Lambdas = ReturnType<typeof lambdasOf>;
export type LambdaName = keyof Lambdas;
