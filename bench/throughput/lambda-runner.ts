import { watchExchanges } from '#adapters/http/watch-exchanges.ts';
import type { ContractBundle } from '#domain/contract/bundle.ts';
import type { Connector } from '#domain/ports/connector.ts';
import type { ConnectorMessage } from '#domain/ports/platform.ts';
import type { Settings } from '#domain/settings.ts';
import { relayHandler } from '#lambdas/relay/handler.ts';
import { startSyncHandler } from '#lambdas/start-sync/handler.ts';
import { syncTargetHandler } from '#lambdas/sync-target/handler.ts';
import { wakeHandler } from '#lambdas/wake/handler.ts';
import { watchdogHandler } from '#lambdas/watchdog/handler.ts';
import { inserted } from '#test/scenario-support/inserted.ts';
import { silentRuntime } from '#test/scenario-support/silent-runtime.ts';
import { oneRecord } from './one-record.ts';
import type { Passage } from './one-record.ts';
import type { VirtualPorts } from './virtual-ports.ts';
import type { VirtualTime } from './virtual-time.ts';

export interface LambdaSurroundings {
  readonly time: VirtualTime;
  readonly random: () => number;
  readonly ports: VirtualPorts;
  readonly bundle: ContractBundle;
  readonly settings: Settings;
}

type Connectors = Readonly<Record<string, Connector>>;

/** The project's own handlers. Each answers false if it has failed. */
export class LambdaRunner {
  /** What no handler expected. */
  readonly errors: unknown[] = [];
  readonly #ports;
  #ids = 0;

  constructor({ time, random, ports, bundle, settings }: LambdaSurroundings) {
    this.#ports = {
      ...{ ...ports, random, bundle, settings, watchExchanges, now: time.iso },
      newId: () => (this.#ids += 1).toString(16).padStart(32, '0'),
      sleep: (seconds: number) => time.sleep(seconds),
      portal: { appUrl: 'https://app.hubspot.com', portalId: '62515' },
    };
  }

  /** A process that keeps its connectors. */
  worker(connectors: Connectors): (message: ConnectorMessage, passage: Passage) => Promise<boolean> {
    const handler = syncTargetHandler({ ...this.#ports, connectors }, silentRuntime);
    return (message, passage) => this.#passed(() => handler(oneRecord(message, passage)));
  }

  wake(subjectId: string): Promise<boolean> {
    return this.#passed(() => wakeHandler(this.#ports, silentRuntime)(oneRecord({ subjectId })));
  }

  relay(subject: string): Promise<boolean> {
    // Which commit it is matters to numbers alone, and nobody reads those here.
    const record = inserted(subject, 1);
    return this.#passed(() => relayHandler(this.#ports, silentRuntime)({ Records: [record] }));
  }

  startSync(handoffId: string, run: number, token: string): Promise<boolean> {
    const event = { handoffId, run, token, wait: 'sync' };
    return this.#passed(() => startSyncHandler(this.#ports, silentRuntime)(event));
  }

  watchdog(): Promise<boolean> {
    return this.#passed(watchdogHandler(this.#ports, silentRuntime));
  }

  async #passed(act: () => Promise<unknown>): Promise<boolean> {
    try {
      const answer = await act();
      return answer === undefined || JSON.stringify(answer) === NONE_FAILED;
    } catch (error) {
      this.errors.push(error);
      return false;
    }
  }
}

const NONE_FAILED = '{"batchItemFailures":[]}';
