import { fireTimers } from '#adapters/memory/timers.ts';
import { createWorld } from '#adapters/memory/world.ts';
import type { World } from '#adapters/memory/world.ts';
import { memoryPorts } from '#adapters/memory/ports.ts';
import type { ContractBundle } from '#domain/contract/bundle.ts';
import { contractDigest } from '#domain/contract/contract-digest.ts';
import type { Contract } from '#domain/contract/contract.ts';
import type { Mode } from '#domain/contract/mode.ts';
import type { Directory } from '#domain/contract/directory.ts';
import type { Connector, SystemOfRecord } from '#domain/ports/connector.ts';
import { addSeconds } from '#domain/time.ts';
import { sampleContract, sampleDirectory } from '../unit/contract/sample.ts';
import { FakeHubSpot } from './hubspot.ts';
import { CLIENT_SECRET_NAME, lambdaOf, SIGNING_SECRET_NAME, WATCHDOG_SECONDS } from './lambdas.ts';
import type { LambdaName } from './lambdas.ts';
import { Life } from './life.ts';
import type { Fates } from './life.ts';
import { FakeSystem } from './other-system.ts';
import { inserted } from './inserted.ts';
import type { ToldNumber } from './kept-metrics.ts';
import { Mailbox } from './mailbox.ts';
import type { Letter } from './mailbox.ts';
import { Workflow } from './workflow.ts';
import type { Execution, Invoked } from './workflow.ts';

/** As in production: five minutes for a machine step, less for a lease, less again for a claim. */
export const SETTINGS = { stepSeconds: 300, planLeaseSeconds: 120, claimSeconds: 60, backoffSeconds: 5 };
const STEPS_AT_MOST = 5000;

/** Something that the platform can do next. */
export type Work =
  | { readonly kind: 'workflow'; readonly execution: Execution }
  | { readonly kind: 'stream'; readonly subjects: readonly string[] }
  | { readonly kind: 'letter'; readonly letter: Letter };

/** A whole Baton in one process, with a clock to push. */
export class Stage {
  readonly world: World;
  readonly fates: Fates = { calls: [], crashes: [], doom: undefined, gate: undefined };
  /** The numbers that Lambdas published. */
  readonly told: ToldNumber[] = [];
  readonly errors: { readonly lambda: LambdaName; readonly error: unknown }[] = [];
  readonly hubspot = new FakeHubSpot(() => this.now());
  readonly salesforce = new FakeSystem(false);
  readonly asana = new FakeSystem(true);
  /** What really answers instead of the HubSpot in memory, and connectors of systems that do, by the names of their targets. */
  systemOfRecord: SystemOfRecord | undefined;
  readonly answering = new Map<string, Connector>();
  readonly mailbox: Mailbox;
  readonly workflow: Workflow;
  readonly contract: Contract;
  bundle: ContractBundle;
  /** What the stage allows under any contract. */
  mode: Mode = 'enforce';
  isStreamPaused = false;
  /** Rounds of the watchdog after which everything must be whole again. */
  patience = 3;
  /** Which of several things that can be done next is done. */
  choose: (count: number) => number = () => 0;
  #now = '2030-01-31T12:00:00.000Z';
  #ids = 0;
  #processes = 0;
  #streamed = new Map<string, number>();
  readonly #memory: ReturnType<typeof memoryPorts>;

  constructor(
    contract: Contract = sampleContract,
    directory: Directory = sampleDirectory,
    world: World = createWorld(),
    others: readonly Contract[] = [],
  ) {
    this.world = world;
    this.#memory = memoryPorts(world);
    this.mailbox = new Mailbox(world, () => this.now());
    this.workflow = new Workflow(world, (lambda, event) => this.invoke(lambda, event));
    this.contract = contract;
    this.bundle = bundleOf(directory, [contract, ...others]);
    this.world.secrets.set(CLIENT_SECRET_NAME, 'the client secret');
    this.world.secrets.set(SIGNING_SECRET_NAME, 'the signing secret');
  }

  /** Another stage at which everything stands as on this one. */
  fork(): Stage {
    const { contract, bundle } = this;
    const copy = new Stage(contract, bundle.directory, structuredClone(this.world));
    copy.bundle = bundle;
    this.hubspot.copyTo(copy.hubspot);
    this.salesforce.copyTo(copy.salesforce);
    this.asana.copyTo(copy.asana);
    this.mailbox.copyTo(copy.mailbox);
    this.workflow.copyTo(copy.workflow);
    for (const [name, system] of this.answering) copy.answering.set(name, system);
    copy.mode = this.mode;
    copy.isStreamPaused = this.isStreamPaused;
    copy.#now = this.#now;
    copy.#ids = this.#ids;
    copy.#processes = this.#processes;
    copy.#streamed = new Map(this.#streamed);
    return copy;
  }

