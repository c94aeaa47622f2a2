import type { World } from '#adapters/memory/world.ts';
import type { ContractBundle } from '#domain/contract/bundle.ts';
import type { TargetSystem } from '#domain/contract/target.ts';
import type { Commit } from '#domain/log/commit.ts';
import type { Connector } from '#domain/ports/connector.ts';
import type { ConnectorMessage } from '#domain/ports/platform.ts';
import type { Settings } from '#domain/settings.ts';
import type { Passage } from './one-record.ts';
import { LambdaRunner } from './lambda-runner.ts';
import { VISIBILITY_SECONDS } from './shipped.ts';
import type { Surroundings } from './systems/system.ts';
import { VirtualQueue } from './virtual-queue.ts';
import { virtualPorts } from './virtual-ports.ts';

/** What a Lambda needs for its own tables, beside the requests to systems: an assumption. */
export const OWN_SECONDS = 0.1;
/** From a commit to its effects, and from the start of a run to its wait: an assumption. */
export const PLATFORM_SECONDS = 0.5;
const WATCHDOG_SECONDS = 300;
/** As `lib/queues.ts` and `lib/constructs/queue-with-consumer.ts` have them. */
const WAKERS = 10;
const RECEIVED_AT_MOST = 5;
/** A relay that fails gets its batch again. */
const RELAYED_AGAIN_SECONDS = 1;

export interface PlatformSettings {
  readonly bundle: ContractBundle;
  readonly settings: Settings;
  /** How many workers each queue has. */
  readonly workers: ReadonlyMap<TargetSystem, number>;
  /** Of a process that has just begun. */
  readonly connectors: () => Readonly<Record<string, Connector>>;
}

/** What AWS does between the handlers, on virtual time: stream, queues, timers, the workflow's waits, the watchdog. */
export class Platform {
  /** All that was committed, in its order. */
  readonly commits: Commit[] = [];
  readonly runner: LambdaRunner;
  readonly #surroundings: Surroundings;
  readonly #world: World;
  readonly #queues: ReadonlyMap<string, VirtualQueue<ConnectorMessage>>;
  readonly #wakes: VirtualQueue<string>;
  readonly #toRelay = new Set<string>();

  constructor(surroundings: Surroundings, world: World, platform: PlatformSettings) {
    const { time, random } = surroundings;
    const { bundle, settings } = platform;
    this.#surroundings = surroundings;
    this.#world = world;
    const ports = virtualPorts(world, time, random, {
      committed: (commit) => {
        this.commits.push(commit);
        this.#relayLater(commit.subjectId, PLATFORM_SECONDS);
      },
      connect: (message, delaySeconds) => {
        this.send(message, delaySeconds);
      },
      wake: (subjectId) => {
        this.#wakes.send(subjectId, 0);
      },
      run: (handoffId, run) => {
        time.after(PLATFORM_SECONDS, () => this.#beginRun(handoffId, run));
      },
    });
    this.runner = new LambdaRunner({ time, random, ports, bundle, settings });
    this.#queues = this.#queuesOf(platform);
    this.#wakes = this.#queue(Array.from({ length: WAKERS }, () => (subject) => this.runner.wake(subject)));
    time.after(WATCHDOG_SECONDS, () => this.#watch());
  }

  send(message: ConnectorMessage, delaySeconds: number): void {
    this.#queues.get(message.target)?.send(message, delaySeconds);
  }

  #queuesOf({ workers, connectors }: PlatformSettings): ReadonlyMap<string, VirtualQueue<ConnectorMessage>> {
    return new Map(
      [...workers].map(([target, count]) => {
        const processes = Array.from({ length: count }, () => this.runner.worker(connectors()));
        return [target, this.#queue(processes)];
      }),
    );
  }

  #queue<Body>(
    processes: readonly ((body: Body, passage: Passage) => Promise<boolean>)[],
  ): VirtualQueue<Body> {
    const { time } = this.#surroundings;
    const settings = { visibilitySeconds: VISIBILITY_SECONDS, receivedAtMost: RECEIVED_AT_MOST };
    return new VirtualQueue(
      time,
      { workers: processes.length, ...settings },
      async (body, worker, passage) => {
        await time.sleep(OWN_SECONDS);
        return (await processes[worker]?.(body, passage)) ?? false;
      },
    );
  }

  /** Hints of one subject that come close together are one batch. */
  #relayLater(subject: string, seconds: number): void {
    if (this.#toRelay.has(subject)) return;
    this.#toRelay.add(subject);
    this.#surroundings.time.after(seconds, async () => {
      this.#toRelay.delete(subject);
      if (!(await this.runner.relay(subject))) this.#relayLater(subject, RELAYED_AGAIN_SECONDS);
    });
  }

  /** Nothing is offered any more: such a run goes through to its wait for the systems. */
  async #beginRun(handoffId: string, run: number): Promise<void> {
    const token = `${handoffId}-${String(run)}`;
    this.#world.tasks.set(token, {});
    await this.runner.startSync(handoffId, run, token);
  }

  async #watch(): Promise<void> {
    await this.runner.watchdog();
    this.#surroundings.time.after(WATCHDOG_SECONDS, () => this.#watch());
  }
}