  readonly now = (): string => this.#now;
  readonly newId = (): string => (this.#ids += 1).toString(16).padStart(32, '0');

  /** From now on these are the contracts; what began under others goes on under those. */
  deploy(...contracts: readonly Contract[]): void {
    this.bundle = bundleOf(this.bundle.directory, contracts);
  }

  /** Runs one Lambda once. A process that died has failed, whatever it answered before. */
  async invoke(name: LambdaName, event: unknown): Promise<Invoked> {
    const life = new Life(this.fates, name, (this.#processes += 1));
    const { bundle, mode, now, newId } = this;
    const memory = this.#memory;
    const connector = this.systemOfRecord ?? this.hubspot.connector();
    const others = this.#connected();
    const sleep = async (seconds: number) => this.#moveClock(addSeconds(this.#now, seconds));
    const surrounded = {
      memory,
      connector,
      others,
      bundle,
      settings: SETTINGS,
      mode,
      now,
      newId,
      random: () => 0.5,
      sleep,
      told: this.told,
    };
    const handler = lambdaOf(name, surrounded, life.around);
    try {
      const answer = await handler(event);
      return life.isOver ? { outcome: 'failed' } : { outcome: 'answered', answer };
    } catch (error) {
      if (!life.isOver) this.errors.push({ lambda: name, error });
      return { outcome: 'failed' };
    }
  }

  /** The systems besides that of record that the stage has settings for. */
  #connected(): Readonly<Record<string, Connector>> {
    const { salesforce, asana } = this;
    const connected = Object.entries({ salesforce, asana }).filter(([, { isConnected }]) => isConnected);
    const fakes = connected.map(([name, system]) => [name, system.connector()] as const);
    return Object.fromEntries([...fakes, ...this.answering]);
  }

  /** Does everything that can be done without time going by. */
  async run(): Promise<void> {
    for (let step = 0; step < STEPS_AT_MOST; step += 1) {
      const works = this.ready();
      const work = works[this.choose(works.length)];
      if (work === undefined) return;
      await this.start(work);
    }
    throw new Error('the stage does not come to rest');
  }

  /** Goes on step by step until something is true; whatever else could be done is left undone. */
  async runUntil(isTrue: () => boolean): Promise<void> {
    for (let step = 0; step < STEPS_AT_MOST && !isTrue(); step += 1) {
      const [work] = this.ready();
      if (work === undefined) break;
      await this.start(work);
    }
    if (!isTrue()) throw new Error(`never: ${isTrue.toString()}`);
  }

  ready(): readonly Work[] {
    fireTimers(this.world, this.#now);
    return [
      ...this.workflow.ready().map((execution) => ({ kind: 'workflow', execution }) as const),
      ...this.#streamReady(),
      ...this.mailbox.ready().map((letter) => ({ kind: 'letter', letter }) as const),
    ];
  }

  async start(work: Work): Promise<void> {
    switch (work.kind) {
      case 'workflow':
        return this.workflow.step(work.execution);
      case 'stream':
        return this.#relay(work.subjects);
      case 'letter':
        return this.#deliver(work.letter);
    }
  }

  /** Lets time go by, from one thing that is due to the next. */
  async pass(seconds: number): Promise<void> {
    const end = addSeconds(this.#now, seconds);
    await this.run();
    for (let next = this.#nextAt(); next !== undefined && next <= end; next = this.#nextAt()) {
      this.#moveClock(next);
      await this.run();
    }
    this.#moveClock(end);
    await this.run();
  }

  /** Time goes by, and nothing of ours runs meanwhile. */
  skip(seconds: number): void {
    this.#moveClock(addSeconds(this.#now, seconds));
  }

  /** Rounds of the watchdog, each after its five minutes. */
  async rounds(count: number): Promise<void> {
    for (let round = 0; round < count; round += 1) {
      await this.pass(WATCHDOG_SECONDS);
      await this.invoke('watchdog', {});
      await this.run();
    }
  }

  #nextAt(): string | undefined {
    const timers = [...this.world.timers.values()].map(({ at }) => at);
    const letter = this.mailbox.nextAt();
    return [...timers, ...(letter === undefined ? [] : [letter])].sort()[0];
  }

  #moveClock(to: string): void {
    if (to > this.#now) this.#now = to;
  }

  /** The log's stream: every new commit is a hint. */
  #streamReady(): readonly Work[] {
    if (this.isStreamPaused) return [];
    const subjects = [...this.world.commits].flatMap(([subject, commits]) =>
      commits.length > (this.#streamed.get(subject) ?? 0) ? [subject] : [],
    );
    return subjects.length === 0 ? [] : [{ kind: 'stream', subjects }];
  }

  async #relay(subjects: readonly string[]): Promise<void> {
    const before = new Map(this.#streamed);
    const records = subjects.flatMap((subject) => {
      const seqs = (this.world.commits.get(subject) ?? []).map(({ seq }) => seq);
      this.#streamed.set(subject, seqs.length);
      return seqs.slice(before.get(subject) ?? 0).map((seq) => inserted(subject, seq));
    });
    const { outcome } = await this.invoke('relay', { Records: records });
    if (outcome === 'failed')
      for (const subject of subjects) this.#streamed.set(subject, before.get(subject) ?? 0);
  }

  async #deliver(letter: Letter): Promise<void> {
    this.mailbox.take(letter);
    const record = { messageId: this.newId(), ...receivedAt(this.now(), letter) };
    const invoked = await this.invoke(letter.lambda, { Records: [record] });
    if (invoked.outcome === 'failed' || hasFailures(invoked.answer)) this.mailbox.giveBack(letter);
  }
}

/** As SQS gives it to a Lambda. */
function receivedAt(now: string, { body, sentAt, delaySeconds, received }: Letter): object {
  const attributes = {
    SentTimestamp: String(Date.parse(sentAt)),
    ApproximateFirstReceiveTimestamp: String(Date.parse(now)),
    ApproximateReceiveCount: String(received + 1),
  };
  const delay = { delaySeconds: { dataType: 'Number', stringValue: String(delaySeconds) } };
  const messageAttributes = delaySeconds === 0 ? {} : delay;
  return { body: JSON.stringify(body), attributes, messageAttributes, eventSource: 'aws:sqs' };
}

function hasFailures(answer: unknown): boolean {
  return JSON.stringify(answer) !== '{"batchItemFailures":[]}';
}

function bundleOf(directory: Directory, contracts: readonly Contract[]): ContractBundle {
  return {
    contracts: contracts.map((contract) => ({ digest: contractDigest(contract), contract })),
    directory,
  };
}
